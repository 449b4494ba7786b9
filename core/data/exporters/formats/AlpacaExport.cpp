#include "data/exporters/ExportText.h"

namespace danlu::data {
namespace {

/// alpaca with LLaMA-Factory's system and history.
class AlpacaExport final : public Exporter {
public:
    std::string_view name() const override { return "alpaca"; }

    Result<std::string> line(const Row& row) const override {
        if (row.kind != RowKind::Chat)
            return wrongKind(row, name());
        DANLU_TRY(const Exchange exchange, exchangeOf(row.turns));
        Json object = {{"instruction", exchange.question}, {"input", ""}, {"output", exchange.answer}};
        if (!exchange.system.empty())
            object["system"] = exchange.system;
        for (const auto& [question, answer] : exchange.history)
            object["history"].push_back(Json::array({question, answer}));
        return jsonLine(object);
    }
};

} // namespace

std::unique_ptr<Exporter> makeAlpacaExport() { return std::make_unique<AlpacaExport>(); }

} // namespace danlu::data
