#include "data/exporters/ExportText.h"

namespace danlu::data {
namespace {

class ShareGptExport final : public Exporter {
public:
    std::string_view name() const override { return "sharegpt"; }

    Result<std::string> line(const Row& row) const override {
        if (row.kind != RowKind::Chat)
            return wrongKind(row, name());
        return jsonLine({{"conversations", turnsJson(row.turns, TurnForm::ShareGpt)}});
    }
};

} // namespace

std::unique_ptr<Exporter> makeShareGptExport() { return std::make_unique<ShareGptExport>(); }

} // namespace danlu::data
