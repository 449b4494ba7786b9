#include "protocol/Log.h"

#include "protocol/Bytes.h"

namespace danlu::protocol {
namespace {

constexpr std::size_t kLineBytes = 64u << 10; // a longer line is cut
constexpr std::string_view kLogPurpose = "danlu/log/v1";

Result<LogLine> lineOf(std::string_view plain) {
    ByteCursor cursor(plain);
    LogLine line;
    line.time = cursor.number<std::int64_t>();
    line.level = cursor.take(cursor.number<std::uint8_t>());
    if (!cursor.ok())
        return Error(ErrorCode::Corrupt, "a line of the log is damaged");
    line.text = cursor.take(cursor.left());
    return line;
}

} // namespace

Result<std::unique_ptr<SealedLog>> SealedLog::open(const Path& path, const crypto::Key& key, const Clock& clock) {
    DANLU_TRY(auto cells, SealedCells::open(path, key, kLogPurpose));
    return std::unique_ptr<SealedLog>(new SealedLog(std::move(cells), clock));
}

Result<> SealedLog::add(std::string_view level, std::string_view text) {
    Bytes plain;
    put(plain, m_clock.utcMillis());
    put(plain, static_cast<std::uint8_t>(std::min<std::size_t>(level.size(), 255)));
    plain += level.substr(0, 255);
    plain += text.substr(0, kLineBytes);
    return m_cells->add(plain);
}

Result<std::vector<LogLine>> readSealedLog(const Path& path, const crypto::Key& key) {
    std::vector<LogLine> lines;
    DANLU_TRY(const auto cells, readSealedCells(path, key, kLogPurpose));
    for (const Bytes& cell : cells) {
        DANLU_TRY(auto line, lineOf(cell));
        lines.push_back(std::move(line));
    }
    return lines;
}

} // namespace danlu::protocol
