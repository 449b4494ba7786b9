// Linked into a test, or loaded before libc by LD_PRELOAD with a plan in DANLU_FAULTS, it makes chosen system calls fail.
// A call belongs to the plan by the path behind its descriptor, so inherited and duplicated descriptors count too. stdio keeps
// its calls inside libc and is not seen; Danlu's own files and SQLite do not go through stdio.
#include "support/FaultShim.h"

#include <atomic>
#include <cerrno>
#include <climits>
#include <cstdarg>
#include <cstdlib>
#include <cstring>
#include <dlfcn.h>
#include <fcntl.h>
#include <string>
#include <sys/stat.h>
#include <sys/types.h>
#include <sys/uio.h>
#include <unistd.h>

#define SHIM extern "C" __attribute__((visibility("default")))

namespace {

struct State {
    std::string below, countFile;
    DanluFaultPlan plan{};
    std::atomic<long> seen{0}, failed{0};
    std::atomic<long long> room{-1};
};

State& state() {
    static State* const one = new State; // never destroyed: calls come until the very end of the process
    return *one;
}

template <typename Function>
Function real(const char* name) {
    return reinterpret_cast<Function>(::dlsym(RTLD_NEXT, name));
}
#define REAL(name) real<decltype(&::name)>(#name)

bool belongs(const char* path) { return std::strncmp(path, state().below.c_str(), state().below.size()) == 0; }

bool descriptorBelongs(int fd) {
    struct stat info {};
    if (::fstat(fd, &info) != 0 || (!S_ISREG(info.st_mode) && !S_ISDIR(info.st_mode)))
        return false; // a pipe; or danlu-reader's sandbox, which would not survive the readlink
    const std::string link = "/proc/self/fd/" + std::to_string(fd);
    char path[PATH_MAX + 1];
    const ssize_t size = ::readlink(link.c_str(), path, PATH_MAX);
    if (size < 0)
        return false;
    path[size] = 0;
    return belongs(path);
}

/// Absolute, with the folder's links resolved; the last part may not exist yet.
std::string fullPath(int folder, const char* path) {
    std::string text = path;
    if (text.empty() || text[0] != '/')
        text = (folder == AT_FDCWD ? "/proc/self/cwd/" : "/proc/self/fd/" + std::to_string(folder) + "/") + text;
    while (text.size() > 1 && text.back() == '/')
        text.pop_back();
    const auto slash = text.rfind('/');
    char resolved[PATH_MAX + 1];
    if (!::realpath(slash == 0 ? "/" : text.substr(0, slash).c_str(), resolved))
        return text;
    return std::string(resolved) + text.substr(slash);
}

bool planned(DanluFaultOperation operation) { return !state().below.empty() && (state().plan.operations & operation); }

/// Counts an operation under the plan's path; true = it fails, errno is set.
bool fails() {
    const DanluFaultPlan& plan = state().plan;
    const long number = ++state().seen;
    if (plan.at <= 0 || number < plan.at || (number > plan.at && !plan.sticky))
        return false;
    ++state().failed;
    errno = plan.error;
    return true;
}

/// How many of `wanted` bytes there is room for; -1 = none, errno is set.
long long takeRoom(std::size_t wanted) {
    auto& room = state().room;
    long long left = room.load();
    while (left >= 0) {
        const long long taken = left < static_cast<long long>(wanted) ? left : static_cast<long long>(wanted);
        if (taken == 0 && wanted > 0) {
            ++state().failed;
            errno = state().plan.error;
            return -1;
        }
        if (room.compare_exchange_weak(left, left - taken))
            return taken;
    }
    return static_cast<long long>(wanted);
}

/// The number of bytes a write may write; -1 = it fails.
long long allowed(int fd, std::size_t wanted) {
    if (!planned(DanluFaultWrite) || !descriptorBelongs(fd))
        return static_cast<long long>(wanted);
    return fails() ? -1 : takeRoom(wanted);
}

bool descriptorFails(DanluFaultOperation operation, int fd) { return planned(operation) && descriptorBelongs(fd) && fails(); }
bool pathFails(DanluFaultOperation operation, int folder, const char* path) { return planned(operation) && belongs(fullPath(folder, path).c_str()) && fails(); }

/// The value of KEY in "KEY=value;KEY=value".
std::string setting(const std::string& text, const std::string& key) {
    const auto found = (";" + text).find(";" + key + "=");
    if (found == std::string::npos)
        return "";
    const auto begin = found + key.size() + 1;
    return text.substr(begin, text.find(';', begin) - begin);
}

long long numberOf(const std::string& text, long long fallback) { return text.empty() ? fallback : std::strtoll(text.c_str(), nullptr, 10); }

__attribute__((constructor)) void armFromEnvironment() {
    const char* text = std::getenv("DANLU_FAULTS");
    if (!text)
        return;
    const std::string below = setting(text, "below");
    const DanluFaultPlan plan{.below = below.c_str(),
                              .operations = static_cast<unsigned>(numberOf(setting(text, "operations"), 63)),
                              .error = static_cast<int>(numberOf(setting(text, "error"), ENOSPC)),
                              .at = static_cast<long>(numberOf(setting(text, "at"), 0)),
                              .bytes = numberOf(setting(text, "bytes"), -1),
                              .sticky = static_cast<int>(numberOf(setting(text, "sticky"), 1))};
    danluFaultsArm(&plan);
    state().countFile = setting(text, "count");
}

/// "SEEN FAILED\n" into the file named by count=, when the process ends of its own accord.
__attribute__((destructor)) void writeCount() {
    if (state().countFile.empty())
        return;
    const std::string text = std::to_string(state().seen) + " " + std::to_string(state().failed) + "\n";
    const int fd = REAL(open)(state().countFile.c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0600);
    if (fd < 0)
        return;
    [[maybe_unused]] const auto written = REAL(write)(fd, text.data(), text.size());
    ::close(fd);
}

template <typename Open>
int openOrFail(Open open, int folder, const char* path, int flags, mode_t mode) {
    if ((flags & O_CREAT) && pathFails(DanluFaultCreate, folder, path))
        return -1;
    return open(flags, mode);
}

mode_t modeOf(int flags, va_list arguments) { return (flags & (O_CREAT | O_TMPFILE)) ? va_arg(arguments, mode_t) : 0; }

ssize_t writeVector(int fd, const iovec* parts, int count, off_t offset) {
    ssize_t total = 0;
    for (int at = 0; at < count; ++at) {
        const ssize_t written =
            offset < 0 ? ::write(fd, parts[at].iov_base, parts[at].iov_len) : ::pwrite(fd, parts[at].iov_base, parts[at].iov_len, offset + total);
        if (written < 0)
            return total > 0 ? total : -1;
        total += written;
        if (static_cast<std::size_t>(written) < parts[at].iov_len)
            break;
    }
    return total;
}

} // namespace

