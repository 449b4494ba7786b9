#include "text/template/Text.h"

#include "text/Utf8.h"

#include <algorithm>
#include <unicode/uchar.h>

namespace danlu::text::jinja {
namespace {

/// Length of the character at `at`, 1 where the bytes are none.
std::size_t lengthAt(std::string_view bytes, std::size_t at) { return std::max<std::size_t>(1, characterLength(bytes.substr(at, 4))); }

char32_t characterAt(std::string_view bytes, std::size_t at, std::size_t length) {
    return length == 1 ? static_cast<unsigned char>(bytes[at]) : codePoint(bytes.substr(at), length);
}

std::size_t startOfLast(std::string_view bytes, std::size_t end) {
    std::size_t at = end - 1;
    while (at > 0 && end - at < 4 && (static_cast<unsigned char>(bytes[at]) & 0xC0) == 0x80)
        --at;
    return at;
}

bool isStripped(std::string_view set, std::string_view character) {
    return set.empty() ? isSpace(characterAt(character, 0, character.size())) : set.find(character) != set.npos;
}

char32_t cased(char32_t character, Text::Case kind, bool wordBegins) {
    const auto code = UChar32(character);
    switch (kind) {
    case Text::Case::Upper:
        return char32_t(u_toupper(code));
    case Text::Case::Lower:
        return char32_t(u_tolower(code));
    default:
        return char32_t(wordBegins ? u_totitle(code) : u_tolower(code));
    }
}

} // namespace

bool isSpace(char32_t character) {
    return (character >= 0x09 && character <= 0x0D) || (character >= 0x1C && character <= 0x20) || character == 0x85 || character == 0xA0 ||
           character == 0x1680 || (character >= 0x2000 && character <= 0x200A) || character == 0x2028 || character == 0x2029 || character == 0x202F ||
           character == 0x205F || character == 0x3000;
}

bool Text::hasContent() const {
    return std::any_of(m_marks.begin(), m_marks.end(), [](char mark) { return (mark & kFromContent) != 0; });
}

void Text::append(const Text& text) {
    m_bytes += text.m_bytes;
    m_marks += text.m_marks;
}

void Text::append(std::string_view bytes, char mark) {
    m_bytes += bytes;
    m_marks.append(bytes.size(), mark);
}

Text Text::part(std::size_t at, std::size_t length) const {
    Text text;
    text.m_bytes = m_bytes.substr(at, length);
    text.m_marks = m_marks.substr(at, length);
    return text;
}

Text Text::marked(char bits) const {
    Text text = *this;
    for (char& mark : text.m_marks)
        mark = static_cast<char>(mark | bits);
    return text;
}

std::vector<std::size_t> Text::starts() const {
    std::vector<std::size_t> all;
    for (std::size_t at = 0; at < size(); at += lengthAt(m_bytes, at))
        all.push_back(at);
    all.push_back(size());
    return all;
}

std::vector<Text> Text::characters() const {
    const auto begins = starts();
    std::vector<Text> all;
    for (std::size_t i = 0; i + 1 < begins.size(); ++i)
        all.push_back(part(begins[i], begins[i + 1] - begins[i]));
    return all;
}

Text Text::stripped(std::string_view set, int sides) const {
    const std::string_view bytes = m_bytes;
    std::size_t begin = 0, end = size();
    while ((sides & 1) && begin < end && isStripped(set, bytes.substr(begin, lengthAt(bytes, begin))))
        begin += lengthAt(bytes, begin);
    while ((sides & 2) && begin < end) {
        const std::size_t last = startOfLast(bytes, end);
        if (!isStripped(set, bytes.substr(last, end - last)))
            break;
        end = last;
    }
    return part(begin, end - begin);
}

std::vector<Text> Text::words(std::int64_t limit) const {
    std::vector<Text> all;
    Text rest = stripped("", 1);
    while (!rest.isEmpty()) {
        std::size_t end = 0;
        while (end < rest.size() && !isSpace(characterAt(rest.m_bytes, end, lengthAt(rest.m_bytes, end))))
            end += lengthAt(rest.m_bytes, end);
        if (std::int64_t(all.size()) == limit) {
            all.push_back(rest.stripped("", 2));
            break;
        }
        all.push_back(rest.part(0, end));
        rest = rest.part(end, rest.size() - end).stripped("", 1);
    }
    return all;
}

std::vector<Text> Text::split(std::string_view separator, std::int64_t limit) const {
    if (separator.empty())
        return words(limit);
    std::vector<Text> all;
    std::size_t begin = 0;
    while (std::int64_t(all.size()) != limit) {
        const std::size_t at = m_bytes.find(separator, begin);
        if (at == std::string::npos)
            break;
        all.push_back(part(begin, at - begin));
        begin = at + separator.size();
    }
    all.push_back(part(begin, size() - begin));
    return all;
}

std::vector<Text> Text::splitFromRight(std::string_view separator, std::int64_t limit) const {
    std::vector<Text> all;
    std::size_t end = size();
    while (std::int64_t(all.size()) != limit && end >= separator.size()) {
        const std::size_t at = m_bytes.rfind(separator, end - separator.size());
        if (at == std::string::npos)
            break;
        all.push_back(part(at + separator.size(), end - at - separator.size()));
        end = at;
    }
    all.push_back(part(0, end));
    std::reverse(all.begin(), all.end());
    return all;
}

std::vector<Text> Text::lines() const {
    std::vector<Text> all = split("\n", -1);
    for (Text& line : all)
        if (!line.isEmpty() && line.m_bytes.back() == '\r')
            line = line.part(0, line.size() - 1);
    if (all.back().isEmpty())
        all.pop_back();
    return all;
}

Text Text::replaced(std::string_view old, const Text& with, std::int64_t limit) const {
    Text result;
    std::size_t begin = 0;
    for (std::int64_t count = 0; count != limit && !old.empty(); ++count) {
        const std::size_t at = m_bytes.find(old, begin);
        if (at == std::string::npos)
            break;
        const Text gone = part(at, old.size());
        result.append(part(begin, at - begin));
        result.append(gone.hasContent() ? with.marked(kFromContent) : with);
        begin = at + old.size();
    }
    result.append(part(begin, size() - begin));
    return result;
}

Text Text::inCase(Case kind) const {
    Text result;
    result.m_bytes.reserve(size());
    result.m_marks.reserve(size());
    bool wordBegins = true;
    for (std::size_t at = 0; at < size();) {
        const std::size_t length = lengthAt(m_bytes, at);
        const char32_t character = characterAt(m_bytes, at, length);
        if (length == 1 && character >= 0x80)
            result.append(m_bytes.substr(at, 1), m_marks[at]);
        else
            result.append(utf8Of(cased(character, kind, wordBegins)), m_marks[at]);
        wordBegins = kind == Case::Title && !u_isalpha(UChar32(character));
        at += length;
    }
    return result;
}

} // namespace danlu::text::jinja
