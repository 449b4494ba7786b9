#include "data/ContentHash.h"

#include <bit>
#include <cstring>
#include <string>

namespace danlu::data {
namespace {

// Keys of the two hashes; they are part of what "equal" means and never change.
constexpr Hash128 kContentKey{0x64616e6c752d3031ull, 0x636f6e74656e7400ull};

/// SipHash's state and round (Aumasson, Bernstein: "SipHash: a fast short-input PRF", 2012), with the 128-bit output of the reference.
struct SipState {
    std::uint64_t v0, v1, v2, v3;

    explicit SipState(Hash128 key)
        : v0(0x736f6d6570736575ull ^ key.low), v1(0x646f72616e646f6dull ^ key.high ^ 0xEE), v2(0x6c7967656e657261ull ^ key.low),
          v3(0x7465646279746573ull ^ key.high) {}

    void round() {
        v0 += v1;
        v1 = std::rotl(v1, 13) ^ v0;
        v0 = std::rotl(v0, 32);
        v2 += v3;
        v3 = std::rotl(v3, 16) ^ v2;
        v0 += v3;
        v3 = std::rotl(v3, 21) ^ v0;
        v2 += v1;
        v1 = std::rotl(v1, 17) ^ v2;
        v2 = std::rotl(v2, 32);
    }

    void absorb(std::uint64_t word) {
        v3 ^= word;
        round();
        round();
        v0 ^= word;
    }

    std::uint64_t squeeze() {
        for (int i = 0; i < 4; ++i)
            round();
        return v0 ^ v1 ^ v2 ^ v3;
    }
};

std::uint64_t littleEndian(const char* at, std::size_t bytes) {
    std::uint64_t word = 0;
    if constexpr (std::endian::native == std::endian::little) {
        std::memcpy(&word, at, bytes);
    } else {
        for (std::size_t i = 0; i < bytes; ++i)
            word |= std::uint64_t(static_cast<unsigned char>(at[i])) << (8 * i);
    }
    return word;
}

bool isZeroWidth(std::uint32_t c) { return (c >= 0x200B && c <= 0x200D) || c == 0x2060 || c == 0xFEFF; }
/// White_Space beyond ASCII in the three-byte range, and no-break space.
bool isWideBlank(std::uint32_t c) {
    return c == 0x3000 || (c >= 0x2000 && c <= 0x200A) || c == 0x2028 || c == 0x2029 || c == 0x202F || c == 0x205F || c == 0x1680;
}

/// Appends `text` as it counts for equality (see contentHash).
void appendNormalised(std::string& to, std::string_view text) {
    const auto start = to.size();
    bool blank = false;
    const auto put = [&](std::string_view bytes) {
        if (blank && to.size() > start)
            to += ' ';
        blank = false;
        to += bytes;
    };
    for (std::size_t i = 0; i < text.size();) {
        const auto c = static_cast<unsigned char>(text[i]);
        if (c < 0x80) {
            if (c == ' ' || (c >= 9 && c <= 13))
                blank = true;
            else
                put(text.substr(i, 1));
            ++i;
        } else if (c == 0xC2 && i + 1 < text.size() && text[i + 1] == '\xA0') {
            blank = true;
            i += 2;
        } else if ((c & 0xF0) == 0xE0 && i + 2 < text.size()) {
            const std::uint32_t code = ((c & 0x0Fu) << 12) | ((text[i + 1] & 0x3Fu) << 6) | (text[i + 2] & 0x3Fu);
            if (isWideBlank(code))
                blank = true;
            else if (code >= 0xFF01 && code <= 0xFF5E)
                put(std::string(1, char(code - 0xFF01 + '!')));
            else if (!isZeroWidth(code))
                put(text.substr(i, 3));
            i += 3;
        } else {
            put(text.substr(i, 1));
            ++i;
        }
    }
}

void appendLength(std::string& to, std::size_t length) {
    for (int i = 0; i < 4; ++i)
        to += char((length >> (8 * i)) & 0xFF);
}

std::string normalisedContent(const Row& row) {
    std::string bytes;
    bytes.reserve(byteSize(row) + 16);
    const auto add = [&bytes](char tag, std::string_view text) {
        const auto before = bytes.size();
        appendNormalised(bytes, text);
        appendLength(bytes, bytes.size() - before); // so that no two lists of texts give the same bytes
        bytes += tag;
    };
    for (const auto& turn : row.turns)
        add(char(turn.role), turn.text);
    add('r', row.rejected);
    return bytes;
}

} // namespace

Hash128 sipHash128(std::string_view bytes, Hash128 key) {
    SipState state(key);
    std::size_t at = 0;
    for (; at + 8 <= bytes.size(); at += 8)
        state.absorb(littleEndian(bytes.data() + at, 8));
    state.absorb(littleEndian(bytes.data() + at, bytes.size() - at) | (std::uint64_t(bytes.size()) << 56));
    Hash128 hash;
    state.v2 ^= 0xEE;
    hash.low = state.squeeze();
    state.v1 ^= 0xDD;
    hash.high = state.squeeze();
    return hash;
}

Hash128 contentHash(const Row& row) { return sipHash128(normalisedContent(row), kContentKey); }

Hash128 labelledHash(const Row& row) {
    auto bytes = normalisedContent(row);
    for (const auto& path : row.labels) {
        for (const auto& level : path) {
            bytes += level;
            appendLength(bytes, level.size());
        }
        bytes += 'p';
    }
    return sipHash128(bytes, kContentKey);
}

} // namespace danlu::data
