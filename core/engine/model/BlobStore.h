#pragma once

#include "engine/model/ByteSource.h"

#include <string>
#include <vector>

namespace danlu::engine {

/// Where the bytes of a blob go while it is written.
class BlobWriter {
public:
    virtual ~BlobWriter() = default;
    virtual Result<> append(std::string_view bytes) = 0;
};

/// Named blobs of one run or one model folder. Names are relative paths with '/', for instance
/// "checkpoints/step-100/optimizer.safetensors". The worker's implementation seals them.
class BlobStore {
public:
    virtual ~BlobStore() = default;
    /// Atomic and durable: after a crash the blob is whole or absent. If `produce` fails nothing is left.
    virtual Result<> write(const std::string& name, const std::function<Result<>(BlobWriter&)>& produce) = 0;
    /// NotFound where there is none.
    virtual Result<std::unique_ptr<ByteSource>> open(const std::string& name) = 0;
    /// Removes the blob, or every blob below it when it is a folder; nothing there is fine.
    virtual Result<> remove(const std::string& name) = 0;
    /// Names of all blobs that start with `prefix`, sorted.
    virtual Result<std::vector<std::string>> list(const std::string& prefix) = 0;
};

Result<> writeBlob(BlobStore& store, const std::string& name, std::string_view bytes);
Result<Bytes> readBlob(BlobStore& store, const std::string& name, std::uint64_t limit = 64u << 20);

/// Plain files below a folder.
std::unique_ptr<BlobStore> plainFolder(const Path& folder);

} // namespace danlu::engine
