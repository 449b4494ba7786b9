#include "ui/pages/home/HomeFacts.h"

#include "services/audit/Audit.h"
#include "services/dataset/Dataset.h"
#include "services/model/Model.h"
#include "ui/shell/Facts.h"

namespace danlu::ui {
namespace {

constexpr std::int64_t kMostRows = 5000; // of today, and of one kind of act
constexpr std::size_t kMostToday = 200;

Result<> gatherData(services::Project& project, HomeFacts& facts) {
    DANLU_TRY(const Json list, services::listDatasets(project));
    std::int64_t most = -1;
    for (const Json& each : list["datasets"]) {
        ++facts.datasets;
        if (const auto rows = each.value("rows", std::int64_t(0)); std::exchange(most, std::max(most, rows)) < rows)
            facts.dataset = textAt(each, "name");
    }
    if (facts.dataset.isEmpty())
        return ok();
    DANLU_TRY(const Json about, services::describeDataset(project, facts.dataset.toStdString()));
    const Json& versions = about["versions"];
    facts.versions = std::int64_t(versions.size());
    for (const Json& version : versions) {
        const auto rows = version.value("rows", std::int64_t(0));
        if (version.value("version", 0) == 1)
            facts.importedRows = rows;
        facts.rows = rows; // the last one's
    }
    return ok();
}

Result<> gatherModels(services::Project& project, HomeFacts& facts) {
    DANLU_TRY(const Json list, services::listModels(project));
    QString newest;
    for (const Json& each : list["models"]) {
        ++facts.models;
        if (textAt(each, "kind") == QStringLiteral("base"))
            continue;
        ++facts.tuned;
        if (const QString created = textAt(each, "created"); created > newest) {
            newest = created;
            facts.newestModel = textAt(each, "name");
        }
    }
    return ok();
}

Result<Json> actsOf(services::Project& project, const char* action) { return services::listAudit(project.file(), {.action = action, .limit = kMostRows}); }

Result<> gatherActs(services::Project& project, HomeFacts& facts) {
    for (const char* action : {"chat.compare", "model.evaluate"}) {
        DANLU_TRY(const Json acts, actsOf(project, action));
        for (const Json& act : acts) {
            ++facts.comparisons;
            facts.comparedModel = textAt(act, "object");
        }
    }
    DANLU_TRY(const Json exports, actsOf(project, "model.export"));
    for (const Json& act : exports) {
        if (textAt(act, "outcome") == QStringLiteral("written"))
            facts.exportedAs = textAt(act["details"], "format");
        if (textAt(act, "outcome") != QStringLiteral("ok"))
            continue;
        ++facts.exports;
        facts.exportedModel = textAt(act, "object");
    }
    DANLU_TRY(const Json backups, actsOf(project, "project.backup"));
    if (!backups.empty())
        facts.backedUp = timeAt(backups.back(), "time");
    DANLU_TRY(const Json verified, actsOf(project, "audit.verify"));
    if (!verified.empty()) {
        facts.verified = timeAt(verified.back(), "time");
        facts.isVerifiedGood = textAt(verified.back(), "outcome") == QStringLiteral("ok");
    }
    return ok();
}

/// Several are one: the same act on the same thing within a while, and openings as long as they follow each other, as scripts make them.
bool joins(const ActRow& before, const QDateTime& last, const ActRow& row) {
    constexpr qint64 kOneSitting = 1800; // seconds
    return before.action == row.action && before.object == row.object && before.outcome == row.outcome && last.secsTo(row.time) < kOneSitting;
}

ActRow rowOf(const Json& act) {
    return {timeAt(act, "time"), textAt(act, "action"), textAt(act, "object"), textAt(act, "actor"), textAt(act, "outcome"), act["details"]};
}

Result<> gatherToday(services::Project& project, HomeFacts& facts) {
    services::AuditFilter filter{.limit = kMostRows};
    filter.fromMillis = QDate::currentDate().startOfDay().toMSecsSinceEpoch();
    DANLU_TRY(const Json acts, services::listAudit(project.file(), filter));
    if (!acts.empty())
        facts.entries = acts.back().value("sequence", std::int64_t(0));
    facts.today = joinedActs(acts);
    std::ranges::reverse(facts.today);
    if (facts.today.size() > kMostToday)
        facts.today.resize(kMostToday);
    return ok();
}

bool isFinished(const RunFace& run) { return run.state == QStringLiteral("finished"); }

} // namespace

std::vector<ActRow> joinedActs(const Json& acts) {
    std::vector<ActRow> rows;
    Json begun = Json::object();
    std::size_t opening = SIZE_MAX;
    QDateTime lastOpening;
    for (const Json& act : acts) {
        ActRow row = rowOf(act);
        if (row.outcome == QStringLiteral("begun") || row.outcome == QStringLiteral("written")) {
            begun = row.details.is_object() ? row.details : Json::object();
            continue;
        }
        const bool isOpening = row.action == QStringLiteral("project.unlock");
        if (row.details.is_object() && !isOpening)
            row.details.update(std::exchange(begun, Json::object()));
        const std::size_t last = isOpening ? opening : rows.size() - 1;
        const QDateTime before = isOpening ? std::exchange(lastOpening, row.time) : last < rows.size() ? rows[last].time : QDateTime();
        if (last < rows.size() && joins(rows[last], before, row)) {
            ++rows[last].count;
            continue;
        }
        if (isOpening)
            opening = rows.size();
        rows.push_back(std::move(row));
    }
    return rows;
}

Result<HomeFacts> gatherFacts(services::Project& project) {
    HomeFacts facts;
    DANLU_CHECK(gatherData(project, facts));
    DANLU_CHECK(gatherModels(project, facts));
    DANLU_CHECK(gatherActs(project, facts));
    DANLU_CHECK(gatherToday(project, facts));
    return facts;
}

bool isDone(HomeStep step, const HomeFacts& facts, const std::vector<RunFace>& runs) {
    switch (step) {
    case HomeStep::Import:
        return facts.datasets > 0;
    case HomeStep::Clean:
        return facts.versions > 1;
    case HomeStep::Train:
        return facts.tuned > 0 || std::ranges::any_of(runs, isFinished);
    case HomeStep::Compare:
        return facts.comparisons > 0;
    case HomeStep::Export:
        return facts.exports > 0;
    }
    return false;
}

HomeStep nextStep(const HomeFacts& facts, const std::vector<RunFace>& runs) {
    if (std::ranges::any_of(runs, &RunFace::isLive))
        return HomeStep::Train;
    for (const HomeStep step : {HomeStep::Import, HomeStep::Clean, HomeStep::Train, HomeStep::Compare, HomeStep::Export})
        if (!isDone(step, facts, runs))
            return step;
    return HomeStep::Compare; // once through: try what came out
}

} // namespace danlu::ui
