#pragma once

#include "data/shapes/Turns.h"

namespace danlu::data {

/// What stands before the question in alpaca's form: `system`, and `history` as [[question, answer] …].
Result<std::vector<Turn>> openingTurns(const Record& record, std::string_view systemColumn, std::string_view historyColumn);

} // namespace danlu::data
