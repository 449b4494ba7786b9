#include "protocol/RunState.h"

#include <array>

namespace danlu::protocol {

std::string_view nameOf(RunState state) {
    constexpr std::array<std::string_view, 8> kNames{"queued", "starting", "running", "stopping", "finished", "cancelled", "failed", "lost"};
    return kNames[static_cast<std::size_t>(state)];
}

std::string_view nameOf(RunEvent event) {
    constexpr std::array<std::string_view, 7> kNames{"begin", "loaded", "stop_asked", "done", "stopped", "error", "vanished"};
    return kNames[static_cast<std::size_t>(event)];
}

RunState next(RunState state, RunEvent event) {
    const bool isAlive = state == RunState::Starting || state == RunState::Running || state == RunState::Stopping;
    switch (event) {
    case RunEvent::Begin:
        return state == RunState::Queued || isResumable(state) ? RunState::Starting : state;
    case RunEvent::Loaded:
        return state == RunState::Starting ? RunState::Running : state;
    case RunEvent::StopAsked:
        return state == RunState::Starting || state == RunState::Running ? RunState::Stopping : state;
    case RunEvent::Done:
        return isAlive ? RunState::Finished : state;
    case RunEvent::Stopped:
        return isAlive || state == RunState::Queued ? RunState::Cancelled : state;
    case RunEvent::Error:
        return isAlive || state == RunState::Queued ? RunState::Failed : state;
    case RunEvent::Vanished:
        return isAlive ? RunState::Lost : state;
    }
    return state;
}

bool isEnd(RunState state) { return state >= RunState::Finished; }

bool isResumable(RunState state) { return state == RunState::Cancelled || state == RunState::Failed || state == RunState::Lost; }

} // namespace danlu::protocol
