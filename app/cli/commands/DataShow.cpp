#include "Context.h"
#include "Render.h"

#include "services/dataset/Dataset.h"
#include "services/dataset/Rows.h"

namespace danlu::cli {
namespace {

std::string rowText(const Json& row) {
    std::string text = "#" + cellText(row["index"]) + (row.contains("split") ? "  " + row["split"].get<std::string>() : "") + "\n";
    for (const auto& [key, value] : row.items()) {
        if (key == "messages")
            for (const auto& message : value)
                text += "  " + message["role"].get<std::string>() + ": " + safeText(message["content"].get<std::string>()) + "\n";
        else if (key == "label")
            text += "  label: " + (value.empty() || value.front().is_string() ? cellText(value) : toText(value)) + "\n";
        else if (key != "index" && key != "split")
            text += "  " + key + ": " + safeText(cellText(value)) + "\n";
    }
    return text;
}

class DataShow final : public Command {
public:
    About about() const override { return {"data show", "Shows rows of a dataset.", "data show tickets@2 --from 100 --count 5"}; }
    std::vector<Argument> arguments() override { return {{"NAME[@V]", "Dataset; without version the newest.", &m_reference}}; }
    spec::Fields options() override { return spec::fieldsOf(*this); }
    template <typename Visit>
    void describe(Visit&& visit) {
        using Whole = spec::Number<std::int64_t>;
        visit(m_from, Whole{{.key = "from", .help = "First row, counted from 0."}, 0, 1'000'000'000'000});
        visit(m_count, Whole{{.key = "count", .help = "How many."}, 0, 10'000});
        visit(m_query.text, spec::Text{{.key = "find", .help = "Only rows with this text in them or in their labels."}});
        visit(m_query.split, spec::Text{{.key = "split", .help = "Only rows of this part."}, {"", "train", "validation", "test"}});
        visit(m_order, spec::Text{{.key = "order", .help = "What they are ordered by."}, services::rowOrders()});
        visit(m_isReversed, spec::Flag{{.key = "reverse", .help = "The last first."}});
    }
    Result<Json> run(Context& context) override {
        DANLU_TRY(auto* const project, context.project());
        DANLU_TRY(m_query.order, services::rowOrderNamed(m_order));
        m_query.direction = m_isReversed ? services::Direction::Down : services::Direction::Up;
        if (!m_query.text.empty() || !m_query.split.empty() || m_isReversed || m_query.order != services::RowOrder::Stored)
            return services::showFound(*project, m_reference, m_query, std::uint64_t(m_from), std::uint64_t(m_count), context.task());
        return services::showRows(*project, m_reference, {std::uint64_t(m_from), std::uint64_t(m_count)});
    }
    std::string text(const Json& result) const override {
        std::string text;
        for (const auto& row : result["rows"])
            text += rowText(row);
        const std::string found = result.contains("matching") ? cellText(result["matching"]) + " found of " : "";
        return text + cellText(result["rows"].size()) + " of " + found + cellText(result["total"]) + " rows of " + result["dataset"].get<std::string>() + "@" +
               cellText(result["version"]) + "\n";
    }

private:
    std::string m_reference, m_order = "stored";
    services::RowQuery m_query;
    bool m_isReversed = false;
    std::int64_t m_from = 0, m_count = 20;
};

} // namespace

std::unique_ptr<Command> makeDataShow() { return std::make_unique<DataShow>(); }

} // namespace danlu::cli
