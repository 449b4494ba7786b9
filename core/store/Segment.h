#pragma once

#include "base/StrongId.h"
#include "crypto/SecretBuffer.h"
#include "store/Manifest.h"

namespace danlu::store {

constexpr std::size_t kSegmentBytes = 512u << 10; // a segment is closed when its rows reach this; a larger row has one of its own
constexpr std::uint32_t kSegmentRows = 1u << 16;

/// Plain form of a segment: u32 rows, u32 end of each row, the rows. Little endian.
class SegmentBuilder {
public:
    void append(std::string_view row);
    bool isFull() const { return m_bytes.size() >= kSegmentBytes || m_ends.size() >= kSegmentRows; }
    bool isEmpty() const { return m_ends.empty(); }
    std::uint32_t rows() const { return static_cast<std::uint32_t>(m_ends.size()); }
    std::uint64_t rowBytes() const { return m_bytes.size(); }
    /// The plain form; starts over.
    Bytes take();

private:
    Bytes m_bytes;
    std::vector<std::uint32_t> m_ends;
};

/// An opened segment.
class Segment {
public:
    /// Corrupt where the table of ends does not fit the bytes.
    static Result<Segment> of(Bytes plain, std::uint32_t rows);
    std::uint32_t rows() const { return m_rows; }
    std::string_view row(std::uint32_t index) const;

private:
    Segment(Bytes plain, std::uint32_t rows) : m_plain(std::move(plain)), m_rows(rows) {}
    std::uint32_t end(std::uint32_t index) const;
    Bytes m_plain;
    std::uint32_t m_rows;
};

/// What a segment is sealed for: "seg/v1", project, dataset, batch, number, rows, bytes.
Bytes segmentContext(const ProjectId& project, const DatasetId& dataset, const SegmentRef& segment);

} // namespace danlu::store