SHIM void danluFaultsArm(const DanluFaultPlan* plan) {
    State& now = state();
    char resolved[PATH_MAX + 1];
    now.plan = *plan;
    now.below = plan->below ? plan->below : "";
    if (!now.below.empty())
        now.below = ::realpath(now.below.c_str(), resolved) ? resolved : fullPath(AT_FDCWD, plan->below);
    now.plan.below = nullptr; // the caller's text may go
    now.seen = 0;
    now.failed = 0;
    now.room = plan->bytes;
}

SHIM void danluFaultsDisarm() {
    state().below.clear();
    state().room = -1;
}

SHIM long danluFaultsSeen() { return state().seen; }
SHIM long danluFaultsFailed() { return state().failed; }

SHIM ssize_t write(int fd, const void* bytes, std::size_t size) {
    const long long room = allowed(fd, size);
    return room < 0 ? -1 : REAL(write)(fd, bytes, static_cast<std::size_t>(room));
}

SHIM ssize_t pwrite(int fd, const void* bytes, std::size_t size, off_t offset) {
    const long long room = allowed(fd, size);
    return room < 0 ? -1 : REAL(pwrite)(fd, bytes, static_cast<std::size_t>(room), offset);
}

SHIM ssize_t pwrite64(int fd, const void* bytes, std::size_t size, off_t offset) { return pwrite(fd, bytes, size, offset); }

