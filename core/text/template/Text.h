#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace danlu::text::jinja {

/// What is known of a byte of text: bits of a mark.
constexpr char kFromTemplate = 0;
constexpr char kFromContent = 1; // a message's author wrote it
constexpr char kInAnswer = 2;    // inside {% generation %}

/// UTF-8 text of which every byte remembers who wrote it. Parts and joins keep the marks, so that no operation of a template can turn
/// what a message says into what the template says.
class Text {
public:
    Text() = default;
    explicit Text(std::string_view bytes, char mark = kFromTemplate) : m_bytes(bytes), m_marks(bytes.size(), mark) {}

    const std::string& bytes() const { return m_bytes; }
    const std::string& marks() const { return m_marks; }
    std::size_t size() const { return m_bytes.size(); }
    bool isEmpty() const { return m_bytes.empty(); }
    bool hasContent() const;

    void append(const Text& text);
    void append(std::string_view bytes, char mark);
    Text part(std::size_t at, std::size_t length) const;
    /// The same bytes, with further bits set in every mark.
    Text marked(char bits) const;

    /// Byte at which each character starts, and the end: one element more than there are characters.
    std::vector<std::size_t> starts() const;
    /// One element per character.
    std::vector<Text> characters() const;
    /// Without the characters of `set` at the ends; an empty `set` means white space. Sides: 1 left, 2 right, 3 both.
    Text stripped(std::string_view set, int sides) const;
    /// Split at white space runs (empty `separator`) or at each separator, at most `limit` times (negative: no limit).
    std::vector<Text> split(std::string_view separator, std::int64_t limit) const;
    std::vector<Text> splitFromRight(std::string_view separator, std::int64_t limit) const;
    std::vector<Text> lines() const;
    /// What is put in for a part of a message counts as the message's.
    Text replaced(std::string_view old, const Text& with, std::int64_t limit) const;

    enum class Case { Upper, Lower, Capitalized, Title };
    Text inCase(Case kind) const;

private:
    std::vector<Text> words(std::int64_t limit) const;
    std::string m_bytes;
    std::string m_marks; // one per byte
};

/// Python's str.isspace() for one character.
bool isSpace(char32_t character);

} // namespace danlu::text::jinja
