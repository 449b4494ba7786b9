#include "data/cleaning/Digits.h"
#include "data/cleaning/Texts.h"

#include <algorithm>
#include <optional>

namespace danlu::data {
namespace {

constexpr std::size_t kMobileDigits = 11;
constexpr std::size_t kMostDigits = 4 + kMobileDigits; // with 0086
constexpr std::size_t kGroupDigits = 3;                // shorter groups are not how telephone numbers are written

bool isMobile(std::string_view digits) { return digits.size() == kMobileDigits && digits[0] == '1' && digits[1] >= '3'; }

bool isCountryCode(std::string_view digits) { return digits == "86" || digits == "086" || digits == "0086"; }

/// End of a mobile number that begins with group `first` after `skipped` of its digits; nothing where there is none.
std::optional<std::size_t> mobileEnd(std::string_view text, const std::vector<DigitGroup>& groups, std::size_t first, std::size_t skipped) {
    std::string digits;
    for (std::size_t i = first; i < groups.size() && digits.size() < kMobileDigits; ++i) {
        const auto part = std::string_view(groups[i].digits).substr(i == first ? skipped : 0);
        if (part.size() < kGroupDigits)
            return std::nullopt;
        digits += part;
        if (isMobile(digits) && digitAt(text, groups[i].end).length == 0)
            return groups[i].end;
    }
    return std::nullopt;
}

/// End of the number that begins at the groups' start, with or without the country's code.
std::optional<std::size_t> numberEnd(std::string_view text, const std::vector<DigitGroup>& groups) {
    if (const auto end = mobileEnd(text, groups, 0, 0))
        return end;
    if (isCountryCode(groups[0].digits)) {
        if (groups.size() > 1)
            return mobileEnd(text, groups, 1, 0);
        std::size_t at = groups[0].end; // "(+86) 138…"
        at += text.substr(at).starts_with(")") ? 1 : text.substr(at).starts_with("）") ? 3 : 0;
        at += separatorAt(text, at);
        const auto rest = at == groups[0].end ? std::vector<DigitGroup>() : digitGroups(text, at, kMostDigits);
        return rest.empty() ? std::nullopt : mobileEnd(text, rest, 0, 0);
    }
    for (const std::string_view code : {"0086", "086", "86"})
        if (groups[0].digits.starts_with(code))
            if (const auto end = mobileEnd(text, groups, 0, code.size()))
                return end;
    return std::nullopt;
}

/// Where the number begins, with a + before the country's code and the bracket around it.
std::size_t withPlus(std::string_view text, const DigitGroup& code) {
    const auto behind = text.substr(code.end);
    std::size_t at = code.begin;
    const auto takeBefore = [&](std::string_view mark) {
        if (at >= mark.size() && text.substr(at - mark.size(), mark.size()) == mark)
            at -= mark.size();
    };
    takeBefore("+");
    takeBefore("＋");
    if (behind.starts_with(")") || behind.starts_with("）")) {
        takeBefore("(");
        takeBefore("（");
    }
    return at;
}

/// Mobile numbers of mainland China (11 digits, 13… to 19…; numbering plan of the MIIT), alone or as +86, 86, 0086, in groups of three
/// digits or more with blanks or dashes between, in either width. A longer run of digits is something else.
class MaskPhone final : public TextRule {
public:
    std::string_view name() const override { return "mask_phone"; }
    std::string_view help() const override { return "Replaces Chinese mobile numbers, also with +86, blanks, dashes and full-width digits."; }

    spec::Fields options() override {
        spec::Fields fields;
        fields.emplace_back(m_replacement, spec::Text{{.key = "replacement", .help = "What stands in their place."}});
        return fields;
    }

protected:
    bool rewrite(std::string& text) const override {
        Cut cut(text);
        for (std::size_t at = nextDigits(text, 0); at < text.size();) {
            const auto groups = digitGroups(text, at, kMostDigits);
            const auto end = numberEnd(text, groups);
            if (end)
                cut.replace(isCountryCode(groups[0].digits) || groups[0].digits.size() > kMobileDigits ? withPlus(text, groups[0]) : at, *end, m_replacement);
            at = nextDigits(text, end ? *end : groups[0].end);
        }
        if (cut.any())
            text = cut.finish();
        return cut.any();
    }

private:
    std::string m_replacement = "[手机号]";
};

} // namespace

std::unique_ptr<CleaningRule> makeMaskPhone() { return std::make_unique<MaskPhone>(); }

} // namespace danlu::data
