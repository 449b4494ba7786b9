#include "Context.h"
#include "Render.h"

#include "services/run/RunWatch.h"

namespace danlu::cli {
namespace {

/// One line per curve; the points themselves are for --format json.
Json curveRows(const Json& curves) {
    Json rows = Json::array();
    for (const auto& [name, points] : curves.items()) {
        Json low = points.front()[1], high = low;
        for (const auto& point : points) {
            low = std::min(low, point[1]);
            high = std::max(high, point[1]);
        }
        rows.push_back(
            {{"curve", name}, {"points", points.size()}, {"first", points.front()[1]}, {"last", points.back()[1]}, {"lowest", low}, {"highest", high}});
    }
    return rows;
}

class RunMetrics final : public Command {
public:
    About about() const override {
        return {"run metrics", "Prints the curves of a run; needs no passphrase.", "run metrics tickets-lora --telemetry --format json"};
    }
    std::vector<Argument> arguments() override { return {{"ID", "Run: its id, the beginning of it, or its name.", &m_run}}; }
    spec::Fields options() override { return spec::fieldsOf(*this); }
    template <typename Visit>
    void describe(Visit&& visit) {
        using Whole [[maybe_unused]] = spec::Number<std::int64_t>;
        visit(m_telemetry, spec::Flag{{.key = "telemetry", .help = "CPU, memory, disk and GPUs over the seconds of the run as well."}});
    }
    Result<Json> run(Context& context) override {
        DANLU_TRY(const Path folder, context.projectFolder());
        return services::runMetrics(folder, m_run, m_telemetry ? services::Gauges::With : services::Gauges::Without);
    }
    std::string text(const Json& result) const override {
        std::string text;
        for (const char* group : {"series", "telemetry"})
            if (result.contains(group) && !result[group].empty())
                text += (text.empty() ? "" : "\n") + tableOf(curveRows(result[group]), {"curve", "points", "first", "last", "lowest", "highest"});
        return text.empty() ? "nothing was measured yet\n" : text;
    }

private:
    std::string m_run;
    bool m_telemetry = false;
};

} // namespace

std::unique_ptr<Command> makeRunMetrics() { return std::make_unique<RunMetrics>(); }

} // namespace danlu::cli
