#pragma once

#include "services/Task.h"
#include "services/project/Passphrase.h"

#include <chrono>

namespace danlu::cli {

/// What people read while a command works, all on stderr: one line that is renewed on a terminal, plain lines elsewhere.
class Console {
public:
    Console();
    ~Console() { clear(); }
    void progress(const services::Step& step);
    void note(std::string_view sentence);
    /// Wipes the line, so that something else can be printed.
    void clear();
    bool isTerminal() const { return m_isTerminal; }

private:
    std::string lineOf(const services::Step& step) const;
    double phaseSeconds() const;
    bool isDue(const services::Step& step);

    bool m_isTerminal;
    bool m_open = false; // a line without its end stands on the terminal
    std::string m_phase;
    std::chrono::steady_clock::time_point m_last{}, m_phaseBegan{};
};

/// Asks on the terminal without echo. Locked where there is no terminal, Cancelled on Ctrl-C.
Result<crypto::SecretBuffer> askPassphrase(std::string_view question, std::stop_token stop);
/// Shows a line on the terminal itself, never on stdout; false where there is none.
bool tellTerminal(std::string_view text);

/// "1:02:03", "4:05".
std::string durationText(double seconds);

} // namespace danlu::cli
