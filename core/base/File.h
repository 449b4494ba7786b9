#pragma once

#include "base/Result.h"

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <span>
#include <string>
#include <string_view>

namespace danlu {

using Path = std::filesystem::path;
using Bytes = std::string; // raw bytes; text is UTF-8 in the same type

/// An owned file descriptor; closed when it goes.
class Descriptor {
public:
    Descriptor() = default;
    explicit Descriptor(int fd) : m_fd(fd) {}
    Descriptor(Descriptor&& other) noexcept : m_fd(other.release()) {}
    Descriptor& operator=(Descriptor&& other) noexcept;
    ~Descriptor() { reset(); }

    int fd() const { return m_fd; }
    explicit operator bool() const { return m_fd >= 0; }
    int release();
    void reset();

private:
    int m_fd = -1;
};

/// An error out of errno: NoSpace, NotFound, Denied or Io, with the operation and the path in the sentence.
Error systemError(std::string_view operation, const Path& path, int errorNumber);

Result<Descriptor> openForReading(const Path& path);
/// Creates or truncates; mode 0600.
Result<Descriptor> openForWriting(const Path& path);
/// Writes everything, whatever write(2) takes at a time.
Result<> writeAll(int fd, std::string_view bytes, const Path& path);
/// Reads up to `bytes.size()`; 0 = end of file.
Result<std::size_t> readSome(int fd, std::span<char> bytes, const Path& path);
Result<> syncFile(int fd, const Path& path);

/// Whole file; refuses more than `limit` bytes, saying so with both figures.
Result<Bytes> readFile(const Path& path, std::uint64_t limit = 64u << 20);

/// Writes a file so that a crash leaves the old or the new one whole: temporary name, fsync, rename, fsync of the folder. Mode 0600.
Result<> writeFileAtomically(const Path& path, std::string_view bytes);
/// The same for content that is produced piece by piece. `write` gets the descriptor of the temporary file.
Result<> writeFileAtomically(const Path& path, const std::function<Result<>(int fd)>& write);
/// Makes renames and new names in the folder survive a power cut.
Result<> syncFolder(const Path& folder);
/// Creates the folder (and its parents) with mode 0700; an existing one is fine.
Result<> makeFolder(const Path& folder);

/// Bytes a caller may still write below `path`, and the text "needs 3.2 GB, 1.1 GB free" where that is too little.
Result<std::uint64_t> freeSpace(const Path& path);
Result<> checkSpace(const Path& path, std::uint64_t needed, std::string_view purpose);

/// "3.2 GB": decimal units, one digit, as in every message that names a size.
std::string sizeText(std::uint64_t bytes);

/// A read-only memory map of a whole file or of a range of it.
class MappedFile {
public:
    static Result<MappedFile> open(const Path& path);
    MappedFile(MappedFile&& other) noexcept;
    MappedFile& operator=(MappedFile&& other) noexcept;
    ~MappedFile();

    std::string_view bytes() const { return {m_data, m_size}; }

private:
    MappedFile(const char* data, std::size_t size) : m_data(data), m_size(size) {}
    const char* m_data = nullptr;
    std::size_t m_size = 0;
};

/// An advisory lock (flock) held for the life of the object. The kernel drops it when the process dies, however it dies.
class FileLock {
public:
    /// Locked if another process holds it; never waits.
    static Result<FileLock> acquire(const Path& path);
    /// Whether some live process holds the lock; a missing file is not locked.
    static bool isHeld(const Path& path);

private:
    explicit FileLock(Descriptor file) : m_file(std::move(file)) {}
    Descriptor m_file;
};

} // namespace danlu
