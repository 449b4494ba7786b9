#include "data/cleaning/Cleaner.h"

#include "base/Names.h"
#include "spec/Document.h"

#include <algorithm>

namespace danlu::data {
namespace {

Result<std::unique_ptr<CleaningRule>> ruleNamed(const std::string& name) {
    std::vector<std::string> known;
    for (auto& rule : cleaningRules()) {
        if (rule->name() == name)
            return std::move(rule);
        known.emplace_back(rule->name());
    }
    return unknownName("cleaning step", name, known);
}

/// One list entry: `whitespace`, or an object with `step` and options.
Result<std::unique_ptr<CleaningRule>> ruleOf(const Json& entry) {
    Json options = entry.is_string() ? Json::object() : entry;
    if (!entry.is_string() && (!entry.is_object() || !entry.contains("step") || !entry["step"].is_string()))
        return Error(ErrorCode::Usage, "should be \"- step: NAME\" with the step's options below it");
    const auto name = entry.is_string() ? entry.get<std::string>() : entry["step"].get<std::string>();
    options.erase("step");
    DANLU_TRY(auto rule, ruleNamed(name));
    if (auto read = spec::readJson(rule->options(), options); !read)
        return std::move(read).error().wrap(name);
    DANLU_CHECK(spec::checkAll(rule->options()));
    if (auto checked = rule->check(); !checked)
        return std::move(checked).error().wrap(name);
    return rule;
}

/// Whether a turn that must say something says nothing.
bool hasEmptyTurn(const Row& row) {
    const auto isEmpty = [](const Turn& turn) { return turn.text.empty() && turn.role != Role::System; };
    return std::any_of(row.turns.begin(), row.turns.end(), isEmpty) || (row.kind == RowKind::Preference && row.rejected.empty());
}

} // namespace

Result<Cleaner> Cleaner::fromYaml(std::string_view yaml) {
    DANLU_TRY(const Json list, spec::yamlToJson(yaml, "the recipe"));
    if (!list.is_array() || list.empty())
        return Error(ErrorCode::Usage, "the recipe should be a list of steps, for instance \"- step: whitespace\"");
    Cleaner cleaner;
    for (std::size_t i = 0; i < list.size(); ++i) {
        auto rule = ruleOf(list[i]);
        if (!rule)
            return std::move(rule).error().wrap("step " + std::to_string(i + 1) + " of the recipe");
        cleaner.m_counts.push_back({std::string((*rule)->name()), 0, 0});
        cleaner.m_steps.push_back(std::move(*rule));
    }
    return cleaner;
}

Verdict Cleaner::apply(Row& row) {
    for (std::size_t i = 0; i < m_steps.size(); ++i) {
        const auto outcome = m_steps[i]->apply(row);
        if (outcome == Outcome::Dropped || (outcome == Outcome::Changed && hasEmptyTurn(row))) {
            ++m_counts[i].dropped;
            return Verdict::Dropped;
        }
        m_counts[i].changed += outcome == Outcome::Changed ? 1 : 0;
    }
    return Verdict::Kept;
}

Json Cleaner::recipe() {
    Json list = Json::array();
    for (auto& step : m_steps) {
        Json entry = {{"step", step->name()}};
        for (const auto& field : step->options())
            entry[field.key()] = field.toJson();
        list.push_back(std::move(entry));
    }
    return list;
}

std::string cleaningHelp() {
    std::string text;
    for (auto& rule : cleaningRules())
        text += "- step: " + std::string(rule->name()) + "\n    " + std::string(rule->help()) + "\n" + spec::helpTable(rule->options());
    return text;
}

} // namespace danlu::data
