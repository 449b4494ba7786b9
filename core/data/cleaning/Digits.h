#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace danlu::data {

/// A digit of either width at a place in UTF-8 text; length 0 = none there.
struct DigitAt {
    int value = -1;
    std::size_t length = 0;
};
DigitAt digitAt(std::string_view text, std::size_t at);
/// Whether a digit of either width ends right before `at`.
bool digitBefore(std::string_view text, std::size_t at);
/// A single blank, no-break or wide blank, or a dash of any width between groups of digits: its length, 0 = none.
std::size_t separatorAt(std::string_view text, std::size_t at);

/// Groups of digits with single separators between them: "138-1234 5678".
struct DigitGroup {
    std::size_t begin = 0, end = 0; // in the text
    std::string digits;             // ASCII
};
/// The groups from `at` on, until they hold more than `most` digits or something else comes.
std::vector<DigitGroup> digitGroups(std::string_view text, std::size_t at, std::size_t most);

/// First place from `at` on where a digit stands that no digit precedes; the text's size where there is none.
std::size_t nextDigits(std::string_view text, std::size_t at);

} // namespace danlu::data
