#pragma once

#include "services/Task.h"
#include "store/AuditLog.h"

namespace danlu::services {

using store::AuditFilter;
/// [{sequence, time, actor, role, action, object, outcome, details, session, hash}]; details are null while locked.
Result<Json> listAudit(const store::ProjectFile& project, const AuditFilter& filter);
/// Checks the whole log and writes down that it was checked, where the project is unlocked: {ok, entries, root, anchored, macs_checked, problems}.
Result<Json> verifyAudit(store::ProjectFile& project);
/// Writes the log, one JSON object per line, and an audit row that says so.
Result<std::int64_t> exportAudit(store::ProjectFile& project, const Path& file);

} // namespace danlu::services
