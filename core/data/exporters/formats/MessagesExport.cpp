#include "data/exporters/ExportText.h"

namespace danlu::data {
namespace {

class MessagesExport final : public Exporter {
public:
    std::string_view name() const override { return "messages"; }

    Result<std::string> line(const Row& row) const override {
        if (row.kind != RowKind::Chat)
            return wrongKind(row, name());
        return jsonLine({{"messages", turnsJson(row.turns, TurnForm::OpenAi)}});
    }
};

} // namespace

std::unique_ptr<Exporter> makeMessagesExport() { return std::make_unique<MessagesExport>(); }

} // namespace danlu::data
