#pragma once

#include "services/project/Project.h"
#include "ui/shell/RunsWatch.h"

namespace danlu::ui {

/// One act of the audit log as the list of today shows it; the same act again and again is one row.
struct ActRow {
    QDateTime time; // of the first of them
    QString action, object, actor, outcome;
    Json details;
    int count = 1;
    bool operator==(const ActRow&) const = default;
};

/// Entries of the audit log, the oldest first, as rows, the newest last: the same act several times is one, and so are the openings of a project
/// that follow each other, as scripts make them. Acts that are written down when they begin count when they end, with what they said at the
/// beginning.
std::vector<ActRow> joinedActs(const Json& acts);

/// What Home says of a project. A value, gathered in one go.
struct HomeFacts {
    int datasets = 0, models = 0, tuned = 0; // tuned: models that a run or a quantization made
    QString dataset;                         // the one with the most rows
    std::int64_t versions = 0, importedRows = 0, rows = 0;
    std::int64_t rejected = 0;
    QString newestModel;
    int comparisons = 0, exports = 0; // by the audit log
    QString comparedModel, exportedModel, exportedAs;
    std::int64_t entries = 0; // of the audit log
    QDateTime verified;       // invalid: never
    QDateTime backedUp;       // the same
    bool isVerifiedGood = false;
    std::vector<ActRow> today; // the newest first
    bool operator==(const HomeFacts&) const = default;
};

Result<HomeFacts> gatherFacts(services::Project& project);

/// The steps of the work, in its order.
enum class HomeStep { Import, Clean, Train, Compare, Export };
/// The one thing to do next. Where all was done once: trying what came out.
HomeStep nextStep(const HomeFacts& facts, const std::vector<RunFace>& runs);
/// Whether a step has something to show for it.
bool isDone(HomeStep step, const HomeFacts& facts, const std::vector<RunFace>& runs);

} // namespace danlu::ui
