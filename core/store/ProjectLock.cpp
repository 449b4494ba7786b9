#include "store/ProjectLock.h"

#include <cerrno>
#include <charconv>
#include <fcntl.h>
#include <fstream>
#include <sstream>
#include <sys/file.h>
#include <sys/stat.h>
#include <sys/sysmacros.h>
#include <unistd.h>

namespace danlu::store {
namespace {

/// "danlu-cli (process 4711)" for a holder of a flock on this file other than ourselves, out of /proc/locks; a general word where it is not shown.
std::string holderOf(int fd) {
    struct stat info {};
    ::fstat(fd, &info);
    char wanted[64];
    std::snprintf(wanted, sizeof wanted, "%02x:%02x:%lu", major(info.st_dev), minor(info.st_dev), static_cast<unsigned long>(info.st_ino));
    std::ifstream locks("/proc/locks");
    for (std::string line; std::getline(locks, line);) {
        std::string number, type, advisory, access, pid, inode; // who only waits for a lock has "->" for a type
        std::istringstream(line) >> number >> type >> advisory >> access >> pid >> inode;
        if (type != "FLOCK" || inode != wanted || pid == std::to_string(::getpid()))
            continue;
        std::string program;
        std::getline(std::ifstream("/proc/" + pid + "/comm"), program);
        return (program.empty() ? "a program" : program) + " (process " + pid + ")";
    }
    return "another program";
}

Result<> take(int fd, int kind, const Path& path) {
    int result = 0;
    do
        result = ::flock(fd, kind | LOCK_NB);
    while (result != 0 && errno == EINTR);
    if (result == 0)
        return ok();
    if (errno != EWOULDBLOCK)
        return systemError("cannot lock", path, errno);
    return Error(ErrorCode::Locked, "the project " + path.parent_path().string() + " is in use by " + holderOf(fd))
        .withHint("Close it there, or wait until that program is done, and try again.");
}

} // namespace

Result<ProjectLock> ProjectLock::share(const Path& folder) {
    const Path path = folder / "lock";
    const int fd = ::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    if (fd < 0)
        return systemError("cannot open", path, errno);
    ProjectLock lock(Descriptor(fd), path);
    DANLU_CHECK(take(fd, LOCK_SH, path));
    return lock;
}

Result<ProjectLock::Alone> ProjectLock::takeAlone() {
    // flock drops the shared lock before it takes the exclusive one; when that fails the shared one is taken again.
    auto alone = take(m_file.fd(), LOCK_EX, m_path);
    if (alone)
        return Alone(*this);
    while (::flock(m_file.fd(), LOCK_SH) != 0 && errno == EINTR) // waits for the moment in which somebody else may have it alone
        continue;
    return std::move(alone).error();
}

ProjectLock::Alone::~Alone() {
    if (m_lock)
        ::flock(m_lock->m_file.fd(), LOCK_SH);
}

} // namespace danlu::store
