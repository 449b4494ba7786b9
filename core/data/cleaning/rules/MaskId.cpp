#include "data/cleaning/Digits.h"
#include "data/cleaning/Texts.h"

#include <array>
#include <optional>

namespace danlu::data {
namespace {

constexpr std::size_t kBodyDigits = 17;

/// The check character of GB 11643-1999 (ISO 7064 MOD 11-2): 0–9 or X.
char checkCharacter(std::string_view body) {
    int sum = 0;
    for (const char digit : body)
        sum = (sum + (digit - '0')) * 2 % 11; // Horner: weights 2^17 … 2^1 mod 11
    const int check = (12 - sum) % 11;
    return check == 10 ? 'X' : char('0' + check);
}

int numberIn(std::string_view digits) {
    int number = 0;
    for (const char digit : digits)
        number = number * 10 + (digit - '0');
    return number;
}

/// Province 11–82 (GB/T 2260) and a date of birth from 1800 (the standard has an example of 1880) to 2099.
bool isPlausible(std::string_view body) {
    const int province = numberIn(body.substr(0, 2)), year = numberIn(body.substr(6, 4)), month = numberIn(body.substr(10, 2)),
              day = numberIn(body.substr(12, 2));
    return province >= 11 && province <= 82 && year >= 1800 && year <= 2099 && month >= 1 && month <= 12 && day >= 1 && day <= 31;
}

/// X in either width and case at `at`: its length, 0 = none.
std::size_t xAt(std::string_view text, std::size_t at) {
    if (at < text.size() && (text[at] == 'X' || text[at] == 'x'))
        return 1;
    const auto wide = text.substr(std::min(at, text.size()), 3);
    return wide == "Ｘ" || wide == "ｘ" ? 3 : 0;
}

/// End of the number that begins at the groups' start: in one piece, or as 6 + 8 + 4 (region, birth, rest).
std::optional<std::size_t> idEnd(std::string_view text, const std::vector<DigitGroup>& groups) {
    const bool isWhole = groups[0].digits.size() >= kBodyDigits;
    const bool isSplit = !isWhole && groups.size() >= 3 && groups[0].digits.size() == 6 && groups[1].digits.size() == 8 &&
                         (groups[2].digits.size() == 3 || groups[2].digits.size() == 4);
    if (!isWhole && !isSplit)
        return std::nullopt;
    std::string digits = isWhole ? groups[0].digits : groups[0].digits + groups[1].digits + groups[2].digits;
    std::size_t end = isWhole ? groups[0].end : groups[2].end;
    if (digits.size() == kBodyDigits) {
        const auto x = xAt(text, end);
        end += x;
        digits += x > 0 ? "X" : "";
    }
    const bool goesOn = end < text.size() && (isLetter(text[end]) || digitAt(text, end).length > 0);
    const auto body = std::string_view(digits).substr(0, kBodyDigits);
    const bool isId = digits.size() == kBodyDigits + 1 && !goesOn && isPlausible(body) && checkCharacter(body) == digits.back();
    return isId ? std::optional(end) : std::nullopt;
}

/// Resident identity numbers of 18 characters (GB 11643-1999). Numbers whose check character is wrong (orders, time stamps) stay.
class MaskId final : public TextRule {
public:
    std::string_view name() const override { return "mask_id"; }
    std::string_view help() const override { return "Replaces 18-digit Chinese identity numbers whose date and check digit are right."; }

    spec::Fields options() override {
        spec::Fields fields;
        fields.emplace_back(m_replacement, spec::Text{{.key = "replacement", .help = "What stands in their place."}});
        return fields;
    }

protected:
    bool rewrite(std::string& text) const override {
        Cut cut(text);
        for (std::size_t at = nextDigits(text, 0); at < text.size();) {
            const auto groups = digitGroups(text, at, kBodyDigits + 1);
            const auto end = idEnd(text, groups);
            if (end)
                cut.replace(at, *end, m_replacement);
            at = nextDigits(text, end ? *end : groups[0].end);
        }
        if (cut.any())
            text = cut.finish();
        return cut.any();
    }

private:
    std::string m_replacement = "[身份证号]";
};

} // namespace

std::unique_ptr<CleaningRule> makeMaskId() { return std::make_unique<MaskId>(); }

} // namespace danlu::data
