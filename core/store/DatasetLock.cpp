#include "store/DatasetLock.h"

#include <cerrno>
#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

namespace danlu::store {
namespace {

/// Whether the file we locked is still the one with that name; the one before us may have removed it.
bool isStillThere(int fd, const Path& path) {
    struct stat ours {
    }, named{};
    return ::fstat(fd, &ours) == 0 && ::stat(path.c_str(), &named) == 0 && ours.st_ino == named.st_ino && ours.st_dev == named.st_dev;
}

} // namespace

Path DatasetLock::pathFor(const Path& dataFile) { return Path(dataFile).replace_extension(".writing"); }

Result<DatasetLock> DatasetLock::acquire(const Path& dataFile) {
    const Path path = pathFor(dataFile);
    for (;;) {
        const int fd = ::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
        if (fd < 0)
            return systemError("cannot open", path, errno);
        Descriptor file(fd);
        if (::flock(fd, LOCK_EX | LOCK_NB) != 0)
            return Error(ErrorCode::Locked, "another program is writing rows of this dataset").withHint("Try again when its import or cleaning is done.");
        if (isStillThere(fd, path))
            return DatasetLock(std::move(file), path);
    }
}

DatasetLock::~DatasetLock() {
    if (m_file && !m_path.empty())
        ::unlink(m_path.c_str());
}

void removeDataFile(const Path& dataFile) {
    for (const char* suffix : {"", "-journal", "-wal", "-shm"})
        ::unlink((dataFile.string() + suffix).c_str());
}

} // namespace danlu::store
