#include "services/audit/Audit.h"

namespace danlu::services {
namespace {

Json toJson(const store::AuditEntry& entry) {
    Json json{{"sequence", entry.sequence}, {"time", isoTime(entry.utcMillis)}, {"actor", entry.actor},    {"role", entry.role},
              {"action", entry.action},     {"object", entry.object},           {"outcome", entry.outcome}};
    json["details"] = entry.details;
    json["session"] = entry.session;
    json["hash"] = entry.hash;
    return json;
}

Json toJson(const store::AuditVerdict& verdict) {
    return {{"ok", verdict.problems.empty()}, {"entries", verdict.entries},          {"root", verdict.root},
            {"anchored", verdict.anchored},   {"macs_checked", verdict.macsChecked}, {"problems", verdict.problems}};
}

} // namespace

Result<Json> listAudit(const store::ProjectFile& project, const AuditFilter& filter) {
    DANLU_TRY(const auto entries, store::AuditLog(project).list(filter));
    Json list = Json::array();
    for (const auto& entry : entries)
        list.push_back(toJson(entry));
    return list;
}

Result<Json> verifyAudit(store::ProjectFile& project) {
    DANLU_TRY(auto verdict, store::AuditLog(project).verify());
    if (project.isUnlocked()) {
        const std::string outcome = verdict.problems.empty() ? "ok" : "broken";
        DANLU_CHECK(project.record({"audit.verify", project.name(), {{"entries", verdict.entries}, {"problems", verdict.problems.size()}}, outcome}));
    }
    return toJson(verdict);
}

Result<std::int64_t> exportAudit(store::ProjectFile& project, const Path& file) {
    DANLU_CHECK(project.record({"audit.export", project.name(), {{"file", file.string()}}, "ok"}));
    return store::AuditLog(project).exportTo(file);
}

} // namespace danlu::services
