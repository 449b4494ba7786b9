#pragma once

#include <cstdint>
#include <string_view>

namespace danlu::data {

/// Finds where a JSON value ends without parsing it, over text that comes in pieces.
class JsonScanner {
public:
    /// Looks at text from where the last call stopped; `text` begins with the value's first character each time. True when the value's end
    /// lies in it; then `length()` bytes belong to the value. Objects, arrays and strings end themselves; others before , ] } or white space.
    bool scan(std::string_view text);
    std::size_t length() const { return m_position; }
    /// The caller dropped that many bytes of what was scanned.
    void forget(std::size_t bytes) { m_position -= bytes; }

private:
    bool scanString(std::string_view text);

    std::size_t m_position = 0;
    std::int64_t m_depth = 0;
    bool m_inString = false;
    bool m_escaped = false;
};

} // namespace danlu::data
