#include "data/cleaning/Texts.h"

namespace danlu::data {
namespace {

constexpr std::size_t kLocalBytes = 64, kDomainBytes = 255; // RFC 5321, section 4.5.3.1
constexpr std::string_view kWideAt = "＠";

bool isLocal(char c) { return isDigit(c) || isLetter(c) || std::string_view("._%+-").find(c) != std::string_view::npos; }
bool isDomain(char c) { return isDigit(c) || isLetter(c) || c == '-' || c == '.'; }

std::size_t localBegin(std::string_view text, std::size_t at) {
    std::size_t begin = at;
    while (begin > 0 && at - begin < kLocalBytes && isLocal(text[begin - 1]))
        --begin;
    while (begin < at && text[begin] == '.')
        ++begin;
    return begin;
}

/// End of a domain with a dot in it and letters behind the last one; `begin` where there is none.
std::size_t domainEnd(std::string_view text, std::size_t begin) {
    std::size_t end = begin;
    while (end < text.size() && end - begin < kDomainBytes && isDomain(text[end]))
        ++end;
    while (end > begin && (text[end - 1] == '.' || text[end - 1] == '-'))
        --end;
    const auto domain = text.substr(begin, end - begin);
    const auto dot = domain.rfind('.');
    if (dot == domain.npos || dot == 0 || domain.size() - dot < 3 || domain.find("..") != domain.npos)
        return begin;
    for (const char c : domain.substr(dot + 1))
        if (!isLetter(c))
            return begin;
    return end;
}

/// E-mail addresses as they are written in everyday text (the unquoted form of RFC 5322).
class MaskEmail final : public TextRule {
public:
    std::string_view name() const override { return "mask_email"; }
    std::string_view help() const override { return "Replaces e-mail addresses."; }

    spec::Fields options() override {
        spec::Fields fields;
        fields.emplace_back(m_replacement, spec::Text{{.key = "replacement", .help = "What stands in their place."}});
        return fields;
    }

protected:
    bool rewrite(std::string& text) const override {
        Cut cut(text);
        std::size_t done = 0;
        for (std::size_t at = nextAt(text, 0); at < text.size(); at = nextAt(text, at + 1)) {
            const auto begin = localBegin(text, at);
            const auto domain = at + (text[at] == '@' ? 1 : kWideAt.size());
            const auto end = domainEnd(text, domain);
            if (begin == at || end == domain || begin < done)
                continue;
            cut.replace(begin, end, m_replacement);
            at = (done = end) - 1;
        }
        if (cut.any())
            text = cut.finish();
        return cut.any();
    }

private:
    static std::size_t nextAt(std::string_view text, std::size_t from) {
        for (; from < text.size(); ++from)
            if (text[from] == '@' || (text[from] == kWideAt[0] && text.substr(from, kWideAt.size()) == kWideAt))
                return from;
        return from;
    }

    std::string m_replacement = "[邮箱]";
};

} // namespace

std::unique_ptr<CleaningRule> makeMaskEmail() { return std::make_unique<MaskEmail>(); }

} // namespace danlu::data
