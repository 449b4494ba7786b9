#pragma once

#include "services/Task.h"
#include "store/AuditLog.h"

namespace danlu::services {

using store::AuditFilter;
using store::AuditIndex;
using store::AuditOrder;
using store::AuditOutcomes;
/// [{sequence, time, actor, role, action, object, outcome, details, session, hash}]; details are null while locked.
Result<Json> listAudit(const store::ProjectFile& project, const AuditFilter& filter);
/// Which entries a filter leaves, and on which days: what a list of any length is laid out by.
Result<AuditIndex> indexAudit(const store::ProjectFile& project, const AuditFilter& filter);
/// One entry with what chains it: listAudit's keys and {previous, mac, boot}. `previous` is the hash of the entry before, null for the first.
Result<Json> showAudit(const store::ProjectFile& project, std::int64_t sequence);
/// {entries, tallies:[{actor, action, outcome, entries}], anchor:{file, points, entries}, checked:{time, entries, outcome, details} | null}: who did what
/// how often, what vouches for the log from outside, and when it was last checked.
Result<Json> auditFacts(const store::ProjectFile& project);
/// Checks the whole log and writes down that it was checked, where the project is unlocked: {ok, entries, root, anchored, macs_checked, problems}.
Result<Json> verifyAudit(store::ProjectFile& project, const Task& task = {});
/// Writes the log, one JSON object per line, and an audit row that says so.
Result<std::int64_t> exportAudit(store::ProjectFile& project, const Path& file);

} // namespace danlu::services
