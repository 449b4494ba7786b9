#include "data/exporters/ExportText.h"

namespace danlu::data {
namespace {

/// TRL's prompt, chosen, rejected: as text where the prompt is one question, else as messages.
class PreferenceExport final : public Exporter {
public:
    std::string_view name() const override { return "preference"; }

    Result<std::string> line(const Row& row) const override {
        if (row.kind != RowKind::Preference || row.turns.empty())
            return wrongKind(row, name());
        const std::vector<Turn> prompt(row.turns.begin(), row.turns.end() - 1);
        const Json chosen = row.turns.back().text;
        if (prompt.size() == 1)
            return jsonLine({{"prompt", prompt[0].text}, {"chosen", chosen}, {"rejected", row.rejected}});
        const auto answer = [](const Json& text) { return Json::array({{{"role", "assistant"}, {"content", text}}}); };
        return jsonLine({{"prompt", turnsJson(prompt, TurnForm::OpenAi)}, {"chosen", answer(chosen)}, {"rejected", answer(row.rejected)}});
    }
};

} // namespace

std::unique_ptr<Exporter> makePreferenceExport() { return std::make_unique<PreferenceExport>(); }

} // namespace danlu::data
