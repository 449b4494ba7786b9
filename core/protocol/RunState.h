#pragma once

#include <cstdint>
#include <string_view>

namespace danlu::protocol {

enum class RunState : std::uint8_t { Queued, Starting, Running, Stopping, Finished, Cancelled, Failed, Lost };
enum class RunEvent : std::uint8_t {
    Begin,     // a worker took the lock, for the first time or to resume
    Loaded,    // model and rows are there, the first step begins
    StopAsked, // a cancel that will be obeyed later: after this step, after the next checkpoint
    Done,      // complete, result hashed
    Stopped,   // ended because somebody asked
    Error,     // ended by itself
    Vanished,  // nobody holds the lock and no end was written
};

/// "queued", "running" … as in `run show`.
std::string_view nameOf(RunState state);
std::string_view nameOf(RunEvent event);

/// The state after an event. An event that means nothing in a state leaves it: a finished run stays finished whatever comes late.
RunState next(RunState state, RunEvent event);

/// Finished, Cancelled, Failed or Lost: no worker will change it.
bool isEnd(RunState state);
/// Whether `run resume` may start it again.
bool isResumable(RunState state);

} // namespace danlu::protocol
