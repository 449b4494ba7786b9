#pragma once

#include "base/File.h"

#include <functional>
#include <memory>

namespace danlu::engine {

/// Random access to the plaintext of one file. The worker's implementation unseals; engine never sees a key.
class ByteSource {
public:
    virtual ~ByteSource() = default;
    virtual std::uint64_t size() const = 0;
    /// Fills `into` from `offset`; too short a file is an error.
    virtual Result<> read(std::uint64_t offset, std::span<char> into) = 0;
};

/// Opens a file of a ModelSource: `key` names the job key it is sealed with, "" = plain.
using OpenSource = std::function<Result<std::unique_ptr<ByteSource>>(const Path& path, const std::string& key)>;

/// A plain file.
Result<std::unique_ptr<ByteSource>> openPlainFile(const Path& path);
/// OpenSource for plain files; a sealed one is refused.
OpenSource plainFiles();
/// Bytes in memory, for tests and small things.
std::unique_ptr<ByteSource> bytesInMemory(Bytes bytes);
/// The whole content; refuses more than `limit` bytes.
Result<Bytes> readAll(ByteSource& source, std::uint64_t limit);
/// SHA-256 of the whole content, hexadecimal.
Result<std::string> sha256Of(ByteSource& source);

} // namespace danlu::engine
