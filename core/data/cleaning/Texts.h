#pragma once

#include "data/cleaning/CleaningRule.h"

#include <functional>

namespace danlu::data {

/// A rule that rewrites each text of a row (all turns and the rejected answer) by itself.
class TextRule : public CleaningRule {
public:
    Outcome apply(Row& row) final;

protected:
    /// Changes the text in place; says whether it did.
    virtual bool rewrite(std::string& text) const = 0;
};

/// Copies what lies between cuts: `text` without (or with replacements for) the stretches that a rule found, in order.
class Cut {
public:
    explicit Cut(std::string_view text) : m_text(text) {}
    /// Puts `replacement` in place of [begin, end).
    void replace(std::size_t begin, std::size_t end, std::string_view replacement);
    bool any() const { return m_any; }
    /// The whole result.
    std::string finish();

private:
    std::string_view m_text;
    std::string m_result;
    std::size_t m_copied = 0;
    bool m_any = false;
};

/// Characters of UTF-8 text.
std::size_t characters(std::string_view text);
/// Characters of all turns but the system's, and of the rejected answer: the measure of the step `length`.
std::size_t lengthOf(const Row& row);
/// The code point at `at` and its length in bytes; text is valid UTF-8.
struct CodePoint {
    std::uint32_t code = 0;
    std::size_t length = 1;
};
CodePoint codePointAt(std::string_view text, std::size_t at);
void appendCodePoint(std::string& to, std::uint32_t code);

inline bool isDigit(char c) { return c >= '0' && c <= '9'; }
inline bool isLetter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

} // namespace danlu::data
