#pragma once

#include <stop_token>
#include <thread>

namespace danlu::cli {

/// Turns Ctrl-C and SIGTERM into a stop request, so that work ends cleanly; a second one ends the program at once (130).
/// Made first in main: threads that come later inherit the blocked signals.
class Interrupt {
public:
    Interrupt();
    std::stop_token token() const { return m_source.get_token(); }

private:
    std::stop_source m_source;
};

} // namespace danlu::cli
