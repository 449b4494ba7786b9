#include "data/exporters/ExportText.h"

namespace danlu::data {
namespace {

class TextExport final : public Exporter {
public:
    std::string_view name() const override { return "text"; }

    Result<std::string> line(const Row& row) const override {
        if (row.kind != RowKind::Text)
            return wrongKind(row, name());
        return jsonLine({{"text", row.turns.at(0).text}});
    }
};

} // namespace

std::unique_ptr<Exporter> makeTextExport() { return std::make_unique<TextExport>(); }

} // namespace danlu::data
