#include "RunReader.h"
#include "support/Doctest.h"

#include <csignal>
#include <sys/ptrace.h>
#include <sys/syscall.h>
#include <sys/user.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace danlu;

namespace {

std::string statusLine(pid_t pid, const std::string& key) {
    const auto text = readFile(Path("/proc") / std::to_string(pid) / "status");
    const auto at = text ? text->find("\n" + key + ":\t") : Bytes::npos;
    if (at == Bytes::npos)
        return "";
    const auto begin = at + key.size() + 3;
    return text->substr(begin, text->find('\n', begin) - begin);
}

#if defined(__x86_64__)
/// Phase was sent, but the reader may not have come to its read(2) yet.
void awaitRead(pid_t pid) {
    const auto isReading = [pid] {
        const auto call = readFile(Path("/proc") / std::to_string(pid) / "syscall");
        return !call || call->starts_with(std::to_string(SYS_read) + " ");
    };
    while (!isReading())
        ::usleep(1000);
}

/// How a sandboxed reader ends when its next system call is `call`: a debugger, attached before it became the reader, puts it there.
int statusAfter(long call) {
    auto reader = test::startWaiting([] { ::ptrace(PTRACE_TRACEME, 0, nullptr, nullptr); },
                                     [](pid_t pid) {
                                         int status = 0;
                                         ::waitpid(pid, &status, 0); // it stops at execve
                                         ::ptrace(PTRACE_CONT, pid, nullptr, nullptr);
                                     });
    awaitRead(reader.pid);
    ::kill(reader.pid, SIGSTOP);
    int status = 0;
    ::waitpid(reader.pid, &status, 0);
    user_regs_struct registers{};
    ::ptrace(PTRACE_GETREGS, reader.pid, nullptr, &registers);
    registers.rip -= 2; // back to the syscall instruction of the read(2) it waits in
    registers.rax = static_cast<unsigned long long>(call);
    registers.orig_rax = ~0ull; // no restart of the read
    registers.rdi = registers.rsi = registers.rdx = 0;
    ::ptrace(PTRACE_SETREGS, reader.pid, nullptr, &registers);
    ::ptrace(PTRACE_CONT, reader.pid, nullptr, nullptr);
    ::waitpid(reader.pid, &status, 0);
    test::end(reader);
    return status;
}
#endif

} // namespace

TEST_CASE("the reader runs with a filter, without privileges to gain, and with what it was given") {
    auto reader = test::startWaiting();
    CHECK(statusLine(reader.pid, "Seccomp") == "2");
    CHECK(statusLine(reader.pid, "NoNewPrivs") == "1");
    CHECK(statusLine(reader.pid, "Threads") == "1");
    std::size_t open = 0;
    for ([[maybe_unused]] const auto& entry : std::filesystem::directory_iterator(Path("/proc") / std::to_string(reader.pid) / "fd"))
        ++open;
    CHECK(open == 5); // stdin, stderr twice, its private stdout, the file
    test::end(reader);
}

#if defined(__x86_64__)
TEST_CASE("the real reader is killed when it opens, connects, executes, forks or traces") {
    for (const long call : {SYS_openat, SYS_open, SYS_socket, SYS_connect, SYS_execve, SYS_fork, SYS_clone, SYS_ptrace, SYS_kill, SYS_unlink}) {
        INFO("system call ", call);
        const int status = statusAfter(call);
        CHECK(WIFSIGNALED(status));
        CHECK(WTERMSIG(status) == SIGSYS);
    }
    const int status = statusAfter(SYS_exit_group); // the trick itself does not kill it: an allowed call is carried out
    CHECK(WIFEXITED(status));
}
#endif
