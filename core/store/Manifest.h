#pragma once

#include "base/File.h"

#include <cstdint>
#include <vector>

namespace danlu::store {

/// A segment as a version knows it. `batch` is part of the segment's sealing context, so that a segment swept and put back does not open.
struct SegmentRef {
    std::int64_t number = 0;
    std::string batch;
    std::uint32_t rows = 0;
    std::uint64_t bytes = 0; // of the opened segment
    bool operator==(const SegmentRef&) const = default;
};

/// `count` rows of a version that lie next to each other in one segment.
struct RowRun {
    std::uint32_t segment = 0; // index into Manifest::segments
    std::uint32_t first = 0;   // row inside the segment
    std::uint32_t count = 0;
};

/// Row i of a version → segment and row inside it.
class Manifest {
public:
    struct Place {
        std::uint32_t segment = 0, row = 0, left = 0; // `left`: rows from here to the end of the run
    };

    std::uint32_t addSegment(SegmentRef segment);
    /// Says what a segment became that was announced empty when its first row came.
    void setSegment(std::uint32_t index, SegmentRef segment) { m_segments[index] = std::move(segment); }
    /// Appends rows; joins the last run where they continue it.
    void addRows(RowRun run);
    std::uint64_t rows() const { return m_ends.empty() ? 0 : m_ends.back(); }
    const std::vector<SegmentRef>& segments() const { return m_segments; }
    /// Precondition: index < rows().
    Place find(std::uint64_t index) const;

    Bytes encode() const;
    static Result<Manifest> decode(std::string_view bytes);

private:
    std::vector<SegmentRef> m_segments;
    std::vector<RowRun> m_runs;
    std::vector<std::uint64_t> m_ends; // rows up to and with each run
};

} // namespace danlu::store
