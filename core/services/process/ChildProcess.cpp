#include "services/process/ChildProcess.h"

#include <array>
#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <cstring>
#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <sys/wait.h>
#include <thread>
#include <unistd.h>

extern char** environ;

namespace danlu::services {
namespace {

constexpr std::size_t kBufferBytes = 1u << 20;
constexpr std::size_t kErrorTail = 4096;

struct Pipe {
    Descriptor read, write;
};

Result<Pipe> makePipe() {
    std::array<int, 2> ends{};
    if (::pipe2(ends.data(), O_CLOEXEC) != 0)
        return systemError("creating a pipe", "", errno);
    ::fcntl(ends[1], F_SETPIPE_SZ, int(kBufferBytes)); // a wish; fewer and larger wake-ups
    return Pipe{Descriptor(ends[0]), Descriptor(ends[1])};
}

/// posix_spawn's two attribute objects, destroyed together.
struct SpawnSetup {
    posix_spawn_file_actions_t actions;
    posix_spawnattr_t attributes;
    std::vector<Descriptor> copies; // numbered above every target, so that no dup2 overwrites a source

    SpawnSetup() {
        posix_spawn_file_actions_init(&actions);
        posix_spawnattr_init(&attributes);
    }
    ~SpawnSetup() {
        posix_spawn_file_actions_destroy(&actions);
        posix_spawnattr_destroy(&attributes);
    }
    void give(int source, int target) {
        copies.emplace_back(::fcntl(source, F_DUPFD_CLOEXEC, 200));
        posix_spawn_file_actions_adddup2(&actions, copies.back().fd(), target);
    }
    /// Signals as at login, whatever we block or ignore; its own process group, so that Ctrl-C on our terminal reaches us alone.
    void setSignals(Session session) {
        sigset_t none, all;
        sigemptyset(&none);
        sigfillset(&all);
        posix_spawnattr_setsigmask(&attributes, &none);
        posix_spawnattr_setsigdefault(&attributes, &all);
        posix_spawnattr_setpgroup(&attributes, 0);
        const int grouping = session == Session::Own ? POSIX_SPAWN_SETSID : POSIX_SPAWN_SETPGROUP;
        posix_spawnattr_setflags(&attributes, short(POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF | grouping));
    }
};

/// Pointers to strings, with the null that ends them.
std::vector<char*> pointersTo(std::vector<std::string>& words) {
    std::vector<char*> pointers;
    for (auto& word : words)
        pointers.push_back(word.data());
    pointers.push_back(nullptr);
    return pointers;
}

/// Our environment and what the plan adds.
std::vector<std::string> environmentOf(const SpawnPlan& plan) {
    std::vector<std::string> all;
    for (char** variable = environ; *variable; ++variable)
        all.emplace_back(*variable);
    for (const auto& variable : plan.environment)
        if (!::getenv(variable.substr(0, variable.find('=')).c_str()))
            all.push_back(variable);
    return all;
}

std::string endOf(int status) {
    if (WIFSIGNALED(status))
        return "signal " + std::to_string(WTERMSIG(status)) + " (" + ::strsignal(WTERMSIG(status)) + ")";
    return "exit status " + std::to_string(WEXITSTATUS(status));
}

} // namespace

Result<ChildProcess> ChildProcess::spawn(const SpawnPlan& plan) {
    DANLU_TRY(Pipe in, makePipe());
    DANLU_TRY(Pipe out, makePipe());
    DANLU_TRY(Pipe errors, makePipe());
    SpawnSetup setup;
    setup.setSignals(plan.session);
    setup.give(in.read.fd(), 0);
    setup.give(out.write.fd(), 1);
    if (plan.errors == ErrorStream::Collected)
        setup.give(errors.write.fd(), 2);
    else if (plan.errors == ErrorStream::Inherited)
        setup.give(2, 2);
    else
        posix_spawn_file_actions_addopen(&setup.actions, 2, "/dev/null", O_WRONLY, 0);
    int target = 3;
    for (const int fd : plan.descriptors)
        setup.give(fd, target++);
    posix_spawn_file_actions_addclosefrom_np(&setup.actions, target); // whatever else we, or who started us, left open

    std::vector<std::string> words{plan.program.string()};
    words.insert(words.end(), plan.arguments.begin(), plan.arguments.end());
    auto environment = environmentOf(plan);

    ChildProcess child;
    if (const int problem =
            ::posix_spawn(&child.m_pid, plan.program.c_str(), &setup.actions, &setup.attributes, pointersTo(words).data(), pointersTo(environment).data());
        problem != 0) {
        child.m_pid = -1;
        return systemError("starting", plan.program, problem);
    }
    child.m_input = std::move(in.write);
    child.m_output = std::move(out.read);
    child.m_errors = std::move(errors.read);
    ::fcntl(child.m_errors.fd(), F_SETFL, O_NONBLOCK);
    return child;
}

ChildProcess::ChildProcess(ChildProcess&& other) noexcept
    : m_pid(std::exchange(other.m_pid, -1)), m_input(std::move(other.m_input)), m_output(std::move(other.m_output)), m_errors(std::move(other.m_errors)),
      m_buffer(std::move(other.m_buffer)), m_errorText(std::move(other.m_errorText)) {}

ChildProcess& ChildProcess::operator=(ChildProcess&& other) noexcept {
    if (this != &other) {
        kill();
        m_pid = std::exchange(other.m_pid, -1);
        m_input = std::move(other.m_input);
        m_output = std::move(other.m_output);
        m_errors = std::move(other.m_errors);
        m_buffer = std::move(other.m_buffer);
        m_errorText = std::move(other.m_errorText);
    }
    return *this;
}

ChildProcess::~ChildProcess() { kill(); }

void ChildProcess::collectErrors() {
    std::array<char, 4096> piece;
    for (ssize_t got; m_errors && (got = ::read(m_errors.fd(), piece.data(), piece.size())) != -1;) {
        if (got == 0) {
            m_errors.reset();
            break;
        }
        m_errorText.append(piece.data(), std::size_t(got));
    }
    if (m_errorText.size() > kErrorTail)
        m_errorText.erase(0, m_errorText.size() - kErrorTail);
}

Result<std::optional<std::string_view>> ChildProcess::read(int millis) {
    std::array<pollfd, 2> watched{pollfd{m_output.fd(), POLLIN, 0}, pollfd{m_errors.fd(), POLLIN, 0}}; // a negative fd is ignored
    if (const int ready = ::poll(watched.data(), watched.size(), millis); ready < 0 && errno != EINTR)
        return systemError("waiting for a helper program", "", errno);
    else if (ready <= 0)
        return std::optional<std::string_view>("");
    if (watched[1].revents != 0)
        collectErrors();
    if (watched[0].revents == 0)
        return std::optional<std::string_view>("");
    m_buffer.resize(kBufferBytes);
    const ssize_t got = ::read(m_output.fd(), m_buffer.data(), m_buffer.size());
    if (got < 0 && errno != EINTR && errno != EAGAIN)
        return systemError("reading from a helper program", "", errno);
    if (got == 0)
        return std::optional<std::string_view>();
    return std::optional<std::string_view>(std::string_view(m_buffer.data(), std::size_t(std::max<ssize_t>(got, 0))));
}

std::optional<std::string> ChildProcess::wait(double seconds) {
    const auto until = std::chrono::steady_clock::now() + std::chrono::duration<double>(seconds);
    for (;;) {
        int status = 0;
        const pid_t ended = m_pid < 0 ? -1 : ::waitpid(m_pid, &status, WNOHANG);
        if (ended == m_pid || (ended < 0 && errno != EINTR)) {
            collectErrors();
            m_pid = -1;
            return ended < 0 ? "unknown" : endOf(status);
        }
        if (std::chrono::steady_clock::now() >= until)
            return std::nullopt;
        std::this_thread::sleep_for(std::chrono::milliseconds(5));
    }
}

void ChildProcess::stop(double seconds) {
    if (m_pid > 0)
        ::kill(m_pid, SIGTERM);
    if (m_pid > 0 && !wait(seconds))
        kill();
}

void ChildProcess::kill() {
    if (m_pid > 0) {
        ::kill(m_pid, SIGKILL);
        wait(10);
    }
}

} // namespace danlu::services
