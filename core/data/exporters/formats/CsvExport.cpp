#include "data/exporters/ExportText.h"

namespace danlu::data {
namespace {

/// Columns by kind: text; system, instruction, output; prompt, chosen, rejected; text, label1, label2, label3.
class CsvExport final : public Exporter {
public:
    std::string_view name() const override { return "csv"; }
    std::string_view extension() const override { return "csv"; }

    std::string header(RowKind kind) const override {
        switch (kind) {
        case RowKind::Text:
            return "text\n";
        case RowKind::Chat:
            return "system,instruction,output\n";
        case RowKind::Preference:
            return "prompt,chosen,rejected\n";
        case RowKind::Classification:
            return "text,label1,label2,label3\n";
        }
        return {};
    }

    Result<std::string> line(const Row& row) const override {
        switch (row.kind) {
        case RowKind::Text:
            return csvLine({row.turns.at(0).text});
        case RowKind::Chat:
            return chat(row);
        case RowKind::Preference:
            return preference(row);
        case RowKind::Classification:
            return classification(row);
        }
        return wrongKind(row, name());
    }

private:
    static Error tooRich(std::string_view what) {
        return Error(ErrorCode::Rejected, "a row with " + std::string(what) + " does not fit into CSV").withHint("Export it as JSONL.");
    }

    static Result<std::string> chat(const Row& row) {
        DANLU_TRY(const Exchange exchange, exchangeOf(row.turns));
        if (!exchange.history.empty())
            return tooRich("several questions");
        return csvLine({exchange.system, exchange.question, exchange.answer});
    }

    static Result<std::string> preference(const Row& row) {
        if (row.turns.size() != 2)
            return tooRich("several turns");
        return csvLine({row.turns[0].text, row.turns[1].text, row.rejected});
    }

    static Result<std::string> classification(const Row& row) {
        if (row.labels.size() > 1)
            return tooRich("several labels");
        std::vector<std::string> cells{row.turns.at(0).text};
        for (std::size_t level = 0; level < kLabelLevels; ++level)
            cells.push_back(!row.labels.empty() && level < row.labels[0].size() ? row.labels[0][level] : std::string());
        return csvLine(cells);
    }
};

} // namespace

std::unique_ptr<Exporter> makeCsvExport() { return std::make_unique<CsvExport>(); }

} // namespace danlu::data
