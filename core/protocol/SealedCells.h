#pragma once

#include "base/File.h"
#include "crypto/SecretBuffer.h"

#include <memory>
#include <mutex>
#include <vector>

namespace danlu::protocol {

// A file of a run that grows by sealed pieces: u32 bytes, then one XAES cell (crypto::sealCell) bound to purpose and number, so that a killed
// worker loses at most its last piece and none can be moved.

constexpr std::size_t kCellBytes = 1u << 20; // plaintext of one cell

/// Appends sealed cells; any thread.
class SealedCells {
public:
    /// Opens or creates; cuts off a torn end. `purpose`: "danlu/log/v1".
    static Result<std::unique_ptr<SealedCells>> open(const Path& path, const crypto::Key& key, std::string_view purpose);
    /// Rejected where it is larger than kCellBytes.
    Result<> add(std::string_view plain);

private:
    SealedCells(Descriptor file, Path path, crypto::Key key, std::string_view purpose, std::uint64_t cells);
    Descriptor m_file;
    Path m_path;
    crypto::Key m_key;
    std::string m_purpose;
    std::uint64_t m_cells;
    std::mutex m_mutex;
};

/// The cells of a file, up to a torn end. Corrupt where a whole cell does not open.
Result<std::vector<Bytes>> readSealedCells(const Path& path, const crypto::Key& key, std::string_view purpose);

} // namespace danlu::protocol
