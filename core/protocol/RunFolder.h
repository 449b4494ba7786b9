#pragma once

#include "protocol/Journal.h"

#include <map>
#include <optional>

namespace danlu::protocol {

/// The paths of a run (architecture rule 5). A value; touches nothing.
struct RunFolder {
    Path root;

    Path spec() const { return root / "run.yaml"; }
    Path shards() const { return root / "shards"; }         // train
    Path validation() const { return root / "validation"; } // shards of the validation part
    Path journal() const { return root / "journal"; }
    Path control() const { return root / "control"; }
    Path lock() const { return root / "lock"; }
    Path log() const { return root / "log"; }
    Path samples() const { return root / "samples"; } // sealed, protocol/Samples.h
    Path checkpoints() const { return root / "checkpoints"; }
    Path checkpoint(std::int64_t step) const { return checkpoints() / ("step-" + std::to_string(step)); }
    Path result() const { return root / "result"; }
    Path outcome() const { return root / "outcome"; } // sealed, protocol/Jobs.h
    Path auditPending() const { return root / "audit_pending"; }
    Path waiting() const { return root / "waiting"; } // a number: its place among the runs that wait
};

/// Makes the folder (0700) with `run.yaml` and the empty folders a worker expects. Exists if there is one.
Result<RunFolder> createRunFolder(const Path& root, std::string_view yaml);

// A run that waits for others has a place: the lowest begins first. It waits as long as it has not begun.
Result<> setPlace(const RunFolder& folder, std::int64_t place);
std::optional<std::int64_t> placeOf(const RunFolder& folder);
/// Gives the place up; false where there is none, or another program was faster.
bool leaveQueue(const RunFolder& folder);

/// What anybody may know of a run without key or database.
struct RunSummary {
    RunState state = RunState::Queued;
    bool live = false; // somebody holds the lock
    Phase phase = Phase::Loading;
    std::int64_t step = 0, totalSteps = 0;
    std::optional<double> loss, evalLoss, tokensPerSecond;
    std::optional<double> etaSeconds;
    std::int64_t attempts = 0;
    std::int64_t startedAt = 0, updatedAt = 0, endedAt = 0; // UTC milliseconds, 0 = not yet
    std::optional<std::string> errorCode;                   // "Failed", "NoSpace" …
    std::int64_t lastCheckpoint = -1;                       // step, −1 = none
    std::string resultSha256;                               // hex, empty until finished
    std::uint64_t heartbeats = 0;                           // counter of the last heartbeat
    std::int64_t heartbeatAt = 0;                           // UTC milliseconds
    std::uint64_t lastControl = 0;                          // last acknowledged control line
};

/// The state that a list of records tells; `live` decides between Running and Lost.
RunSummary summarize(const std::vector<Record>& records, bool live);
/// Reads journal and lock. NotFound where there is no run.
Result<RunSummary> inspect(const Path& folder);

struct Point {
    double at = 0; // step, or seconds since the run first began
    double value = 0;
};
/// Curves by name: series by step, gauges ("gpu0_percent" …) by second. After a resume the later value of a step counts.
std::map<std::string, std::vector<Point>> curves(const std::vector<Record>& records);
std::map<std::string, std::vector<Point>> gauges(const std::vector<Record>& records);

/// How a run ended, or another thing the audit log must hear of, written down while nobody had the project's key.
struct PendingAudit {
    std::int64_t time = 0; // UTC milliseconds
    RunState state = RunState::Failed;
    std::string errorCode; // "" = none
    std::int64_t step = 0;
};
constexpr std::size_t kPendingAudits = 256; // rows kept; the last one is replaced when there are more
Result<> addPendingAudit(const RunFolder& folder, const PendingAudit& row);
Result<std::vector<PendingAudit>> pendingAudits(const RunFolder& folder);
/// After the rows went into the audit log.
Result<> clearPendingAudits(const RunFolder& folder);

} // namespace danlu::protocol
