#include "store/Segment.h"

#include "crypto/Aead.h"

#include <bit>
#include <cstring>

namespace danlu::store {

static_assert(std::endian::native == std::endian::little, "segments are little endian, and so is every machine we build for");

void SegmentBuilder::append(std::string_view row) {
    m_bytes.append(row);
    m_ends.push_back(static_cast<std::uint32_t>(m_bytes.size()));
}

Bytes SegmentBuilder::take() {
    const std::uint32_t count = rows();
    const std::size_t table = sizeof(std::uint32_t) * (count + std::size_t{1});
    Bytes plain(table + m_bytes.size(), '\0');
    std::memcpy(plain.data(), &count, sizeof count);
    std::memcpy(plain.data() + sizeof count, m_ends.data(), table - sizeof count);
    std::memcpy(plain.data() + table, m_bytes.data(), m_bytes.size());
    m_bytes.clear();
    m_ends.clear();
    return plain;
}

Result<Segment> Segment::of(Bytes plain, std::uint32_t rows) {
    const Error broken(ErrorCode::Corrupt, "a segment's table of rows is damaged");
    const std::size_t table = sizeof(std::uint32_t) * (rows + std::size_t{1});
    std::uint32_t count = 0;
    if (plain.size() < table)
        return broken;
    std::memcpy(&count, plain.data(), sizeof count);
    Segment segment(std::move(plain), rows);
    std::uint32_t last = 0;
    for (std::uint32_t i = 0; i < rows; ++i) {
        if (segment.end(i) < last)
            return broken;
        last = segment.end(i);
    }
    if (count != rows || table + last != segment.m_plain.size())
        return broken;
    return segment;
}

std::uint32_t Segment::end(std::uint32_t index) const {
    std::uint32_t value = 0;
    std::memcpy(&value, m_plain.data() + sizeof value * (index + std::size_t{1}), sizeof value);
    return value;
}

std::string_view Segment::row(std::uint32_t index) const {
    const std::uint32_t begin = index == 0 ? 0 : end(index - 1);
    return std::string_view(m_plain).substr(sizeof(std::uint32_t) * (m_rows + std::size_t{1}) + begin, end(index) - begin);
}

Bytes segmentContext(const ProjectId& project, const DatasetId& dataset, const SegmentRef& segment) {
    return crypto::fields(
        {"seg/v1", project.text(), dataset.text(), segment.batch, std::to_string(segment.number), std::to_string(segment.rows), std::to_string(segment.bytes)});
}

} // namespace danlu::store
