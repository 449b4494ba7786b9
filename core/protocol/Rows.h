#pragma once

#include "base/File.h"
#include "base/Row.h"

#include <functional>
#include <vector>

namespace danlu::protocol {

// The one binary form of danlu::Row, little endian, version 1:
//   u8 kind, u16 turns, u16 paths, u32 rejected bytes, then per turn (u8 role, u32 bytes), per path (u8 levels, per level u32 bytes),
//   then all the bytes in that order: turns, rejected, levels.
// A batch: "DRB" and the version as a byte, u32 rows, per row u32 encoded bytes, then the rows.
constexpr std::size_t kBatchRows = 1u << 20;   // rows of one batch
constexpr std::size_t kBatchBytes = 16u << 20; // a batch is closed when it reaches this; one long row may stand alone in a longer one

/// Appends the encoded row; Rejected where it is longer than kRowBytes or has more turns or paths than 65,535.
Result<> encodeRow(const Row& row, Bytes& to);
/// Exactly one row; anything missing, left over or out of range is Corrupt. UTF-8 is not checked: whoever imports does that.
Result<Row> decodeRow(std::string_view bytes);

/// Rows being collected for one message or one segment.
class RowBatch {
public:
    Result<> add(const Row& row);
    std::size_t rows() const { return m_sizes.size(); }
    /// Encoded bytes so far, with the table.
    std::size_t bytes() const;
    bool empty() const { return m_sizes.empty(); }
    /// The batch as bytes; leaves an empty one.
    Bytes take();

private:
    std::vector<std::uint32_t> m_sizes;
    Bytes m_rows;
};

/// A checked view of a batch; rows are decoded when asked for. `bytes` must outlive it.
class RowBatchView {
public:
    static Result<RowBatchView> of(std::string_view bytes);
    std::size_t size() const { return m_ends.size(); }
    /// The encoded row i.
    std::string_view encoded(std::size_t i) const;
    Result<Row> row(std::size_t i) const { return decodeRow(encoded(i)); }

private:
    std::string_view m_rows;
    std::vector<std::uint64_t> m_ends;
};

Result<std::vector<Row>> decodeBatch(std::string_view bytes);

} // namespace danlu::protocol
