#pragma once

#include "base/Clock.h"
#include "protocol/SealedCells.h"

namespace danlu::protocol {

// `run/log`: a sealed cell per line (SealedCells).

struct LogLine {
    std::int64_t time = 0; // UTC milliseconds
    std::string level;     // "info" "warning" "error"
    std::string text;
};

/// Appends sealed lines; any thread.
class SealedLog {
public:
    /// Opens or creates; cuts off a torn end.
    static Result<std::unique_ptr<SealedLog>> open(const Path& path, const crypto::Key& key, const Clock& clock);
    Result<> add(std::string_view level, std::string_view text);

private:
    SealedLog(std::unique_ptr<SealedCells> cells, const Clock& clock) : m_cells(std::move(cells)), m_clock(clock) {}
    std::unique_ptr<SealedCells> m_cells;
    const Clock& m_clock;
};

/// The lines of a log, up to a torn end. Corrupt where a whole cell does not open.
Result<std::vector<LogLine>> readSealedLog(const Path& path, const crypto::Key& key);

} // namespace danlu::protocol
