#pragma once

#include "store/ProjectFile.h"

namespace danlu::store {

/// Sealed named values of a project ("labels.tickets", "export.folder").
Result<std::optional<Json>> setting(const ProjectFile& project, std::string_view key);
Result<> setSetting(Transaction& transaction, std::string_view key, const Json& value);

} // namespace danlu::store
