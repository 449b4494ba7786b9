#include "Context.h"

#include "services/telemetry/Doctor.h"

namespace danlu::cli {
namespace {

class Doctor final : public Command {
public:
    About about() const override { return {"doctor", "Says what this machine can do, what is missing and how to get it.", "doctor"}; }
    Result<Json> run(Context& context) override {
        const auto folder = context.projectFolder();
        return services::examine(context.programs(), folder && std::filesystem::exists(*folder) ? *folder : Path("."), context.task());
    }
};

} // namespace

std::unique_ptr<Command> makeDoctor() { return std::make_unique<Doctor>(); }

} // namespace danlu::cli
