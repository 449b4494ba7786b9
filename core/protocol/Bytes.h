#pragma once

#include "base/File.h"

#include <bit>
#include <cstring>
#include <type_traits>

namespace danlu::protocol {

static_assert(std::endian::native == std::endian::little, "the formats of this folder are little endian; a big-endian machine needs swaps here");

/// Appends a number, little endian.
template <typename Number>
requires(std::is_arithmetic_v<Number> || std::is_enum_v<Number>) void put(Bytes& to, Number value) {
    to.append(reinterpret_cast<const char*>(&value), sizeof value);
}

/// The number at `at`; the caller knows that it is there.
template <typename Number>
requires(std::is_arithmetic_v<Number> || std::is_enum_v<Number>) Number get(std::string_view from, std::size_t at) {
    Number value;
    std::memcpy(&value, from.data() + at, sizeof value);
    return value;
}

/// Walks over bytes of unknown origin. After running past the end everything reads as zero and ok() is false.
class ByteCursor {
public:
    explicit ByteCursor(std::string_view bytes) : m_bytes(bytes) {}

    template <typename Number>
    requires std::is_arithmetic_v<Number> Number number() {
        const auto bytes = take(sizeof(Number));
        return m_ok ? get<Number>(bytes, 0) : Number{};
    }
    std::string_view take(std::size_t count) {
        m_ok = m_ok && count <= m_bytes.size();
        if (!m_ok)
            return {};
        const auto taken = m_bytes.substr(0, count);
        m_bytes.remove_prefix(count);
        return taken;
    }
    bool ok() const { return m_ok; }
    /// Read to the end, no further.
    bool isDone() const { return m_ok && m_bytes.empty(); }
    std::size_t left() const { return m_bytes.size(); }

private:
    std::string_view m_bytes;
    bool m_ok = true;
};

} // namespace danlu::protocol
