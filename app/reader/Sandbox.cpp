#include "Sandbox.h"

#include "Landlock.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <memory>
#include <seccomp.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <unistd.h>
#include <vector>

namespace danlu::reader {
namespace {

Error refused(std::string_view what, int error) { return Error(ErrorCode::Unsupported, std::string(what) + ": " + std::strerror(error)); }

Result<> limit(__rlimit_resource resource, std::uint64_t value) {
    const rlimit both{value, value};
    return ::setrlimit(resource, &both) == 0 ? ok() : Result<>(refused("limiting the reader's resources", errno));
}

/// Everything but stdin, stdout, stderr and what was given is closed; returns the first number that is free behind them.
Result<int> keepOnly(std::span<const int> descriptors) {
    std::vector<int> kept(descriptors.begin(), descriptors.end());
    kept.insert(kept.end(), {0, 1, 2});
    std::sort(kept.begin(), kept.end());
    for (std::size_t i = 0; i < kept.size(); ++i) {
        const unsigned first = unsigned(kept[i]) + 1, last = i + 1 < kept.size() ? unsigned(kept[i + 1]) - 1 : ~0u;
        if (first <= last && (i + 1 == kept.size() || kept[i + 1] > kept[i]) && ::close_range(first, last, 0) != 0)
            return refused("closing descriptors", errno);
    }
    return kept.back() + 1;
}

Result<> limitAll(int descriptors, const SandboxLimits& limits) {
    DANLU_CHECK(limit(RLIMIT_CORE, 0));
    DANLU_CHECK(limit(RLIMIT_FSIZE, 0));
    DANLU_CHECK(limit(RLIMIT_NOFILE, std::uint64_t(descriptors)));
    DANLU_CHECK(limit(RLIMIT_CPU, limits.cpuSeconds));
    return limit(RLIMIT_AS, limits.memory);
}

/// What a program needs that computes, allocates, reads and writes what is open already.
constexpr std::array kAllowed{SCMP_SYS(read),        SCMP_SYS(write),         SCMP_SYS(readv),        SCMP_SYS(writev),       SCMP_SYS(pread64),
                              SCMP_SYS(lseek),       SCMP_SYS(close),         SCMP_SYS(fstat),        SCMP_SYS(brk),          SCMP_SYS(munmap),
                              SCMP_SYS(mremap),      SCMP_SYS(madvise),       SCMP_SYS(futex),        SCMP_SYS(rt_sigreturn), SCMP_SYS(rt_sigprocmask),
                              SCMP_SYS(sigaltstack), SCMP_SYS(clock_gettime), SCMP_SYS(gettimeofday), SCMP_SYS(getrandom),    SCMP_SYS(restart_syscall),
                              SCMP_SYS(exit),        SCMP_SYS(exit_group),    SCMP_SYS(getpid),       SCMP_SYS(gettid),       SCMP_SYS(sched_yield)};

/// Kills the process at every other system call, and at memory that is to be executed.
Result<> filterCalls() {
    struct Release {
        void operator()(scmp_filter_ctx filter) const { seccomp_release(filter); }
    };
    const std::unique_ptr<void, Release> filter(seccomp_init(SCMP_ACT_KILL_PROCESS));
    if (!filter)
        return refused("preparing the system call filter", ENOMEM);
    int error = 0;
    for (const int call : kAllowed)
        error = error ? error : seccomp_rule_add(filter.get(), SCMP_ACT_ALLOW, call, 0);
    for (const int call : {SCMP_SYS(mmap), SCMP_SYS(mprotect)})
        error = error ? error : seccomp_rule_add(filter.get(), SCMP_ACT_ALLOW, call, 1, SCMP_A2(SCMP_CMP_MASKED_EQ, PROT_EXEC, 0));
    // glibc's fstat() is newfstatat with an empty path; the pointer cannot be looked at, so the call fails instead (sizes are asked for before).
    error = error ? error : seccomp_rule_add(filter.get(), SCMP_ACT_ERRNO(EACCES), SCMP_SYS(newfstatat), 0);
    error = error ? error : seccomp_load(filter.get());
    return error == 0 ? ok() : Result<>(refused("loading the system call filter", -error));
}

} // namespace

Result<SandboxReport> enterSandbox(std::span<const int> descriptors, const SandboxLimits& limits) {
    SandboxReport report;
    DANLU_TRY(const int free, keepOnly(descriptors));
    if (::prctl(PR_SET_DUMPABLE, 0) != 0 || ::prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0)
        return refused("giving up privileges", errno);
    DANLU_TRY(report.landlock, enterLandlock());
    DANLU_CHECK(limitAll(free, limits));
    DANLU_CHECK(filterCalls());
    return report;
}

} // namespace danlu::reader
