#pragma once

#include "crypto/SealedStream.h"
#include "engine/model/BlobStore.h"
#include "engine/training/Examples.h"
#include "protocol/Shard.h"

#include <atomic>

namespace danlu::worker {

/// Random access to a sealed file, for engine. Safe from several threads.
Result<std::unique_ptr<engine::ByteSource>> openSealedFile(const Path& path, const crypto::Key& key, std::string_view context);

/// Blobs below a run folder, each sealed for its place: result/NAME as a model's file, everything else as a run's. `isSealed` says
/// which names are; the others are plain files. `operations` counts what was written, for the heartbeat.
std::unique_ptr<engine::BlobStore> sealedFolder(Path folder, const crypto::Key& key, std::function<bool(const std::string&)> isSealed,
                                                std::atomic<std::uint64_t>& operations);
/// What binds a blob of a run folder to its place.
Bytes runBlobContext(const std::string& name);

/// Removes what a killed worker was writing. Only for the holder of the run's lock.
void sweepPartialFiles(const Path& folder);

/// The rows of FOLDER/0001.rows, 0002.rows … one after the other. `onRow` is called for each with its number from 1.
/// An absent or empty folder has no rows; a gap in the numbers is Corrupt.
class ShardRows final : public engine::RowSource {
public:
    using OnRow = std::function<Result<>(std::uint64_t row)>;
    /// `place` is the folder's name in the run ("shards").
    static Result<std::unique_ptr<ShardRows>> open(const Path& folder, const std::string& place, const crypto::Key& key, OnRow onRow);
    Result<std::optional<Row>> next() override;
    std::uint64_t total() const { return m_total; }

private:
    std::vector<protocol::ShardReader> m_shards;
    std::size_t m_shard = 0;
    std::uint64_t m_row = 0, m_given = 0, m_total = 0;
    OnRow m_onRow;
};

} // namespace danlu::worker
