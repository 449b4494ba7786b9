#pragma once

#include "data/importers/Importer.h"

namespace danlu::data {

/// A line of a file without its end, or word that it is too long. The text holds until the next call.
struct Line {
    std::uint64_t number = 0;
    std::string_view text;
    bool tooLong = false;
};

/// Reads lines ended by LF, CRLF or the end of the file.
class LineReader {
public:
    explicit LineReader(TextStream& stream) : m_stream(stream) {}
    Result<std::optional<Line>> next();

private:
    Result<std::size_t> findEnd();
    Result<Line> skipLong();
    TextStream& m_stream;
    std::size_t m_pending = 0; // bytes of the line handed out last, its end included
    std::uint64_t m_newLines = 0;
};

} // namespace danlu::data
