#include "Context.h"

#include "services/dataset/Dataset.h"

namespace danlu::cli {
namespace {

class DataSplit final : public Command {
public:
    About about() const override {
        return {"data split", "Parts a dataset into train, validation and test; the result is a new version.",
                "data split tickets --train 0.8 --validation 0.1 --test 0.1 --seed 42",
                "Labels are spread alike over the parts, and equal rows never stand in two of them. Shares are divided by their sum."};
    }
    std::vector<Argument> arguments() override { return {{"NAME[@V]", "Dataset; without version the newest.", &m_reference}}; }
    spec::Fields options() override { return spec::fieldsOf(*this); }
    template <typename Visit>
    void describe(Visit&& visit) {
        using Real = spec::Number<double>;
        visit(m_spec.train, Real{{.key = "train", .help = "Share to learn from."}, 0, 1e9});
        visit(m_spec.validation, Real{{.key = "validation", .help = "Share to evaluate on while training."}, 0, 1e9});
        visit(m_spec.test, Real{{.key = "test", .help = "Share kept for the end."}, 0, 1e9});
        visit(m_seed, spec::Number<std::int64_t>{{.key = "seed", .help = "The same seed gives the same parts."}, 0, 4'294'967'295});
    }
    Result<Json> run(Context& context) override {
        m_spec.seed = std::uint64_t(m_seed);
        DANLU_TRY(auto* const project, context.project());
        return services::splitDataset(*project, m_reference, m_spec, context.task());
    }

private:
    std::string m_reference;
    services::SplitSpec m_spec;
    std::int64_t m_seed = 42;
};

} // namespace

std::unique_ptr<Command> makeDataSplit() { return std::make_unique<DataSplit>(); }

} // namespace danlu::cli
