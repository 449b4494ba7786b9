#pragma once

#include "data/shapes/Turns.h"

namespace danlu::data {

/// A row whose turns are a list in `column`, with the system prompt in it or in a column of its own.
Result<Row> conversationRow(const Record& record, std::string_view column, std::string_view systemColumn);

} // namespace danlu::data
