#include "base/File.h"

#include "base/StrongId.h"

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <sys/file.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <unistd.h>

namespace danlu {
namespace {

ErrorCode codeOf(int errorNumber) {
    switch (errorNumber) {
    case ENOSPC:
    case EDQUOT:
    case EFBIG:
        return ErrorCode::NoSpace;
    case ENOENT:
        return ErrorCode::NotFound;
    case EACCES:
    case EPERM:
    case EROFS:
        return ErrorCode::Denied;
    default:
        return ErrorCode::Io;
    }
}

Result<Descriptor> openFile(const Path& path, int flags, std::string_view operation) {
    int fd = -1;
    do
        fd = ::open(path.c_str(), flags | O_CLOEXEC, 0600);
    while (fd < 0 && errno == EINTR);
    if (fd < 0)
        return systemError(operation, path, errno);
    return Descriptor(fd);
}

Path folderOf(const Path& path) { return path.has_parent_path() ? path.parent_path() : Path("."); }

} // namespace

Descriptor& Descriptor::operator=(Descriptor&& other) noexcept {
    if (this != &other) {
        reset();
        m_fd = other.release();
    }
    return *this;
}

int Descriptor::release() { return std::exchange(m_fd, -1); }

void Descriptor::reset() {
    if (m_fd >= 0)
        ::close(release());
}

Error systemError(std::string_view operation, const Path& path, int errorNumber) {
    Error error(codeOf(errorNumber), std::string(operation) + " " + path.string() + ": " + std::strerror(errorNumber));
    return error.code() == ErrorCode::NoSpace ? std::move(error).withHint("Free some disk space and try again; what was there before is unchanged.") : error;
}

Result<Descriptor> openForReading(const Path& path) { return openFile(path, O_RDONLY, "cannot open"); }

Result<Descriptor> openForWriting(const Path& path) { return openFile(path, O_WRONLY | O_CREAT | O_TRUNC, "cannot write"); }

Result<> writeAll(int fd, std::string_view bytes, const Path& path) {
    while (!bytes.empty()) {
        const ssize_t written = ::write(fd, bytes.data(), bytes.size());
        if (written < 0 && errno == EINTR)
            continue;
        if (written < 0)
            return systemError("cannot write", path, errno);
        bytes.remove_prefix(static_cast<std::size_t>(written));
    }
    return ok();
}

Result<std::size_t> readSome(int fd, std::span<char> bytes, const Path& path) {
    ssize_t got = 0;
    do
        got = ::read(fd, bytes.data(), bytes.size());
    while (got < 0 && errno == EINTR);
    if (got < 0)
        return systemError("cannot read", path, errno);
    return static_cast<std::size_t>(got);
}

Result<> syncFile(int fd, const Path& path) {
    if (::fsync(fd) != 0)
        return systemError("cannot flush", path, errno);
    return ok();
}

Result<Bytes> readFile(const Path& path, std::uint64_t limit) {
    DANLU_TRY(const Descriptor file, openForReading(path));
    struct stat info {};
    if (::fstat(file.fd(), &info) != 0)
        return systemError("cannot read", path, errno);
    if (S_ISDIR(info.st_mode))
        return Error(ErrorCode::Rejected, path.string() + " is a folder, not a file");
    Bytes bytes;
    std::string chunk(1 << 16, '\0');
    for (;;) {
        DANLU_TRY(const std::size_t got, readSome(file.fd(), chunk, path));
        if (got == 0)
            return bytes;
        bytes.append(chunk.data(), got);
        if (bytes.size() > limit)
            return Error(ErrorCode::Rejected, path.string() + " is larger than the " + sizeText(limit) + " allowed here");
    }
}

Result<> writeFileAtomically(const Path& path, std::string_view bytes) {
    return writeFileAtomically(path, [&](int fd) { return writeAll(fd, bytes, path); });
}

Result<> writeFileAtomically(const Path& path, const std::function<Result<>(int fd)>& write) {
    const Path temporary = path.string() + "." + randomIdText() + ".part";
    DANLU_TRY(Descriptor file, openForWriting(temporary));
    auto written = write(file.fd());
    if (written)
        written = syncFile(file.fd(), temporary);
    file.reset();
    if (written && ::rename(temporary.c_str(), path.c_str()) != 0)
        written = systemError("cannot rename to", path, errno);
    if (!written) {
        ::unlink(temporary.c_str());
        return written;
    }
    return syncFolder(folderOf(path));
}

Result<> syncFolder(const Path& folder) {
    DANLU_TRY(const Descriptor opened, openFile(folder, O_RDONLY | O_DIRECTORY, "cannot open the folder"));
    return syncFile(opened.fd(), folder);
}

Result<> makeFolder(const Path& folder) {
    if (std::error_code ignored; std::filesystem::is_directory(folder, ignored))
        return ok();
    if (folder.has_parent_path() && folder.parent_path() != folder)
        DANLU_CHECK(makeFolder(folder.parent_path()));
    if (::mkdir(folder.c_str(), 0700) != 0 && errno != EEXIST)
        return systemError("cannot create the folder", folder, errno);
    return syncFolder(folderOf(folder));
}

Result<std::uint64_t> freeSpace(const Path& path) {
    struct statvfs info {};
    if (::statvfs(path.c_str(), &info) != 0)
        return systemError("cannot ask for free space at", path, errno);
    return static_cast<std::uint64_t>(info.f_bavail) * info.f_frsize;
}

Result<> checkSpace(const Path& path, std::uint64_t needed, std::string_view purpose) {
    DANLU_TRY(const std::uint64_t available, freeSpace(path));
    if (available >= needed)
        return ok();
    return Error(ErrorCode::NoSpace, std::string(purpose) + " needs " + sizeText(needed) + " at " + path.string() + ", " + sizeText(available) + " are free")
        .withHint("Free some disk space, or use a project on a larger disk.");
}

std::string sizeText(std::uint64_t bytes) {
    constexpr const char* kUnits[] = {"bytes", "kB", "MB", "GB", "TB", "PB"};
    double value = static_cast<double>(bytes);
    std::size_t unit = 0;
    for (; value >= 999.95 && unit < 5; ++unit)
        value /= 1000;
    char text[32];
    std::snprintf(text, sizeof text, unit == 0 ? "%.0f %s" : "%.1f %s", value, kUnits[unit]);
    return text;
}

Result<MappedFile> MappedFile::open(const Path& path) {
    DANLU_TRY(const Descriptor file, openForReading(path));
    struct stat info {};
    if (::fstat(file.fd(), &info) != 0)
        return systemError("cannot read", path, errno);
    const auto size = static_cast<std::size_t>(info.st_size);
    if (size == 0)
        return MappedFile(nullptr, 0);
    void* data = ::mmap(nullptr, size, PROT_READ, MAP_PRIVATE, file.fd(), 0);
    if (data == MAP_FAILED)
        return systemError("cannot map", path, errno);
    return MappedFile(static_cast<const char*>(data), size);
}

MappedFile::MappedFile(MappedFile&& other) noexcept : m_data(std::exchange(other.m_data, nullptr)), m_size(std::exchange(other.m_size, 0)) {}

MappedFile& MappedFile::operator=(MappedFile&& other) noexcept {
    std::swap(m_data, other.m_data);
    std::swap(m_size, other.m_size);
    return *this;
}

MappedFile::~MappedFile() {
    if (m_data)
        ::munmap(const_cast<char*>(m_data), m_size);
}

Result<FileLock> FileLock::acquire(const Path& path) {
    DANLU_TRY(Descriptor file, openFile(path, O_RDWR | O_CREAT, "cannot open the lock"));
    if (::flock(file.fd(), LOCK_EX | LOCK_NB) != 0)
        return Error(ErrorCode::Locked, path.string() + " is held by another process");
    return FileLock(std::move(file));
}

bool FileLock::isHeld(const Path& path) {
    const auto file = openFile(path, O_RDONLY, "cannot open the lock");
    return file && ::flock(file->fd(), LOCK_SH | LOCK_NB) != 0;
}

} // namespace danlu
