#pragma once

#include "base/File.h"

namespace danlu::protocol {

/// Opens or creates (0600) a file that is read from anywhere and written at its end.
Result<Descriptor> openForAppending(const Path& path);
Result<std::uint64_t> fileSize(int fd, const Path& path);
/// Bytes from `offset` to the end, `limit` at most; fewer where the file is shorter.
Result<Bytes> readFrom(int fd, std::uint64_t offset, std::size_t limit, const Path& path);
/// Cuts the file off behind `size` bytes.
Result<> truncateTo(int fd, std::uint64_t size, const Path& path);

} // namespace danlu::protocol
