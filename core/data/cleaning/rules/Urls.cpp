#include "data/cleaning/Texts.h"

#include <array>

namespace danlu::data {
namespace {

constexpr std::array<std::string_view, 4> kStarts{"http://", "https://", "ftp://", "www."};

/// Characters of a URL (RFC 3986, section 2); text in another script ends it, as Chinese text follows one without a blank.
bool isUrlCharacter(char c) {
    constexpr std::string_view kOthers = "-._~:/?#[]@!$&'()*+,;=%";
    return isDigit(c) || isLetter(c) || kOthers.find(c) != kOthers.npos;
}

char lower(char c) { return c >= 'A' && c <= 'Z' ? char(c + 32) : c; }

std::size_t startLength(std::string_view text, std::size_t at) {
    for (const auto start : kStarts) {
        std::size_t same = 0;
        while (same < start.size() && at + same < text.size() && lower(text[at + same]) == start[same])
            ++same;
        if (same == start.size())
            return same;
    }
    return 0;
}

class Urls final : public TextRule {
public:
    std::string_view name() const override { return "urls"; }
    std::string_view help() const override { return "Replaces web addresses (http, https, ftp, www.)."; }

    spec::Fields options() override {
        spec::Fields fields;
        fields.emplace_back(m_replacement, spec::Text{{.key = "replacement", .help = "What stands in their place."}});
        return fields;
    }

protected:
    bool rewrite(std::string& text) const override {
        Cut cut(text);
        for (std::size_t at = 0; at < text.size(); ++at) {
            const char c = text[at];
            if ((c != 'h' && c != 'w' && c != 'f' && c != 'H' && c != 'W' && c != 'F') || (at > 0 && (isLetter(text[at - 1]) || isDigit(text[at - 1]))))
                continue;
            const auto length = startLength(text, at);
            const auto end = length == 0 ? at : endOf(text, at + length);
            if (end <= at + length)
                continue;
            cut.replace(at, end, m_replacement);
            at = end - 1;
        }
        if (cut.any())
            text = cut.finish();
        return cut.any();
    }

private:
    /// Punctuation at the end belongs to the sentence, and a closing bracket too unless the address opened it.
    static std::size_t endOf(std::string_view text, std::size_t begin) {
        std::size_t end = begin;
        int open = 0;
        for (; end < text.size() && isUrlCharacter(text[end]); ++end) {
            open += text[end] == '(' ? 1 : 0;
            if (text[end] == ')' && --open < 0)
                break;
        }
        constexpr std::string_view kTrailing = ".,;:!?'";
        while (end > begin && kTrailing.find(text[end - 1]) != kTrailing.npos)
            --end;
        return end;
    }

    std::string m_replacement;
};

} // namespace

std::unique_ptr<CleaningRule> makeUrls() { return std::make_unique<Urls>(); }

} // namespace danlu::data
