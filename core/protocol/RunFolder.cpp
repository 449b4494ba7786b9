#include "protocol/RunFolder.h"

#include "protocol/Appending.h"

#include <charconv>
#include <sstream>

namespace danlu::protocol {
namespace {

std::string lineOf(const PendingAudit& row) {
    return std::to_string(row.time) + ' ' + std::string(nameOf(row.state)) + ' ' + (row.errorCode.empty() ? "-" : row.errorCode) + ' ' +
           std::to_string(row.step) + '\n';
}

std::optional<RunState> stateNamed(std::string_view name) {
    for (int state = 0; state <= static_cast<int>(RunState::Lost); ++state)
        if (nameOf(static_cast<RunState>(state)) == name)
            return static_cast<RunState>(state);
    return std::nullopt;
}

/// A line of audit_pending, or nothing where it is torn or foreign.
std::optional<PendingAudit> pendingAuditOf(const std::string& line) {
    std::istringstream words(line);
    PendingAudit row;
    std::string state, code;
    if (!(words >> row.time >> state >> code >> row.step) || !stateNamed(state))
        return std::nullopt;
    row.state = *stateNamed(state);
    row.errorCode = code == "-" ? "" : std::string(nameOf(errorCodeOf(code))); // only codes get through, whoever wrote the file
    return row;
}

} // namespace

Result<RunFolder> createRunFolder(const Path& root, std::string_view yaml) {
    const RunFolder folder{root};
    std::error_code ignored;
    if (std::filesystem::exists(folder.spec(), ignored))
        return Error(ErrorCode::Exists, "there is a run in " + root.string() + " already");
    for (const Path& path : {root, folder.shards(), folder.validation(), folder.checkpoints()})
        DANLU_CHECK(makeFolder(path));
    DANLU_CHECK(writeFileAtomically(folder.spec(), yaml)); // last: it makes the folder a run
    return folder;
}

Result<> setPlace(const RunFolder& folder, std::int64_t place) { return writeFileAtomically(folder.waiting(), std::to_string(place) + '\n'); }

std::optional<std::int64_t> placeOf(const RunFolder& folder) {
    const auto text = readFile(folder.waiting(), 64);
    std::int64_t place = 0;
    if (!text || std::from_chars(text->data(), text->data() + text->size(), place).ec != std::errc{})
        return std::nullopt;
    return place;
}

bool leaveQueue(const RunFolder& folder) {
    std::error_code failed;
    return std::filesystem::remove(folder.waiting(), failed) && !failed;
}

Result<RunSummary> inspect(const Path& path) {
    const RunFolder folder{path};
    std::error_code ignored;
    if (!std::filesystem::exists(folder.spec(), ignored) && !std::filesystem::exists(folder.journal(), ignored))
        return Error(ErrorCode::NotFound, "there is no run in " + path.string());
    // Asked twice: a worker that ends in between has written its end, one that begins in between holds the lock now.
    const bool wasLive = FileLock::isHeld(folder.lock());
    DANLU_TRY(const auto records, readJournal(folder.journal()));
    return summarize(records, wasLive || FileLock::isHeld(folder.lock()));
}

Result<> addPendingAudit(const RunFolder& folder, const PendingAudit& row) {
    DANLU_TRY(auto rows, pendingAudits(folder));
    if (rows.size() >= kPendingAudits)
        rows.pop_back();
    rows.push_back(row);
    std::string text;
    for (const auto& one : rows)
        text += lineOf(one);
    return writeFileAtomically(folder.auditPending(), text);
}

Result<std::vector<PendingAudit>> pendingAudits(const RunFolder& folder) {
    std::vector<PendingAudit> rows;
    auto text = readFile(folder.auditPending(), 1u << 20);
    if (!text && text.error().code() == ErrorCode::NotFound)
        return rows;
    if (!text)
        return std::move(text).error();
    std::istringstream lines(*text);
    for (std::string line; std::getline(lines, line) && rows.size() < kPendingAudits;)
        if (const auto row = pendingAuditOf(line))
            rows.push_back(*row);
    return rows;
}

Result<> clearPendingAudits(const RunFolder& folder) {
    std::error_code error;
    std::filesystem::remove(folder.auditPending(), error);
    if (error)
        return systemError("removing", folder.auditPending(), error.value());
    return syncFolder(folder.root);
}

} // namespace danlu::protocol
