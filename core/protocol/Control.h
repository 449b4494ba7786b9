#pragma once

#include "base/File.h"

#include <optional>
#include <vector>

namespace danlu::protocol {

/// What a person may ask of a running job, from any terminal and without the key.
enum class Command : std::uint8_t { CancelNow, CancelAfterStep, CancelAfterCheckpoint, Checkpoint, Pause, Resume };

/// "cancel now", "cancel after_step", "cancel after_checkpoint", "checkpoint", "pause", "resume".
std::string_view nameOf(Command command);

struct ControlLine {
    std::uint64_t number = 0; // rises by one from line to line
    Command command = Command::CancelNow;
    bool operator==(const ControlLine&) const = default;
};

/// "12 cancel now" without its newline; nothing for anything else.
std::optional<ControlLine> parseControlLine(std::string_view line);

/// Appends one line to the run folder's `control` (0600) and returns its number. Several programs may do so at once.
Result<std::uint64_t> appendControl(const Path& folder, Command command);

/// Reads the lines that others append. A torn or foreign line is skipped. One thread.
class ControlReader {
public:
    /// Lines numbered up to `after` are known already.
    ControlReader(const Path& folder, std::uint64_t after);
    /// What was appended since the last call; cheap when nothing was.
    Result<std::vector<ControlLine>> poll();

private:
    Path m_path;
    std::uint64_t m_after;
    std::uint64_t m_offset = 0; // behind the last whole line
};

} // namespace danlu::protocol
