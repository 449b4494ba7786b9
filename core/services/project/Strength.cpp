#include "services/project/Strength.h"

#include "crypto/KeyDerivation.h"
#include "services/project/CommonWords.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <string>
#include <vector>

namespace danlu::services {
namespace {

constexpr double kCardBytesPerSecond = 1e12;
constexpr double kHanCharacters = 3500; // of everyday writing
constexpr std::size_t kShort = 10;
constexpr std::size_t kLeastRun = 3;  // "aaa", "abc"
constexpr double kRunStarts = 50;     // where a run may begin and which way it goes
constexpr std::size_t kLeastName = 5; // letters of what can be pronounced: a word or name of some list
constexpr double kNameBits = 3;       // of each of them
constexpr double kBlankBits = 1;      // whether there is one between two words
constexpr double kDictionary = 2000;  // words somebody tries before others of the same length: ours and their likes

bool isHan(char32_t letter) { return letter >= 0x2E80; }

/// How many a letter of that kind may be.
double poolOf(char32_t letter) {
    if (isHan(letter))
        return kHanCharacters;
    if (letter >= U'0' && letter <= U'9')
        return 10;
    return (letter >= U'a' && letter <= U'z') || (letter >= U'A' && letter <= U'Z') ? 26 : 33;
}

/// Code points; a broken byte counts as one.
std::u32string lettersOf(std::string_view text) {
    std::u32string letters;
    for (std::size_t at = 0; at < text.size();) {
        const auto lead = std::uint8_t(text[at]);
        const std::size_t size = lead < 0x80 ? 1 : lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : lead >= 0xC0 ? 2 : 1;
        char32_t letter = size == 1 ? lead : lead & (0xFFu >> (size + 1));
        for (std::size_t i = 1; i < size && at + i < text.size(); ++i)
            letter = letter << 6 | (std::uint8_t(text[at + i]) & 0x3Fu);
        letters.push_back(letter);
        at += size;
    }
    return letters;
}

/// What stands for a letter is read as that letter.
char32_t plain(char32_t letter) {
    constexpr std::array<std::pair<char32_t, char32_t>, 7> kLeet{
        {{U'0', U'o'}, {U'1', U'l'}, {U'3', U'e'}, {U'4', U'a'}, {U'@', U'a'}, {U'$', U's'}, {U'5', U's'}}};
    if (letter >= U'A' && letter <= U'Z')
        return letter + 32;
    const auto found = std::ranges::find(kLeet, letter, &std::pair<char32_t, char32_t>::first);
    return found == kLeet.end() ? letter : found->second;
}

char32_t lower(char32_t letter) { return letter >= U'A' && letter <= U'Z' ? letter + 32 : letter; }

/// How many letters from there a word takes, 0 where it is not there.
std::size_t wordAt(const std::u32string& letters, std::size_t at, std::string_view word) {
    if (at + word.size() > letters.size())
        return 0;
    for (std::size_t i = 0; i < word.size(); ++i)
        if (const auto wanted = char32_t(word[i]); lower(letters[at + i]) != wanted && plain(letters[at + i]) != wanted)
            return 0;
    return word.size();
}

std::size_t longestWordAt(const std::u32string& letters, std::size_t at) {
    std::size_t longest = 0;
    for (const std::string_view word : commonWords())
        if (word.size() > longest)
            longest = std::max(longest, wordAt(letters, at, word));
    return longest;
}

/// Letters that go on by the same difference: "aaaa", "abcd", "9876".
std::size_t runAt(const std::u32string& letters, std::size_t at) {
    if (at + 1 >= letters.size())
        return 0;
    const auto step = std::int64_t(letters[at + 1]) - std::int64_t(letters[at]);
    std::size_t size = 2;
    while (at + size < letters.size() && std::int64_t(letters[at + size]) - std::int64_t(letters[at + size - 1]) == step)
        ++size;
    return std::abs(step) <= 1 && size >= kLeastRun ? size : 0;
}

/// As much of what stands before as comes again here.
std::size_t repeatAt(const std::u32string& letters, std::size_t at) {
    std::size_t longest = 0;
    for (std::size_t from = 0; from < at; ++from) {
        std::size_t size = 0;
        while (at + size < letters.size() && from + size < at && letters[from + size] == letters[at + size])
            ++size;
        longest = std::max(longest, size);
    }
    return longest >= kLeastRun ? longest : 0;
}

bool isLatin(char32_t letter) { return lower(letter) >= U'a' && lower(letter) <= U'z'; }
bool isVowel(char32_t letter) { return std::u32string_view(U"aeiouy").find(lower(letter)) != std::u32string_view::npos; }

/// Letters up to the next common word that somebody could say aloud.
std::size_t nameAt(const std::u32string& letters, std::size_t at) {
    std::size_t size = 0, consonants = 0, vowels = 0;
    for (; at + size < letters.size() && isLatin(letters[at + size]) && (size == 0 || longestWordAt(letters, at + size) == 0); ++size) {
        consonants = isVowel(letters[at + size]) ? 0 : consonants + 1;
        vowels += isVowel(letters[at + size]) ? 1 : 0;
        if (consonants > 4)
            return 0;
    }
    return size >= kLeastName && 5 * vowels >= size ? size : 0;
}

struct Piece {
    std::size_t size;
    double bits;
    Weakness weakness;
};

/// A piece of one letter costs less when the alphabet can be told from the others: all digits, all small letters.
Piece pieceAt(const std::u32string& letters, std::size_t at) {
    const std::size_t word = longestWordAt(letters, at), run = runAt(letters, at), again = repeatAt(letters, at);
    const std::size_t longest = std::max({word, run, again});
    if (const std::size_t name = longest == 0 ? nameAt(letters, at) : 0; name > 0)
        return {name, double(name) * kNameBits, Weakness::None};
    if (longest == 0 && letters[at] == U' ')
        return {1, kBlankBits, Weakness::None};
    if (longest == 0)
        return {1, std::log2(poolOf(letters[at])), Weakness::None};
    if (longest == run)
        return {run, std::log2(kRunStarts * double(run)), letters[at] == letters[at + 1] ? Weakness::Repeats : Weakness::Sequence};
    if (longest == again)
        return {again, std::log2(double(at * again)), Weakness::Repeats};
    const bool isPlain = std::all_of(letters.begin() + std::ptrdiff_t(at), letters.begin() + std::ptrdiff_t(at + word),
                                     [](char32_t each) { return each >= U'a' && each <= U'z'; });
    return {word, std::log2(kDictionary) + (isPlain ? 0 : 1), Weakness::CommonWord};
}

bool isOneKind(const std::u32string& letters) {
    return std::ranges::all_of(letters, [&](char32_t each) { return poolOf(each) == poolOf(letters.front()); });
}

} // namespace

Strength strengthOf(std::string_view passphrase) {
    std::u32string letters = lettersOf(passphrase);
    Strength strength;
    for (std::size_t at = 0; at < letters.size();) {
        const Piece piece = pieceAt(letters, at);
        strength.bits += piece.bits;
        if (strength.weakness == Weakness::None)
            strength.weakness = piece.weakness;
        at += piece.size;
    }
    if (strength.isEnough())
        strength.weakness = Weakness::None;
    else if (!letters.empty() && strength.weakness == Weakness::None)
        strength.weakness = letters.size() < kShort ? Weakness::Short : isOneKind(letters) ? Weakness::OneKind : Weakness::Short;
    std::ranges::fill(letters, U'\0');
    return strength;
}

double secondsToGuess(double bits, double cards) {
    const crypto::KdfCost cost;
    const double bytesPerGuess = double(cost.memoryKiB) * 1024 * 2 * cost.passes;
    return std::exp2(bits) / (kCardBytesPerSecond / bytesPerGuess * cards);
}

} // namespace danlu::services
