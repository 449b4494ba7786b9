#include "protocol/Appending.h"

#include <cerrno>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace danlu::protocol {

Result<Descriptor> openForAppending(const Path& path) {
    int fd = -1;
    do
        fd = ::open(path.c_str(), O_RDWR | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
    while (fd < 0 && errno == EINTR);
    if (fd < 0)
        return systemError("opening", path, errno);
    return Descriptor(fd);
}

Result<std::uint64_t> fileSize(int fd, const Path& path) {
    struct stat about {};
    if (::fstat(fd, &about) != 0)
        return systemError("asking for the size of", path, errno);
    return static_cast<std::uint64_t>(about.st_size);
}

Result<Bytes> readFrom(int fd, std::uint64_t offset, std::size_t limit, const Path& path) {
    DANLU_TRY(const auto size, fileSize(fd, path));
    Bytes bytes(offset < size ? std::min<std::uint64_t>(size - offset, limit) : 0, '\0');
    std::size_t done = 0;
    while (done < bytes.size()) {
        const auto got = ::pread(fd, bytes.data() + done, bytes.size() - done, static_cast<off_t>(offset + done));
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0)
            return systemError("reading", path, errno);
        if (got == 0)
            break;
        done += static_cast<std::size_t>(got);
    }
    bytes.resize(done);
    return bytes;
}

Result<> truncateTo(int fd, std::uint64_t size, const Path& path) {
    if (::ftruncate(fd, static_cast<off_t>(size)) != 0)
        return systemError("shortening", path, errno);
    return ok();
}

} // namespace danlu::protocol
