#include "data/exporters/ExportText.h"

namespace danlu::data {
namespace {

/// One path as a list of levels in `label`; several as Label Studio's taxonomy.
class ClassificationExport final : public Exporter {
public:
    std::string_view name() const override { return "classification"; }

    Result<std::string> line(const Row& row) const override {
        if (row.kind != RowKind::Classification)
            return wrongKind(row, name());
        if (row.labels.size() == 1)
            return jsonLine({{"text", row.turns.at(0).text}, {"label", row.labels[0]}});
        return jsonLine({{"text", row.turns.at(0).text}, {"taxonomy", row.labels}});
    }
};

} // namespace

std::unique_ptr<Exporter> makeClassificationExport() { return std::make_unique<ClassificationExport>(); }

} // namespace danlu::data
