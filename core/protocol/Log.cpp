#include "protocol/Log.h"

#include "crypto/Aead.h"
#include "protocol/Appending.h"
#include "protocol/Bytes.h"

#include <optional>

namespace danlu::protocol {
namespace {

constexpr std::size_t kLineBytes = 64u << 10; // a longer line is cut
constexpr std::size_t kCellBytes = kLineBytes + 1024;
constexpr std::size_t kLogBytes = 256u << 20;

Bytes placeOf(std::uint64_t line) { return crypto::fields({"danlu/log/v1", std::to_string(line)}); }

/// The cell at the head of `bytes`, without its length; nothing where it is torn.
std::optional<std::string_view> nextCell(std::string_view bytes) {
    if (bytes.size() < 4 || get<std::uint32_t>(bytes, 0) > kCellBytes || bytes.size() - 4 < get<std::uint32_t>(bytes, 0))
        return std::nullopt;
    return bytes.substr(4, get<std::uint32_t>(bytes, 0));
}

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
    DANLU_TRY(auto file, openForAppending(path));
    DANLU_TRY(const auto bytes, readFrom(file.fd(), 0, kLogBytes, path));
    std::uint64_t lines = 0, intact = 0;
    for (auto cell = nextCell(bytes); cell; cell = nextCell(std::string_view(bytes).substr(intact))) {
        ++lines;
        intact += 4 + cell->size();
    }
    if (intact < bytes.size())
        DANLU_CHECK(truncateTo(file.fd(), intact, path));
    return std::unique_ptr<SealedLog>(new SealedLog(std::move(file), path, key.clone(), clock, lines));
}

SealedLog::SealedLog(Descriptor file, Path path, crypto::Key key, const Clock& clock, std::uint64_t lines)
    : m_file(std::move(file)), m_path(std::move(path)), m_key(std::move(key)), m_clock(clock), m_lines(lines) {}

Result<> SealedLog::add(std::string_view level, std::string_view text) {
    Bytes plain;
    put(plain, m_clock.utcMillis());
    put(plain, static_cast<std::uint8_t>(std::min<std::size_t>(level.size(), 255)));
    plain += level.substr(0, 255);
    plain += text.substr(0, kLineBytes);
    const std::lock_guard lock(m_mutex);
    DANLU_TRY(const auto cell, crypto::sealCell(m_key, placeOf(m_lines), plain));
    Bytes bytes;
    put(bytes, static_cast<std::uint32_t>(cell.size()));
    DANLU_CHECK(writeAll(m_file.fd(), bytes + cell, m_path));
    ++m_lines;
    return ok();
}

Result<std::vector<LogLine>> readSealedLog(const Path& path, const crypto::Key& key) {
    std::vector<LogLine> lines;
    DANLU_TRY(const auto bytes, readFile(path, kLogBytes));
    std::size_t at = 0;
    for (auto cell = nextCell(bytes); cell; cell = nextCell(std::string_view(bytes).substr(at))) {
        DANLU_TRY(const auto plain, crypto::openCell(key, placeOf(lines.size()), *cell));
        DANLU_TRY(auto line, lineOf(plain));
        lines.push_back(std::move(line));
        at += 4 + cell->size();
    }
    return lines;
}

} // namespace danlu::protocol
