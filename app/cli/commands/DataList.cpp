#include "Context.h"
#include "Render.h"

#include "services/dataset/Dataset.h"

namespace danlu::cli {
namespace {

class DataList final : public Command {
public:
    About about() const override { return {"data list", "Lists datasets, or the versions of one; needs no passphrase.", "data list tickets"}; }
    std::vector<Argument> arguments() override { return {{"NAME", "A dataset, to see its versions.", &m_name, Presence::Optional}}; }
    Result<Json> run(Context& context) override {
        DANLU_TRY(auto* const project, context.project(context.isPassphraseGiven() ? Need::Unlocked : Need::Locked));
        return m_name.empty() ? services::listDatasets(*project) : services::describeDataset(*project, m_name);
    }
    std::string text(const Json& result) const override {
        if (result.contains("versions"))
            return tableOf(result["versions"], {"version", "parent", "rows", "bytes", "created"});
        return result["datasets"].empty() ? "no datasets yet; danlu-cli data import makes one\n"
                                          : tableOf(result["datasets"], {"name", "kind", "rows", "versions", "created"});
    }

private:
    std::string m_name;
};

} // namespace

std::unique_ptr<Command> makeDataList() { return std::make_unique<DataList>(); }

} // namespace danlu::cli
