#include "data/exporters/ExportText.h"

#include "base/Names.h"

#include <array>

namespace danlu::data {

std::string jsonLine(const Json& object) { return toText(object) + "\n"; }

std::string csvLine(const std::vector<std::string>& cells) {
    std::string line;
    for (std::size_t i = 0; i < cells.size(); ++i) {
        const auto& cell = cells[i];
        const bool isFormula = !cell.empty() && std::string_view("=+-@\t\r").find(cell[0]) != std::string_view::npos;
        line += i ? "," : "";
        if (cell.find_first_of(",\"\r\n") == cell.npos && !(cells.size() == 1 && cell.empty())) {
            line += (isFormula ? "'" : "") + cell;
            continue;
        }
        line += isFormula ? "\"'" : "\"";
        for (const char c : cell)
            line += c == '"' ? std::string("\"\"") : std::string(1, c);
        line += '"';
    }
    return line + "\n";
}

Error wrongKind(const Row& row, std::string_view form) {
    return Error(ErrorCode::Rejected, "a " + std::string(nameOf(row.kind)) + " row cannot be written as " + std::string(form));
}

Json turnsJson(const std::vector<Turn>& turns, TurnForm form) {
    constexpr std::array<std::string_view, 4> kShareGptNames{"system", "human", "gpt", "observation"};
    Json list = Json::array();
    for (const auto& turn : turns)
        if (form == TurnForm::ShareGpt)
            list.push_back({{"from", kShareGptNames[std::size_t(turn.role)]}, {"value", turn.text}});
        else
            list.push_back({{"role", nameOf(turn.role)}, {"content", turn.text}});
    return list;
}

Result<Exchange> exchangeOf(const std::vector<Turn>& turns) {
    Exchange exchange;
    std::size_t at = 0;
    if (!turns.empty() && turns[0].role == Role::System)
        exchange.system = turns[at++].text;
    for (; at + 1 < turns.size() && turns[at].role == Role::User && turns[at + 1].role == Role::Assistant; at += 2)
        exchange.history.emplace_back(turns[at].text, turns[at + 1].text);
    if (at != turns.size() || exchange.history.empty())
        return Error(ErrorCode::Rejected, "a conversation whose turns do not alternate between user and assistant cannot be written this way")
            .withHint("Use --as messages or --as sharegpt.");
    exchange.question = std::move(exchange.history.back().first);
    exchange.answer = std::move(exchange.history.back().second);
    exchange.history.pop_back();
    return exchange;
}

Result<std::unique_ptr<Exporter>> exporterNamed(std::string_view name) {
    std::vector<std::string> known;
    for (auto& one : exporters()) {
        if (one->name() == name)
            return std::move(one);
        known.emplace_back(one->name());
    }
    return unknownName("export format", name, known);
}

} // namespace danlu::data
