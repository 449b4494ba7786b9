#include "services/audit/Audit.h"

#include "store/Anchor.h"

namespace danlu::services {
namespace {

Json jsonOf(const store::AuditEntry& entry) {
    Json json{{"sequence", entry.sequence}, {"time", isoTime(entry.utcMillis)}, {"actor", entry.actor},    {"role", entry.role},
              {"action", entry.action},     {"object", entry.object},           {"outcome", entry.outcome}};
    json["details"] = entry.details;
    json["session"] = entry.session;
    json["hash"] = entry.hash;
    return json;
}

Json jsonOf(const store::AuditVerdict& verdict) {
    return {{"ok", verdict.problems.empty()}, {"entries", verdict.entries},          {"root", verdict.root},
            {"anchored", verdict.anchored},   {"macs_checked", verdict.macsChecked}, {"problems", verdict.problems}};
}

/// As its head says, without reading it.
Result<std::int64_t> lengthOf(const store::ProjectFile& project) {
    DANLU_TRY(auto head, project.query("SELECT sequence FROM audit_head"));
    DANLU_TRY(const bool isThere, head.step());
    return isThere ? head.integer(0) : 0;
}

} // namespace

Result<Json> listAudit(const store::ProjectFile& project, const AuditFilter& filter) {
    DANLU_TRY(const auto entries, store::AuditLog(project).list(filter));
    Json list = Json::array();
    for (const auto& entry : entries)
        list.push_back(jsonOf(entry));
    return list;
}

Result<AuditIndex> indexAudit(const store::ProjectFile& project, const AuditFilter& filter) { return store::AuditLog(project).index(filter); }

Result<Json> showAudit(const store::ProjectFile& project, std::int64_t sequence) {
    AuditFilter two;
    two.after = sequence - 2;
    two.upTo = sequence;
    DANLU_TRY(const auto entries, store::AuditLog(project).list(two));
    if (entries.empty() || entries.back().sequence != sequence)
        return Error(ErrorCode::NotFound, "the audit log has no entry " + std::to_string(sequence));
    Json json = jsonOf(entries.back());
    json["previous"] = entries.size() > 1 ? Json(entries.front().hash) : Json();
    json["mac"] = entries.back().mac;
    json["boot"] = entries.back().bootId;
    return json;
}

Result<Json> auditFacts(const store::ProjectFile& project) {
    const store::AuditLog log(project);
    DANLU_TRY(const auto tallies, log.tallies());
    Json list = Json::array();
    std::int64_t entries = 0;
    for (const auto& tally : tallies) {
        entries += tally.entries;
        list.push_back({{"actor", tally.actor}, {"action", tally.action}, {"outcome", tally.outcome}, {"entries", tally.entries}});
    }
    const auto anchors = store::readAnchors(log.anchorFile());
    Json facts{{"entries", entries}, {"tallies", std::move(list)}, {"checked", nullptr}};
    facts["anchor"] = {{"file", log.anchorFile().string()}, {"points", anchors.size()}, {"entries", anchors.empty() ? 0 : anchors.back().size}};
    AuditFilter last;
    last.action = "audit.verify";
    last.order = AuditOrder::NewestFirst;
    last.limit = 1;
    DANLU_TRY(const auto checks, log.list(last));
    if (!checks.empty())
        facts["checked"] = jsonOf(checks.front());
    return facts;
}

Result<Json> verifyAudit(store::ProjectFile& project, const Task& task) {
    DANLU_TRY(const std::int64_t total, lengthOf(project));
    const double began = SystemClock().monotonicSeconds();
    DANLU_TRY(auto verdict, store::AuditLog(project).verify([&](std::int64_t done) {
        const double seconds = SystemClock().monotonicSeconds() - began;
        task.progress({"verifying", done, total, total > done ? seconds / double(done) * double(total - done) : 0, {}});
        return !task.stop.stop_requested();
    }));
    if (project.isUnlocked()) {
        const std::string outcome = verdict.problems.empty() ? "ok" : "broken";
        DANLU_CHECK(project.record({"audit.verify", project.name(), {{"entries", verdict.entries}, {"problems", verdict.problems.size()}}, outcome}));
    }
    return jsonOf(verdict);
}

Result<std::int64_t> exportAudit(store::ProjectFile& project, const Path& file) {
    DANLU_CHECK(project.record({"audit.export", project.name(), {{"file", file.string()}}, "ok"}));
    return store::AuditLog(project).exportTo(file);
}

} // namespace danlu::services
