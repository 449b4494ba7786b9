#include "Landlock.h"
#include "Sandbox.h"
#include "support/Doctest.h"

#include <arpa/inet.h>
#include <cstdlib>
#include <cstring>
#include <fcntl.h>
#include <functional>
#include <sched.h>
#include <signal.h>
#include <string>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/ptrace.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <sys/un.h>
#include <sys/wait.h>
#include <unistd.h>
#include <vector>

using namespace danlu::reader;

namespace {

constexpr int kStayedInside = 42;

/// The wait status of a child that enters the sandbox and then acts; it ends with what `act` returns.
int statusOf(const std::function<int()>& act, const SandboxLimits& limits = {}, const std::vector<int>& kept = {}) {
    const pid_t child = ::fork();
    if (child == 0) {
        if (!enterSandbox(kept, limits))
            ::_exit(99);
        ::_exit(act());
    }
    int status = 0;
    ::waitpid(child, &status, 0);
    return status;
}

bool isKilledAtOnce(int status) { return WIFSIGNALED(status) && WTERMSIG(status) == SIGSYS; }

struct Attempt {
    const char* name;
    std::function<int()> act;
};

std::vector<Attempt> attempts() {
    static int socketBefore = ::socket(AF_INET, SOCK_STREAM, 0);
    sockaddr_in local{};
    local.sin_family = AF_INET;
    local.sin_port = htons(80);
    local.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    const auto done = [](long) { return kStayedInside; };
    return {
        {"open a file", [=] { return done(::open("/etc/passwd", O_RDONLY)); }},
        {"open(2) itself", [=] { return done(::syscall(SYS_openat, AT_FDCWD, "/etc/passwd", O_RDONLY)); }},
        {"openat2", [=] { return done(::syscall(437, AT_FDCWD, "/etc/passwd", nullptr, 0)); }},
        {"make a file", [=] { return done(::open("/tmp/danlu-escape", O_CREAT | O_WRONLY, 0600)); }},
        {"memfd", [=] { return done(::memfd_create("x", 0)); }},
        {"remove a file", [=] { return done(::unlink("/tmp/danlu-escape")); }},
        {"a socket", [=] { return done(::socket(AF_INET, SOCK_STREAM, 0)); }},
        {"a local socket", [=] { return done(::socket(AF_UNIX, SOCK_STREAM, 0)); }},
        {"connect", [=] { return done(::connect(socketBefore, reinterpret_cast<const sockaddr*>(&local), sizeof local)); }},
        {"sendto", [=] { return done(::sendto(1, "x", 1, 0, nullptr, 0)); }},
        {"execve", [=] { return done(::execl("/bin/true", "true", nullptr)); }},
        {"fork", [=] { return done(::fork()); }},
        {"vfork by clone", [=] { return done(::syscall(SYS_clone, SIGCHLD, nullptr, nullptr, nullptr, nullptr)); }},
        {"clone3", [=] { return done(::syscall(435, nullptr, 0)); }},
        {"ptrace", [=] { return done(::ptrace(PTRACE_ATTACH, ::getppid(), nullptr, nullptr)); }},
        {"read another process", [=] { return done(::syscall(SYS_process_vm_readv, 1, nullptr, 0, nullptr, 0, 0)); }},
        {"kill the parent", [=] { return done(::kill(::getppid(), SIGKILL)); }},
        {"executable memory", [=] { return done(::mmap(nullptr, 4096, PROT_READ | PROT_WRITE | PROT_EXEC, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0) != nullptr); }},
        {"make memory executable", [=] { return done(::mprotect(reinterpret_cast<void*>(0x10000), 4096, PROT_EXEC)); }},
        {"io_uring", [=] { return done(::syscall(425, 8, nullptr)); }},
        {"bpf", [=] { return done(::syscall(SYS_bpf, 0, nullptr, 0)); }},
        {"unshare", [=] { return done(::unshare(CLONE_NEWUSER)); }},
        {"mount", [=] { return done(::syscall(SYS_mount, nullptr, nullptr, nullptr, 0, nullptr)); }},
        {"raise limits", [=] { return done(::syscall(SYS_prlimit64, 0, 7, nullptr, nullptr)); }},
        {"privileges by prctl", [=] { return done(::prctl(PR_SET_DUMPABLE, 1)); }}};
}

} // namespace

TEST_CASE("whatever tries to leave the sandbox is killed") {
    for (const auto& attempt : attempts()) {
        INFO(attempt.name);
        CHECK(isKilledAtOnce(statusOf(attempt.act)));
    }
}

TEST_CASE("work inside the sandbox goes on") {
    int pipes[2];
    REQUIRE(::pipe(pipes) == 0);
    REQUIRE(::write(pipes[1], "x", 1) == 1);
    const int other = ::open("/dev/null", O_RDONLY);
    const auto status = statusOf(
        [&] {
            char byte = 0;
            const bool reads = ::read(pipes[0], &byte, 1) == 1 && byte == 'x';
            std::vector<char> memory(64u << 20, 'y');
            const bool closed = ::read(other, &byte, 1) == -1 && errno == EBADF; // what was not given is closed
            return reads && memory[12345] == 'y' && closed ? kStayedInside : 1;
        },
        {}, {pipes[0]});
    CHECK(WIFEXITED(status));
    CHECK(WEXITSTATUS(status) == kStayedInside);
}

TEST_CASE("memory and CPU time have a limit") {
    const auto memory = statusOf(
        [] {
            try {
                std::vector<char> much(512u << 20, 'y');
                return int(much[1]);
            } catch (const std::bad_alloc&) {
                return kStayedInside;
            }
        },
        {.memory = 256u << 20});
    CHECK(WIFEXITED(memory));
    CHECK(WEXITSTATUS(memory) == kStayedInside);
    const auto time = statusOf(
        [] {
            for (volatile bool forever = true; forever;) {
            }
            return 0;
        },
        {.cpuSeconds = 1});
    CHECK(WIFSIGNALED(time));
}

TEST_CASE("Landlock alone keeps files away where the kernel has it") {
    const long version = ::syscall(444, nullptr, 0, 1);
    const pid_t child = ::fork();
    if (child == 0) {
        ::prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
        const auto entered = enterLandlock();
        if (!entered || *entered != (version > 0 ? int(version) : 0))
            ::_exit(99);
        if (version <= 0)
            ::_exit(kStayedInside);
        const bool denied = ::open("/etc/passwd", O_RDONLY) < 0 && errno == EACCES && ::open("/tmp/danlu-escape", O_CREAT | O_WRONLY, 0600) < 0;
        ::_exit(denied ? kStayedInside : 1);
    }
    int status = 0;
    ::waitpid(child, &status, 0);
    CHECK(WIFEXITED(status));
    CHECK(WEXITSTATUS(status) == kStayedInside);
    if (version <= 0)
        MESSAGE("this kernel has no Landlock");
}
