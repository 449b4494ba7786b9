#pragma once

#include "base/File.h"

#include <cstdint>
#include <functional>
#include <string_view>

namespace danlu::formats {

/// Random access to the bytes of a file that somebody else wrote. `read` gives exactly `count` bytes from `offset`, or an error;
/// readers ask only for ranges that lie in `size`.
struct ByteReader {
    std::uint64_t size = 0;
    std::function<Result<Bytes>(std::uint64_t offset, std::size_t count)> read;
};

/// Bytes in memory; the view must outlive the reader.
ByteReader readerOf(std::string_view bytes);
/// A descriptor of a regular file (pread); it must stay open as long as the reader is used.
Result<ByteReader> readerOf(int fd);

/// Where a writer's bytes go, in order: a descriptor, a sealed stream, a string.
using ByteSink = std::function<Result<>(std::string_view bytes)>;
ByteSink sinkOf(Bytes& target);
ByteSink sinkOf(int fd, const Path& path);

} // namespace danlu::formats
