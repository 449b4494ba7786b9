#include "text/template/Lexer.h"

#include "text/Utf8.h"
#include "text/template/Value.h"

#include <algorithm>
#include <array>

namespace danlu::text::jinja {
namespace {

bool isAsciiSpace(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }
bool isDigit(char c) { return c >= '0' && c <= '9'; }
bool isNameStart(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_'; }

/// "\r\n" and "\r" become "\n"; one newline at the end goes.
std::string normalized(std::string_view source) {
    std::string text;
    for (std::size_t i = 0; i < source.size(); ++i) {
        if (source[i] == '\r' && i + 1 < source.size() && source[i + 1] == '\n')
            continue;
        text += source[i] == '\r' ? '\n' : source[i];
    }
    if (text.ends_with('\n'))
        text.pop_back();
    return text;
}

class Lexer {
public:
    explicit Lexer(std::string_view source) : m_source(normalized(source)), m_text(m_source) {}

    Result<std::vector<LexToken>> run() {
        while (m_at < m_text.size())
            DANLU_CHECK(readData());
        add(TokenKind::End, "");
        return std::move(m_tokens);
    }

private:
    std::string_view rest() const { return m_text.substr(m_at); }
    void add(TokenKind kind, std::string text) { m_tokens.push_back({kind, std::move(text), m_line}); }
    Error error(std::string_view message) const { return templateError("line " + std::to_string(m_line) + ": " + std::string(message)); }

    void advance(std::size_t bytes) {
        m_line += int(std::count(m_text.begin() + std::ptrdiff_t(m_at), m_text.begin() + std::ptrdiff_t(m_at + bytes), '\n'));
        m_at += bytes;
        m_lineStarts = bytes == 0 ? m_lineStarts : m_text[m_at - 1] == '\n';
    }

    void skipSpaces() {
        std::size_t length = 0;
        while (m_at + length < m_text.size() && isAsciiSpace(m_text[m_at + length]))
            ++length;
        advance(length);
    }

    /// Text up to the next tag, and the tag's beginning.
    Result<> readData() {
        std::size_t tag = m_at;
        while (tag < m_text.size() && !isTag(tag))
            ++tag;
        const bool lineStarts = m_lineStarts;
        const std::string_view data = m_text.substr(m_at, tag - m_at);
        addData(tag < m_text.size() ? trimmedBefore(data, tag, lineStarts) : data);
        advance(data.size());
        return tag < m_text.size() ? readTag() : ok();
    }

    bool isTag(std::size_t at) const {
        return m_text[at] == '{' && at + 1 < m_text.size() && (m_text[at + 1] == '{' || m_text[at + 1] == '%' || m_text[at + 1] == '#');
    }

    void addData(std::string_view data) {
        if (!data.empty())
            add(TokenKind::Data, std::string(data));
    }

    /// `{%-` takes all white space before it, `{%` and `{#` that which begins their line.
    std::string_view trimmedBefore(std::string_view data, std::size_t tag, bool lineStarts) const {
        const char sign = tag + 2 < m_text.size() ? m_text[tag + 2] : ' ';
        if (sign == '-') {
            const auto last = std::find_if_not(data.rbegin(), data.rend(), isAsciiSpace);
            return data.substr(0, std::size_t(data.rend() - last));
        }
        if (sign == '+' || m_text[tag + 1] == '{')
            return data;
        const std::size_t line = data.rfind('\n') + 1; // npos + 1 = 0
        const bool isBlank = std::all_of(data.begin() + std::ptrdiff_t(line), data.end(), isAsciiSpace);
        return isBlank && (line > 0 || lineStarts) ? data.substr(0, line) : data;
    }

    Result<> readTag() {
        const char kind = m_text[m_at + 1];
        const bool isSigned = m_at + 2 < m_text.size() && (m_text[m_at + 2] == '-' || m_text[m_at + 2] == '+');
        const int line = m_line;
        advance(isSigned ? 3 : 2);
        if (kind == '#')
            return skipComment(line);
        if (kind == '%' && isRaw())
            return readRaw(line);
        add(kind == '{' ? TokenKind::VariableBegin : TokenKind::BlockBegin, "");
        return readCode(kind == '{' ? "}}" : "%}", kind == '{' ? TokenKind::VariableEnd : TokenKind::BlockEnd, line);
    }

    /// After a tag's end: `-` takes all white space, a block or comment without sign takes one newline.
    void finishTag(char sign, bool trimsNewline) {
        if (sign == '-')
            skipSpaces();
        else if (sign != '+' && trimsNewline && rest().starts_with('\n'))
            advance(1);
    }

    Result<> skipComment(int line) {
        const std::size_t end = m_text.find("#}", m_at);
        if (end == m_text.npos)
            return templateError("line " + std::to_string(line) + ": a comment does not end");
        const char sign = end > m_at ? m_text[end - 1] : ' ';
        advance(end + 2 - m_at);
        finishTag(sign, true);
        return ok();
    }

    bool isRaw() const {
        std::size_t at = m_at;
        while (at < m_text.size() && isAsciiSpace(m_text[at]))
            ++at;
        if (!m_text.substr(at).starts_with("raw"))
            return false;
        at += 3;
        while (at < m_text.size() && isAsciiSpace(m_text[at]))
            ++at;
        return m_text.substr(at).starts_with("%}") || m_text.substr(at).starts_with("-%}");
    }

    /// `{% raw %}…{% endraw %}`: text in which tags are text.
    Result<> readRaw(int line) {
        std::size_t end = m_text.find("%}", m_at);
        const char openSign = m_text[end - 1];
        advance(end + 2 - m_at);
        finishTag(openSign, true);
        for (std::size_t tag = m_text.find("{%", m_at); tag != m_text.npos; tag = m_text.find("{%", tag + 2)) {
            std::size_t name = tag + 2;
            while (name < m_text.size() && (isAsciiSpace(m_text[name]) || m_text[name] == '-' || m_text[name] == '+'))
                ++name;
            end = m_text.find("%}", name);
            if (!m_text.substr(name).starts_with("endraw") || end == m_text.npos)
                continue;
            addData(trimmedBefore(m_text.substr(m_at, tag - m_at), tag, m_lineStarts));
            advance(end + 2 - m_at);
            finishTag(m_text[end - 1], true);
            return ok();
        }
        return templateError("line " + std::to_string(line) + ": raw does not end");
    }

    Result<> readCode(std::string_view close, TokenKind closeKind, int line) {
        std::string brackets;
        while (m_at < m_text.size()) {
            skipSpaces();
            if (brackets.empty() && readClose(close, closeKind))
                return ok();
            if (m_at < m_text.size())
                DANLU_CHECK(readToken(brackets));
        }
        return templateError("line " + std::to_string(line) + ": a tag does not end with \"" + std::string(close) + "\"");
    }

    bool readClose(std::string_view close, TokenKind kind) {
        const bool isSigned = rest().size() > 2 && (rest()[0] == '-' || (rest()[0] == '+' && close == "%}"));
        const char sign = isSigned ? rest()[0] : ' ';
        if (!rest().substr(isSigned ? 1 : 0).starts_with(close))
            return false;
        add(kind, "");
        advance(isSigned ? 3 : 2);
        finishTag(sign, close == "%}");
        return true;
    }

    Result<> readToken(std::string& brackets) {
        const char first = m_text[m_at];
        if (isNameStart(first))
            return readName();
        if (isDigit(first))
            return readNumber();
        if (first == '\'' || first == '"')
            return readString(first);
        return readOperator(brackets);
    }

    Result<> readName() {
        std::size_t length = 1;
        while (m_at + length < m_text.size() && (isNameStart(m_text[m_at + length]) || isDigit(m_text[m_at + length])))
            ++length;
        add(TokenKind::Name, std::string(rest().substr(0, length)));
        advance(length);
        return ok();
    }

    std::size_t digitsFrom(std::size_t at) const {
        while (at < m_text.size() && (isDigit(m_text[at]) || m_text[at] == '_'))
            ++at;
        return at;
    }

    Result<> readNumber() {
        std::size_t end = digitsFrom(m_at);
        bool isFloat = false;
        const bool isMember = m_at > 0 && m_text[m_at - 1] == '.'; // list.0.1
        if (!isMember && end + 1 < m_text.size() && m_text[end] == '.' && isDigit(m_text[end + 1])) {
            isFloat = true;
            end = digitsFrom(end + 1);
        }
        if (!isMember && end + 1 < m_text.size() && (m_text[end] == 'e' || m_text[end] == 'E')) {
            const std::size_t sign = m_text[end + 1] == '-' || m_text[end + 1] == '+' ? 2 : 1;
            if (end + sign < m_text.size() && isDigit(m_text[end + sign])) {
                isFloat = true;
                end = digitsFrom(end + sign);
            }
        }
        std::string digits(rest().substr(0, end - m_at));
        std::erase(digits, '_');
        if (digits.size() > (isFloat ? 40u : 18u))
            return error("a number is too long");
        add(isFloat ? TokenKind::Float : TokenKind::Integer, digits);
        advance(end - m_at);
        return ok();
    }

    Result<> readString(char quote) {
        std::string text;
        std::size_t at = m_at + 1;
        while (at < m_text.size() && m_text[at] != quote) {
            if (m_text[at] != '\\')
                text += m_text[at++];
            else if (!readEscape(text, at))
                return error("a string has an escape that is not known");
        }
        if (at == m_text.size())
            return error("a string does not end");
        add(TokenKind::String, text);
        advance(at + 1 - m_at);
        return ok();
    }

    /// Python's escapes. `at` is at the backslash and is moved behind the escape.
    bool readEscape(std::string& text, std::size_t& at) const {
        constexpr std::string_view kLetters = "ntrabfv0\\'\"", kMeanings{"\n\t\r\a\b\f\v\0\\'\"", 11};
        const char letter = at + 1 < m_text.size() ? m_text[at + 1] : ' ';
        if (const auto place = kLetters.find(letter); place != kLetters.npos) {
            text += kMeanings[place];
            at += 2;
            return true;
        }
        const std::size_t digits = letter == 'x' ? 2 : letter == 'u' ? 4 : letter == 'U' ? 8 : 0;
        if (letter == '\n' || digits == 0) { // a broken line is joined, an unknown escape stays as written
            text += letter == '\n' ? "" : "\\";
            at += letter == '\n' ? 2 : 1;
            return true;
        }
        const std::string hex(m_text.substr(std::min(at + 2, m_text.size()), digits));
        if (hex.size() != digits || hex.find_first_not_of("0123456789abcdefABCDEF") != hex.npos)
            return false;
        const auto code = char32_t(std::stoul(hex, nullptr, 16));
        if (code > 0x10FFFF || (code >= 0xD800 && code < 0xE000))
            return false;
        text += utf8Of(code);
        at += 2 + digits;
        return true;
    }

    Result<> readOperator(std::string& brackets) {
        constexpr std::array<std::string_view, 6> kDouble = {"**", "//", "==", "!=", "<=", ">="};
        constexpr std::string_view kSingle = "+-*/%~|.,:()[]{}<>=";
        for (const auto two : kDouble)
            if (rest().starts_with(two)) {
                add(TokenKind::Operator, std::string(two));
                advance(2);
                return ok();
            }
        const char one = m_text[m_at];
        if (kSingle.find(one) == kSingle.npos)
            return error(std::string("the character \"") + one + "\" means nothing here");
        if (one == '(' || one == '[' || one == '{')
            brackets += one;
        if ((one == ')' || one == ']' || one == '}') && !closes(brackets, one))
            return error(std::string("\"") + one + "\" closes nothing");
        add(TokenKind::Operator, std::string(1, one));
        advance(1);
        return ok();
    }

    static bool closes(std::string& brackets, char close) {
        const char open = close == ')' ? '(' : close == ']' ? '[' : '{';
        if (brackets.empty() || brackets.back() != open)
            return false;
        brackets.pop_back();
        return true;
    }

    std::string m_source;
    std::string_view m_text;
    std::size_t m_at = 0;
    int m_line = 1;
    bool m_lineStarts = true;
    std::vector<LexToken> m_tokens;
};

} // namespace

Result<std::vector<LexToken>> lex(std::string_view source) {
    if (source.size() > kTemplateBytes)
        return templateError("it has " + std::to_string(source.size()) + " bytes, " + std::to_string(kTemplateBytes) + " are allowed");
    if (!isValidUtf8(source))
        return templateError("it is not UTF-8");
    return Lexer(source).run();
}

} // namespace danlu::text::jinja
