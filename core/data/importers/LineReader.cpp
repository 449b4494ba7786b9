#include "data/importers/LineReader.h"

#include <cstring>

namespace danlu::data {

/// Position of the line's end in the window; the window's size where the file ends first; beyond kLineBytes where the line is too long.
Result<std::size_t> LineReader::findEnd() {
    std::size_t searched = 0;
    for (;;) {
        const auto window = m_stream.window();
        if (const void* found = std::memchr(window.data() + searched, '\n', window.size() - searched))
            return std::size_t(static_cast<const char*>(found) - window.data());
        searched = window.size();
        if (searched > kLineBytes)
            return searched;
        DANLU_TRY(const bool grown, m_stream.more());
        if (!grown && m_stream.window().size() == searched)
            return searched;
    }
}

/// Drops the rest of an overlong line without keeping it.
Result<Line> LineReader::skipLong() {
    const Line line{m_stream.line(), {}, true};
    for (;;) {
        const auto window = m_stream.window();
        if (const auto end = window.find('\n'); end != window.npos) {
            m_stream.skip(end + 1, 1);
            return line;
        }
        m_stream.skip(window.size(), 0);
        DANLU_TRY(const bool grown, m_stream.more());
        if (!grown && m_stream.window().empty())
            return line;
    }
}

Result<std::optional<Line>> LineReader::next() {
    m_stream.skip(m_pending, m_newLines);
    m_pending = 0;
    m_newLines = 0;
    DANLU_TRY(const std::size_t end, findEnd());
    auto text = m_stream.window().substr(0, end);
    if (end > kLineBytes) {
        DANLU_TRY(const Line line, skipLong());
        return std::optional(line);
    }
    m_newLines = end < m_stream.window().size() ? 1 : 0;
    if (m_newLines == 0 && text.empty())
        return std::optional<Line>();
    m_pending = end + m_newLines;
    if (text.ends_with('\r'))
        text.remove_suffix(1);
    return std::optional(Line{m_stream.line(), text, false});
}

} // namespace danlu::data