SHIM ssize_t writev(int fd, const iovec* parts, int count) {
    if (!planned(DanluFaultWrite) || !descriptorBelongs(fd))
        return REAL(writev)(fd, parts, count);
    return writeVector(fd, parts, count, -1);
}

SHIM ssize_t pwritev(int fd, const iovec* parts, int count, off_t offset) {
    if (!planned(DanluFaultWrite) || !descriptorBelongs(fd))
        return REAL(pwritev)(fd, parts, count, offset);
    return writeVector(fd, parts, count, offset);
}

SHIM int fsync(int fd) { return descriptorFails(DanluFaultSync, fd) ? -1 : REAL(fsync)(fd); }
SHIM int fdatasync(int fd) { return descriptorFails(DanluFaultSync, fd) ? -1 : REAL(fdatasync)(fd); }

SHIM int ftruncate(int fd, off_t size) noexcept { return descriptorFails(DanluFaultTruncate, fd) ? -1 : REAL(ftruncate)(fd, size); }
SHIM int ftruncate64(int fd, off_t size) noexcept { return ftruncate(fd, size); }
SHIM int fallocate(int fd, int mode, off_t offset, off_t size) {
    return descriptorFails(DanluFaultTruncate, fd) ? -1 : REAL(fallocate)(fd, mode, offset, size);
}
SHIM int fallocate64(int fd, int mode, off_t offset, off_t size) { return fallocate(fd, mode, offset, size); }
SHIM int posix_fallocate(int fd, off_t offset, off_t size) {
    return descriptorFails(DanluFaultTruncate, fd) ? state().plan.error : REAL(posix_fallocate)(fd, offset, size);
}
SHIM int posix_fallocate64(int fd, off_t offset, off_t size) { return posix_fallocate(fd, offset, size); }

SHIM int open(const char* path, int flags, ...) {
    va_list arguments;
    va_start(arguments, flags);
    const mode_t wanted = modeOf(flags, arguments);
    va_end(arguments);
    return openOrFail([&](int how, mode_t mode) { return REAL(open)(path, how, mode); }, AT_FDCWD, path, flags, wanted);
}

SHIM int open64(const char* path, int flags, ...) {
    va_list arguments;
    va_start(arguments, flags);
    const mode_t wanted = modeOf(flags, arguments);
    va_end(arguments);
    return openOrFail([&](int how, mode_t mode) { return REAL(open)(path, how, mode); }, AT_FDCWD, path, flags, wanted);
}

SHIM int openat(int folder, const char* path, int flags, ...) {
    va_list arguments;
    va_start(arguments, flags);
    const mode_t wanted = modeOf(flags, arguments);
    va_end(arguments);
    return openOrFail([&](int how, mode_t mode) { return REAL(openat)(folder, path, how, mode); }, folder, path, flags, wanted);
}

SHIM int rename(const char* from, const char* to) noexcept { return pathFails(DanluFaultRename, AT_FDCWD, to) ? -1 : REAL(rename)(from, to); }
SHIM int renameat(int fromFolder, const char* from, int toFolder, const char* to) noexcept {
    return pathFails(DanluFaultRename, toFolder, to) ? -1 : REAL(renameat)(fromFolder, from, toFolder, to);
}

SHIM int mkdir(const char* path, mode_t mode) noexcept { return pathFails(DanluFaultMakeFolder, AT_FDCWD, path) ? -1 : REAL(mkdir)(path, mode); }
