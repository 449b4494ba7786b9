#pragma once

#include "base/File.h"

#include <optional>
#include <span>
#include <sys/types.h>
#include <vector>

namespace danlu::services {

enum class Session { Shared, Own };                         // Own: setsid(2), so that it outlives our terminal
enum class ErrorStream { Collected, Discarded, Inherited }; // Collected: its last 4 KiB, for the message about a crash

struct SpawnPlan {
    Path program;
    std::vector<std::string> arguments = {};
    std::vector<int> descriptors = {}; // become 3, 4, … in the child; nothing else is inherited
    Session session = Session::Shared;
    ErrorStream errors = ErrorStream::Collected;
    std::vector<std::string> environment = {}; // "NAME=value" on top of ours, where we have no such variable
};

/// A helper program with pipes on its stdin and stdout. Killed and reaped when the object goes, unless it was released. One thread.
class ChildProcess {
public:
    static Result<ChildProcess> spawn(const SpawnPlan& plan);
    ChildProcess(ChildProcess&& other) noexcept;
    ChildProcess& operator=(ChildProcess&& other) noexcept;
    ~ChildProcess();

    int input() const { return m_input.fd(); }
    void closeInput() { m_input.reset(); }
    pid_t pid() const { return m_pid; }

    /// Up to 1 MiB of its output: empty after `millis` without any, nothing at the end of the stream. Collects stderr meanwhile.
    Result<std::optional<std::string_view>> read(int millis);
    /// Waits for its end; nothing if it still runs after `seconds`. "exit status 3", "signal 9 (Killed)".
    std::optional<std::string> wait(double seconds);
    /// SIGTERM, then SIGKILL after `seconds`; reaped afterwards.
    void stop(double seconds);
    void kill();
    /// Lets it go on without us.
    void release() { m_pid = -1; }
    /// The end of what it wrote on stderr.
    const std::string& errorText() const { return m_errorText; }

private:
    ChildProcess() = default;
    void collectErrors();

    pid_t m_pid = -1;
    Descriptor m_input, m_output, m_errors;
    std::string m_buffer, m_errorText;
};

} // namespace danlu::services
