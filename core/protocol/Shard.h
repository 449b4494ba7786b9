#pragma once

#include "base/Row.h"
#include "crypto/SealedStream.h"

#include <memory>
#include <vector>

namespace danlu::protocol {

// A shard: one sealed message (crypto::SealedStream under the run's key) of "DSH" + version, the encoded rows one after another,
// per row u64 offset, u64 rows. Any row can be read without the others.

/// What binds a sealed file to its place, so that two files of one key cannot be exchanged.
Bytes runFileContext(std::string_view relativePath); // "shards/0001.rows", "checkpoints/step-100/adapter.safetensors"
Bytes modelFileContext(std::string_view fileName);   // "model.safetensors", wherever the model's folder lies

/// "0001.rows" for 1.
std::string shardName(std::size_t number);
constexpr std::size_t kShardRows = 65536; // rows a writer should put into one shard before it starts the next

/// Writes one shard to a file that must not exist (mode 0600). Without finish() the file reads as truncated. One thread.
class ShardWriter {
public:
    /// `context` is runFileContext of the shard's place.
    static Result<ShardWriter> create(const Path& path, const crypto::Key& key, std::string_view context);
    ShardWriter(ShardWriter&&) noexcept;
    ShardWriter& operator=(ShardWriter&&) noexcept;
    ~ShardWriter();

    Result<> add(const Row& row);
    /// A row that is already in the form of protocol/Rows, as the store hands it out; checked.
    Result<> addEncoded(std::string_view row);
    std::uint64_t rows() const;
    /// Index, last chunk, fsync.
    Result<> finish();

private:
    struct State;
    explicit ShardWriter(std::unique_ptr<State> state);
    std::unique_ptr<State> m_state;
};

/// Reads the rows of one shard in any order. One thread.
class ShardReader {
public:
    static Result<ShardReader> open(const Path& path, const crypto::Key& key, std::string_view context);
    std::uint64_t rows() const { return m_offsets.size() - 1; }
    Result<Row> row(std::uint64_t i);

private:
    ShardReader(crypto::SealedReader reader, std::vector<std::uint64_t> offsets) : m_reader(std::move(reader)), m_offsets(std::move(offsets)) {}
    crypto::SealedReader m_reader;
    std::vector<std::uint64_t> m_offsets; // one more than rows
    Bytes m_window;                       // plaintext from m_windowBegin on, so that neighbours are unsealed once
    std::uint64_t m_windowBegin = 0;
};

} // namespace danlu::protocol
