#include "formats/ByteReader.h"

#include <cerrno>
#include <unistd.h>

namespace danlu::formats {
namespace {

constexpr const char* kSource = "the file";

Result<Bytes> readRange(int fd, std::uint64_t offset, std::size_t count) {
    Bytes bytes(count, '\0');
    for (std::size_t done = 0; done < count;) {
        const auto n = ::pread(fd, bytes.data() + done, count - done, static_cast<off_t>(offset + done));
        if (n < 0 && errno == EINTR)
            continue;
        if (n < 0)
            return systemError("reading", kSource, errno);
        if (n == 0)
            return Error(ErrorCode::Rejected, "the file became shorter while it was read");
        done += static_cast<std::size_t>(n);
    }
    return bytes;
}

} // namespace

ByteReader readerOf(std::string_view bytes) {
    return {bytes.size(), [bytes](std::uint64_t offset, std::size_t count) -> Result<Bytes> {
                if (offset > bytes.size() || count > bytes.size() - offset)
                    return Error(ErrorCode::Rejected, "the file ends at byte " + std::to_string(bytes.size()));
                return Bytes(bytes.substr(offset, count));
            }};
}

Result<ByteReader> readerOf(int fd) {
    const auto size = ::lseek(fd, 0, SEEK_END); // not fstat, which is newfstatat and so a path to look up: danlu-reader's sandbox refuses it
    if (size < 0 && errno == ESPIPE)
        return Error(ErrorCode::Rejected, "not a regular file");
    if (size < 0)
        return systemError("reading", kSource, errno);
    return ByteReader{static_cast<std::uint64_t>(size), [fd](std::uint64_t offset, std::size_t count) { return readRange(fd, offset, count); }};
}

ByteSink sinkOf(Bytes& target) {
    return [&target](std::string_view bytes) {
        target.append(bytes);
        return ok();
    };
}

ByteSink sinkOf(int fd, const Path& path) {
    return [fd, path](std::string_view bytes) { return writeAll(fd, bytes, path); };
}

} // namespace danlu::formats
