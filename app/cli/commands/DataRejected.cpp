#include "Context.h"
#include "Render.h"

#include "services/dataset/Dataset.h"

namespace danlu::cli {
namespace {

class DataRejected final : public Command {
public:
    About about() const override {
        return {"data rejected", "Shows the rows an import could not take, with file, line and reason.", "data rejected tickets@1"};
    }
    std::vector<Argument> arguments() override { return {{"NAME[@V]", "The imported version.", &m_reference}}; }
    spec::Fields options() override { return spec::fieldsOf(*this); }
    template <typename Visit>
    void describe(Visit&& visit) {
        using Whole = spec::Number<std::int64_t>;
        visit(m_from, Whole{{.key = "from", .help = "First one, counted from 0."}, 0, 1'000'000'000'000});
        visit(m_count, Whole{{.key = "count", .help = "How many."}, 0, 100'000});
    }
    Result<Json> run(Context& context) override {
        DANLU_TRY(auto* const project, context.project());
        return services::showRejected(*project, m_reference, {std::uint64_t(m_from), std::uint64_t(m_count)});
    }
    std::string text(const Json& result) const override {
        return result["rejected"].empty() ? "no row was rejected\n" : tableOf(result["rejected"], {"file", "line", "reason"});
    }

private:
    std::string m_reference;
    std::int64_t m_from = 0, m_count = 1000;
};

} // namespace

std::unique_ptr<Command> makeDataRejected() { return std::make_unique<DataRejected>(); }

} // namespace danlu::cli
