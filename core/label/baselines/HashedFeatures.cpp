#include "data/ContentHash.h"
#include "label/baselines/Baseline.h"

#include <algorithm>

namespace danlu::label {
namespace {

/// One character of the text, and whether it is of a script that is written without blanks.
struct Character {
    std::string_view bytes;
    bool isCjk = false;
    bool isWord = false; // a letter or digit of another script
};

/// Valid UTF-8 is expected; stray bytes count as characters of their own.
Character characterAt(std::string_view text, std::size_t at) {
    const auto lead = static_cast<unsigned char>(text[at]);
    const std::size_t length = std::min<std::size_t>(lead < 0xC0 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4, text.size() - at);
    const auto bytes = text.substr(at, length);
    if (length == 1)
        return {bytes, false, (lead >= '0' && lead <= '9') || ((lead | 0x20) >= 'a' && (lead | 0x20) <= 'z')};
    // U+2E80 to U+9FFF without CJK punctuation (U+3000 to U+303F), and everything beyond the basic plane
    const bool isCjk = (bytes >= "\u2E80" && bytes <= "\u2FFF") || (bytes >= "\u3040" && bytes <= "\u9FFF") || length == 4;
    return {bytes, isCjk, length == 2};
}

std::uint32_t indexOf(std::string_view gram, std::size_t features) {
    return std::uint32_t(data::sipHash128(gram, {0x6772616d73ull, 0}).low & (features - 1)); // "grams"
}

std::string lowered(std::string_view word) {
    std::string text(word);
    for (char& c : text)
        c = c >= 'A' && c <= 'Z' ? char(c + 32) : c;
    return text;
}

} // namespace

std::vector<HashedCount> hashedFeatures(std::string_view text, std::size_t features) {
    std::vector<std::uint32_t> found;
    std::string_view previous; // the CJK character before
    std::size_t wordBegin = text.npos;
    for (std::size_t at = 0; at <= text.size();) {
        const auto character = at < text.size() ? characterAt(text, at) : Character{text.substr(at), false, false};
        if (wordBegin != text.npos && !character.isWord) {
            found.push_back(indexOf(lowered(text.substr(wordBegin, at - wordBegin)), features));
            wordBegin = text.npos;
        }
        if (character.isWord && wordBegin == text.npos)
            wordBegin = at;
        if (character.isCjk) {
            found.push_back(indexOf(character.bytes, features));
            if (!previous.empty())
                found.push_back(indexOf({previous.data(), previous.size() + character.bytes.size()}, features)); // they are neighbours
        }
        previous = character.isCjk ? character.bytes : std::string_view();
        at += std::max<std::size_t>(character.bytes.size(), 1);
    }
    std::sort(found.begin(), found.end());
    std::vector<HashedCount> counts;
    for (const auto index : found)
        if (!counts.empty() && counts.back().index == index)
            counts.back().count += 1;
        else
            counts.push_back({index, 1});
    return counts;
}

} // namespace danlu::label
