#include "protocol/SealedCells.h"

#include "crypto/Aead.h"
#include "protocol/Appending.h"
#include "protocol/Bytes.h"

#include <optional>

namespace danlu::protocol {
namespace {

constexpr std::size_t kSealedCellBytes = kCellBytes + 1024; // nonce and tag
constexpr std::size_t kCellsFileBytes = 256u << 20;

Bytes placeOfCell(std::string_view purpose, std::uint64_t number) { return crypto::fields({purpose, std::to_string(number)}); }

/// The cell at the head of `bytes`, without its length; nothing where it is torn.
std::optional<std::string_view> nextCell(std::string_view bytes) {
    if (bytes.size() < 4 || get<std::uint32_t>(bytes, 0) > kSealedCellBytes || bytes.size() - 4 < get<std::uint32_t>(bytes, 0))
        return std::nullopt;
    return bytes.substr(4, get<std::uint32_t>(bytes, 0));
}

} // namespace

Result<std::unique_ptr<SealedCells>> SealedCells::open(const Path& path, const crypto::Key& key, std::string_view purpose) {
    DANLU_TRY(auto file, openForAppending(path));
    DANLU_TRY(const auto bytes, readFrom(file.fd(), 0, kCellsFileBytes, path));
    std::uint64_t cells = 0, intact = 0;
    for (auto cell = nextCell(bytes); cell; cell = nextCell(std::string_view(bytes).substr(intact))) {
        ++cells;
        intact += 4 + cell->size();
    }
    if (intact < bytes.size())
        DANLU_CHECK(truncateTo(file.fd(), intact, path));
    return std::unique_ptr<SealedCells>(new SealedCells(std::move(file), path, key.clone(), purpose, cells));
}

SealedCells::SealedCells(Descriptor file, Path path, crypto::Key key, std::string_view purpose, std::uint64_t cells)
    : m_file(std::move(file)), m_path(std::move(path)), m_key(std::move(key)), m_purpose(purpose), m_cells(cells) {}

Result<> SealedCells::add(std::string_view plain) {
    if (plain.size() > kCellBytes)
        return Error(ErrorCode::Rejected, "a piece of " + std::to_string(plain.size()) + " bytes is too large for " + m_path.filename().string());
    const std::lock_guard lock(m_mutex);
    DANLU_TRY(const auto cell, crypto::sealCell(m_key, placeOfCell(m_purpose, m_cells), plain));
    Bytes bytes;
    put(bytes, static_cast<std::uint32_t>(cell.size()));
    DANLU_CHECK(writeAll(m_file.fd(), bytes + cell, m_path));
    ++m_cells;
    return ok();
}

Result<std::vector<Bytes>> readSealedCells(const Path& path, const crypto::Key& key, std::string_view purpose) {
    std::vector<Bytes> cells;
    DANLU_TRY(const auto bytes, readFile(path, kCellsFileBytes));
    std::size_t at = 0;
    for (auto cell = nextCell(bytes); cell; cell = nextCell(std::string_view(bytes).substr(at))) {
        DANLU_TRY(auto plain, crypto::openCell(key, placeOfCell(purpose, cells.size()), *cell));
        cells.push_back(std::move(plain));
        at += 4 + cell->size();
    }
    return cells;
}

} // namespace danlu::protocol
