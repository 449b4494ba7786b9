#include "Context.h"
#include "Render.h"

#include "services/dataset/Dataset.h"

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
    }
    Result<Json> run(Context& context) override {
        DANLU_TRY(auto* const project, context.project());
        return services::showRows(*project, m_reference, {std::uint64_t(m_from), std::uint64_t(m_count)});
    }
    std::string text(const Json& result) const override {
        std::string text;
        for (const auto& row : result["rows"])
            text += rowText(row);
        return text + cellText(result["rows"].size()) + " of " + cellText(result["total"]) + " rows of " + result["dataset"].get<std::string>() + "@" +
               cellText(result["version"]) + "\n";
    }

private:
    std::string m_reference;
    std::int64_t m_from = 0, m_count = 20;
};

} // namespace

std::unique_ptr<Command> makeDataShow() { return std::make_unique<DataShow>(); }

} // namespace danlu::cli
