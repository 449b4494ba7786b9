#include "data/cleaning/CleaningRule.h"
#include "services/dataset/Rows.h"
#include "spec/Document.h"

#include <algorithm>
#include <array>

namespace danlu::services {
namespace {

struct MarkingRule {
    std::string_view rule, kind;
};
// In the order in which a recipe should run them: an identity number holds a run of digits that could be taken for a telephone's.
constexpr std::array kMarkingRules{MarkingRule{"mask_id", "id"}, MarkingRule{"mask_phone", "phone"}, MarkingRule{"mask_email", "email"}};
constexpr char kSeparator = '\x1F'; // in place of what a rule found; no rule takes it for a part of anything
constexpr std::size_t kMarkedBytes = 64u << 10;

std::unique_ptr<data::CleaningRule> ruleFor(std::string_view name) {
    for (auto& rule : data::cleaningRules())
        if (rule->name() == name && spec::readJson(rule->options(), {{"replacement", std::string(1, kSeparator)}}))
            return std::move(rule);
    return nullptr;
}

std::string masked(data::CleaningRule& rule, std::string_view text) {
    Row row{RowKind::Text, {{Role::User, std::string(text)}}, {}, {}};
    rule.apply(row);
    return row.turns.front().text;
}

/// Where a rule put separators: it copies everything else, so what lies between two pieces that it kept is what it found. A piece may
/// occur in what was found as well; only a stretch that the rule masks as a whole counts.
std::vector<PersonalMark> marksOf(data::CleaningRule& rule, std::string_view kind, std::string_view text) {
    std::vector<PersonalMark> marks;
    const std::string kept = masked(rule, text);
    std::size_t at = 0;
    for (std::size_t begin = kept.find(kSeparator), from = 0; begin != kept.npos;) {
        at += begin - from;
        const std::size_t next = kept.find(kSeparator, begin + 1);
        const auto piece = std::string_view(kept).substr(begin + 1, next == kept.npos ? kept.npos : next - begin - 1);
        std::size_t end = next == kept.npos ? text.size() - piece.size() : at;
        if (next != kept.npos)
            do
                end = text.find(piece, end + 1);
            while (end != text.npos && masked(rule, text.substr(at, end - at)) != std::string(1, kSeparator));
        if (end == text.npos)
            break;
        marks.push_back({at, end, std::string(kind)});
        at = end;
        from = begin + 1;
        begin = next;
    }
    return marks;
}

} // namespace

std::vector<PersonalMark> personalMarks(std::string_view text) {
    std::vector<PersonalMark> all;
    if (text.size() > kMarkedBytes || text.find(kSeparator) != text.npos)
        return all;
    for (const auto& each : kMarkingRules)
        if (const auto rule = ruleFor(each.rule))
            for (auto& mark : marksOf(*rule, each.kind, text))
                if (std::none_of(all.begin(), all.end(), [&](const auto& other) { return mark.begin < other.end && other.begin < mark.end; }))
                    all.push_back(std::move(mark));
    std::sort(all.begin(), all.end(), [](const auto& a, const auto& b) { return a.begin < b.begin; });
    return all;
}

std::string maskedPersonal(std::string_view text) {
    std::string masked;
    std::size_t from = 0;
    for (const PersonalMark& mark : personalMarks(text)) {
        masked.append(text.substr(from, mark.begin - from)).append("••••");
        from = mark.end;
    }
    return masked.append(text.substr(from));
}

} // namespace danlu::services
