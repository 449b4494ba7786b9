#pragma once

#include "base/Clock.h"
#include "base/File.h"
#include "crypto/SecretBuffer.h"

#include <memory>
#include <mutex>
#include <vector>

namespace danlu::protocol {

// `run/log`: u32 bytes, then one XAES cell per line (crypto::sealCell), so that a killed worker loses at most its last line.

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
    SealedLog(Descriptor file, Path path, crypto::Key key, const Clock& clock, std::uint64_t lines);
    Descriptor m_file;
    Path m_path;
    crypto::Key m_key;
    const Clock& m_clock;
    std::uint64_t m_lines;
    std::mutex m_mutex;
};

/// The lines of a log, up to a torn end. Corrupt where a whole cell does not open.
Result<std::vector<LogLine>> readSealedLog(const Path& path, const crypto::Key& key);

} // namespace danlu::protocol
