#include "store/Manifest.h"

#include <algorithm>

namespace danlu::store {
namespace {

constexpr char kFormat = 1;

/// LEB128: seven bits per byte, the lowest first.
void putNumber(Bytes& out, std::uint64_t value) {
    for (; value >= 0x80; value >>= 7)
        out += static_cast<char>(value | 0x80);
    out += static_cast<char>(value);
}

/// Reads what putNumber and put wrote; one bad read makes all the later ones empty.
struct ManifestReader {
    std::string_view rest;
    bool good = true;

    std::uint64_t number() {
        std::uint64_t value = 0;
        for (int shift = 0; shift < 64 && !rest.empty(); shift += 7) {
            const auto byte = static_cast<unsigned char>(rest.front());
            rest.remove_prefix(1);
            value |= std::uint64_t{byte & 0x7Fu} << shift;
            if (byte < 0x80)
                return value;
        }
        good = false;
        return 0;
    }

    std::string text() {
        const std::uint64_t size = number();
        if (size > rest.size()) {
            good = false;
            return {};
        }
        std::string out(rest.substr(0, size));
        rest.remove_prefix(size);
        return out;
    }
};

} // namespace

std::uint32_t Manifest::addSegment(SegmentRef segment) {
    m_segments.push_back(std::move(segment));
    return static_cast<std::uint32_t>(m_segments.size() - 1);
}

void Manifest::addRows(RowRun run) {
    if (run.count == 0)
        return;
    if (!m_runs.empty() && m_runs.back().segment == run.segment && m_runs.back().first + m_runs.back().count == run.first) {
        m_runs.back().count += run.count;
        m_ends.back() += run.count;
        return;
    }
    m_ends.push_back(rows() + run.count);
    m_runs.push_back(run);
}

Manifest::Place Manifest::find(std::uint64_t index) const {
    const auto end = std::upper_bound(m_ends.begin(), m_ends.end(), index);
    const RowRun& run = m_runs[static_cast<std::size_t>(end - m_ends.begin())];
    const auto left = static_cast<std::uint32_t>(*end - index);
    return {run.segment, run.first + run.count - left, left};
}

Bytes Manifest::encode() const {
    std::vector<std::string> batches;
    for (const auto& segment : m_segments)
        if (std::find(batches.begin(), batches.end(), segment.batch) == batches.end())
            batches.push_back(segment.batch);
    Bytes out(1, kFormat);
    putNumber(out, batches.size());
    for (const auto& batch : batches) {
        putNumber(out, batch.size());
        out += batch;
    }
    putNumber(out, m_segments.size());
    for (const auto& segment : m_segments) {
        putNumber(out, static_cast<std::uint64_t>(segment.number));
        putNumber(out, static_cast<std::uint64_t>(std::find(batches.begin(), batches.end(), segment.batch) - batches.begin()));
        putNumber(out, segment.rows);
        putNumber(out, segment.bytes);
    }
    putNumber(out, m_runs.size());
    for (const auto& run : m_runs) {
        putNumber(out, run.segment);
        putNumber(out, run.first);
        putNumber(out, run.count);
    }
    return out;
}

Result<Manifest> Manifest::decode(std::string_view bytes) {
    const Error broken(ErrorCode::Corrupt, "the list of a version's rows is damaged");
    if (bytes.empty() || bytes.front() != kFormat)
        return broken;
    ManifestReader reader{bytes.substr(1)};
    std::vector<std::string> batches;
    for (std::uint64_t i = reader.number(); i > 0 && reader.good; --i)
        batches.push_back(reader.text());
    Manifest manifest;
    for (std::uint64_t i = reader.number(); i > 0 && reader.good; --i) {
        const auto number = static_cast<std::int64_t>(reader.number());
        const std::uint64_t batch = reader.number(), rows = reader.number(), size = reader.number();
        if (!reader.good || batch >= batches.size() || rows > UINT32_MAX)
            return broken;
        manifest.addSegment({number, batches[batch], static_cast<std::uint32_t>(rows), size});
    }
    for (std::uint64_t i = reader.number(); i > 0 && reader.good; --i) {
        const std::uint64_t segment = reader.number(), first = reader.number(), count = reader.number();
        if (!reader.good || segment >= manifest.m_segments.size() || first + count > manifest.m_segments[segment].rows || count == 0)
            return broken;
        manifest.addRows({static_cast<std::uint32_t>(segment), static_cast<std::uint32_t>(first), static_cast<std::uint32_t>(count)});
    }
    if (!reader.good || !reader.rest.empty())
        return broken;
    return manifest;
}

} // namespace danlu::store
