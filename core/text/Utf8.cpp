#include "text/Utf8.h"

#include <algorithm>

namespace danlu::text {
namespace {

unsigned char byteAt(std::string_view bytes, std::size_t at) { return static_cast<unsigned char>(bytes[at]); }

bool isContinuation(unsigned char byte) { return (byte & 0xC0) == 0x80; }

/// Bytes that a character with this first byte has; 0 for a byte that starts none.
std::size_t announcedLength(unsigned char first) {
    if (first < 0x80)
        return 1;
    if (first < 0xC2 || first > 0xF4)
        return 0;
    return first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4;
}

/// Overlong forms, surrogates and what lies above U+10FFFF show in the second byte.
bool isSecond(unsigned char first, unsigned char second) {
    if (first == 0xE0)
        return second >= 0xA0 && second <= 0xBF;
    if (first == 0xED)
        return second >= 0x80 && second <= 0x9F;
    if (first == 0xF0)
        return second >= 0x90 && second <= 0xBF;
    if (first == 0xF4)
        return second >= 0x80 && second <= 0x8F;
    return isContinuation(second);
}

/// How many of the bytes from `at` fit a character, up to its announced length.
std::size_t fittingBytes(std::string_view bytes, std::size_t at) {
    const std::size_t length = announcedLength(byteAt(bytes, at));
    std::size_t count = length == 0 ? 0 : 1;
    while (count < length && at + count < bytes.size()) {
        const unsigned char next = byteAt(bytes, at + count);
        if (count == 1 ? !isSecond(byteAt(bytes, at), next) : !isContinuation(next))
            break;
        ++count;
    }
    return count;
}

} // namespace

std::size_t characterLength(std::string_view bytes) {
    if (bytes.empty())
        return 0;
    const std::size_t length = announcedLength(byteAt(bytes, 0));
    return length != 0 && fittingBytes(bytes, 0) == length ? length : 0;
}

char32_t codePoint(std::string_view bytes, std::size_t length) {
    constexpr unsigned char kMasks[] = {0, 0x7F, 0x1F, 0x0F, 0x07};
    char32_t character = byteAt(bytes, 0) & kMasks[length];
    for (std::size_t i = 1; i < length; ++i)
        character = (character << 6) | (byteAt(bytes, i) & 0x3F);
    return character;
}

std::string utf8Of(char32_t character) {
    if (character < 0x80)
        return std::string(1, static_cast<char>(character));
    const int more = character < 0x800 ? 1 : character < 0x10000 ? 2 : 3;
    constexpr unsigned char kLeads[] = {0, 0xC0, 0xE0, 0xF0};
    std::string text(1, static_cast<char>(kLeads[more] | (character >> (6 * more))));
    for (int shift = 6 * (more - 1); shift >= 0; shift -= 6)
        text += static_cast<char>(0x80 | ((character >> shift) & 0x3F));
    return text;
}

bool isValidUtf8(std::string_view bytes) {
    while (!bytes.empty()) {
        const std::size_t length = characterLength(bytes);
        if (length == 0)
            return false;
        bytes.remove_prefix(length);
    }
    return true;
}

std::string toValidUtf8(std::string_view bytes) {
    std::string text;
    text.reserve(bytes.size());
    while (!bytes.empty()) {
        const std::size_t length = characterLength(bytes);
        text += length == 0 ? kReplacement : bytes.substr(0, length);
        bytes.remove_prefix(std::max<std::size_t>(length, 1));
    }
    return text;
}

std::size_t unfinishedTail(std::string_view bytes) {
    for (std::size_t back = 1; back <= std::min<std::size_t>(3, bytes.size()); ++back) {
        const std::size_t at = bytes.size() - back;
        if (!isContinuation(byteAt(bytes, at)))
            return announcedLength(byteAt(bytes, at)) > back && fittingBytes(bytes, at) == back ? back : 0;
    }
    return 0;
}

std::size_t characterCount(std::string_view validUtf8) {
    return std::size_t(std::count_if(validUtf8.begin(), validUtf8.end(), [](char byte) { return !isContinuation(static_cast<unsigned char>(byte)); }));
}

} // namespace danlu::text
