#include "protocol/Control.h"

#include "protocol/Appending.h"

#include <array>
#include <cerrno>
#include <charconv>
#include <sys/file.h>

namespace danlu::protocol {
namespace {

constexpr std::array<std::string_view, 6> kCommands{"cancel now", "cancel after_step", "cancel after_checkpoint", "checkpoint", "pause", "resume"};
constexpr std::size_t kControlBytes = 1u << 20; // a person does not write more

/// Calls `visit` for each line that ends; returns the bytes up to the last newline.
template <typename Visit>
std::size_t forEachLine(std::string_view text, Visit visit) {
    std::size_t begin = 0;
    for (auto end = text.find('\n'); end != std::string_view::npos; end = text.find('\n', begin)) {
        visit(text.substr(begin, end - begin));
        begin = end + 1;
    }
    return begin;
}

std::uint64_t lastNumber(std::string_view text) {
    std::uint64_t last = 0;
    forEachLine(text, [&last](std::string_view line) {
        if (const auto parsed = parseControlLine(line))
            last = std::max(last, parsed->number);
    });
    return last;
}

Result<> lockWhole(int fd, const Path& path) {
    while (::flock(fd, LOCK_EX) != 0)
        if (errno != EINTR)
            return systemError("locking", path, errno);
    return ok();
}

} // namespace

std::string_view nameOf(Command command) { return kCommands[static_cast<std::size_t>(command)]; }

std::optional<ControlLine> parseControlLine(std::string_view line) {
    ControlLine parsed;
    const auto [end, error] = std::from_chars(line.data(), line.data() + line.size(), parsed.number);
    if (error != std::errc{} || end == line.data() + line.size() || *end != ' ' || parsed.number == 0)
        return std::nullopt;
    const auto word = line.substr(static_cast<std::size_t>(end - line.data()) + 1);
    const auto found = std::find(kCommands.begin(), kCommands.end(), word);
    if (found == kCommands.end())
        return std::nullopt;
    parsed.command = static_cast<Command>(found - kCommands.begin());
    return parsed;
}

Result<std::uint64_t> appendControl(const Path& folder, Command command) {
    const Path path = folder / "control";
    DANLU_TRY(const auto file, openForAppending(path));
    DANLU_CHECK(lockWhole(file.fd(), path)); // given back when the file is closed
    DANLU_TRY(const auto text, readFrom(file.fd(), 0, kControlBytes, path));
    if (text.size() == kControlBytes)
        return Error(ErrorCode::Failed, path.string() + " holds more lines than anybody can have meant");
    const auto number = lastNumber(text) + 1;
    const std::string torn = text.empty() || text.back() == '\n' ? "" : "\n";
    DANLU_CHECK(writeAll(file.fd(), torn + std::to_string(number) + ' ' + std::string(nameOf(command)) + '\n', path));
    DANLU_CHECK(syncFile(file.fd(), path));
    return number;
}

ControlReader::ControlReader(const Path& folder, std::uint64_t after) : m_path(folder / "control"), m_after(after) {}

Result<std::vector<ControlLine>> ControlReader::poll() {
    std::vector<ControlLine> lines;
    auto file = openForReading(m_path);
    if (!file && file.error().code() == ErrorCode::NotFound)
        return lines;
    if (!file)
        return std::move(file).error();
    DANLU_TRY(const auto text, readFrom(file->fd(), m_offset, kControlBytes, m_path));
    m_offset += forEachLine(text, [&](std::string_view line) {
        const auto parsed = parseControlLine(line);
        if (parsed && parsed->number > m_after)
            lines.push_back(*parsed);
    });
    if (!lines.empty())
        m_after = lines.back().number;
    return lines;
}

} // namespace danlu::protocol
