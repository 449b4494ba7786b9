#include "Context.h"

#include "services/dataset/Dataset.h"

namespace danlu::cli {
namespace {

class DataDelete final : public Command {
public:
    About about() const override {
        return {"data delete", "Deletes a dataset.", "data delete old", "Its file and its key go: what it held cannot be read again."};
    }
    std::vector<Argument> arguments() override { return {{"NAME", "The dataset.", &m_name}}; }
    Result<Json> run(Context& context) override {
        DANLU_TRY(auto* const project, context.project());
        return services::deleteDataset(*project, m_name);
    }

private:
    std::string m_name;
};

} // namespace

std::unique_ptr<Command> makeDataDelete() { return std::make_unique<DataDelete>(); }

} // namespace danlu::cli
