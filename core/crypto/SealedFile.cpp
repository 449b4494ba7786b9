#include "crypto/SealedStream.h"

#include <cerrno>
#include <cstring>
#include <memory>
#include <sys/stat.h>
#include <unistd.h>

namespace danlu::crypto {
namespace {

Result<> readExactly(int fd, std::uint64_t offset, std::span<char> out, const Path& path) {
    while (!out.empty()) {
        const ssize_t got = ::pread(fd, out.data(), out.size(), static_cast<off_t>(offset));
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0)
            return systemError("cannot read", path, errno);
        if (got == 0)
            return Error(ErrorCode::Corrupt, path.string() + " became shorter while it was read");
        out = out.subspan(static_cast<std::size_t>(got));
        offset += static_cast<std::uint64_t>(got);
    }
    return ok();
}

} // namespace

Result<SealedReader> SealedReader::openFile(const Key& key, std::string_view context, const Path& path, Ending ending) {
    DANLU_TRY(Descriptor file, openForReading(path));
    struct stat info {};
    if (::fstat(file.fd(), &info) != 0)
        return systemError("cannot read", path, errno);
    const auto shared = std::make_shared<Descriptor>(std::move(file));
    auto reader = open(
        key, context, static_cast<std::uint64_t>(info.st_size),
        [shared, path](std::uint64_t offset, std::span<char> out) { return readExactly(shared->fd(), offset, out, path); }, ending);
    if (!reader)
        return std::move(reader).error().wrap("cannot open the sealed file " + path.string());
    return reader;
}

Result<SealedReader> SealedReader::openMemory(const Key& key, std::string_view context, std::string_view sealed) {
    return open(key, context, sealed.size(), [sealed](std::uint64_t offset, std::span<char> out) -> Result<> {
        std::memcpy(out.data(), sealed.data() + offset, out.size());
        return ok();
    });
}

Result<Bytes> readSealedFile(const Key& key, std::string_view context, const Path& path, std::uint64_t limit) {
    DANLU_TRY(SealedReader reader, SealedReader::openFile(key, context, path));
    if (reader.size() > limit)
        return Error(ErrorCode::Rejected, path.string() + " holds " + sizeText(reader.size()) + ", more than the " + sizeText(limit) + " allowed here");
    return reader.readAll();
}

Result<> writeSealedFile(const Key& key, std::string_view context, const Path& path, std::string_view plain) {
    DANLU_TRY(const Bytes sealed, seal(key, context, plain));
    return writeFileAtomically(path, sealed);
}

} // namespace danlu::crypto
