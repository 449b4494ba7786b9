#include "Context.h"
#include "Render.h"

#include "services/run/Run.h"
#include "spec/TrainSpec.h"

namespace danlu::cli {
namespace {

/// The first example with the learned tokens in brackets, and the figures.
std::string dryRunText(Json result) {
    std::string example;
    bool isLearned = false;
    for (const auto& token : result["example"]["tokens"]) {
        if (token["learned"].get<bool>() != isLearned)
            example += std::exchange(isLearned, !isLearned) ? "⟧" : "⟦";
        example += token["text"].get<std::string>();
    }
    example += isLearned ? "⟧" : "";
    result.erase("example");
    return render(result) + "\nfirst example (⟦ ⟧ = what is learned)\n" + safeText(example) + "\n";
}

class Train final : public Command {
public:
    About about() const override {
        spec::TrainSpec spec;
        return {"train", "Trains a model as a run file says.", "train lora.yaml --set learning_rate=1e-4 --detach",
                "Keys of a run file (YAML, one key: value per line)\n" + spec::helpTable(spec::fieldsOf(spec))};
    }
    std::vector<Argument> arguments() override { return {{"SPEC.yaml", "The run file.", &m_file}}; }
    std::vector<std::string> repeated() const override { return {"set"}; }
    spec::Fields options() override { return spec::fieldsOf(*this); }
    template <typename Visit>
    void describe(Visit&& visit) {
        visit(m_set, spec::Words{{.key = "set", .help = "Overrides a key of the file: key=value."}});
        visit(m_detach, spec::Flag{{.key = "detach", .help = "Returns when the run has begun; it goes on without this terminal."}});
        visit(m_queue, spec::Flag{{.key = "queue", .help = "Freezes the run and puts it behind those that wait; see run queue."}});
        visit(m_dryRun, spec::Flag{{.key = "dry_run", .help = "Checks and estimates only, and shows the first example as it will be learned."}});
    }
    Result<Json> run(Context& context) override {
        DANLU_TRY(const Bytes yaml, readFile(m_file, 4u << 20));
        const auto spec = spec::readTrainSpec(yaml, m_set);
        if (!spec)
            return Error(spec.error()).wrap(m_file + (m_set.empty() ? "" : " with --set") + " is no usable run file");
        DANLU_TRY(auto* const project, context.project());
        if (m_dryRun)
            return services::dryRun(*project, *spec, context.task());
        if (m_queue)
            return services::queueRun(*project, *spec, context.task());
        return services::startRun(*project, *spec, m_detach ? services::Follow::Detach : services::Follow::ToTheEnd, context.task());
    }
    std::string text(const Json& result) const override { return m_dryRun ? dryRunText(result) : runText(result); }

private:
    std::string m_file;
    std::vector<std::string> m_set;
    bool m_detach = false, m_queue = false, m_dryRun = false;
};

} // namespace

std::unique_ptr<Command> makeTrain() { return std::make_unique<Train>(); }

} // namespace danlu::cli
