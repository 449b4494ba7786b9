#include "Context.h"

#include "services/project/Passphrase.h"

namespace danlu::cli {
namespace {

class ProjectPassphrase final : public Command {
public:
    About about() const override {
        return {"project passphrase", "Replaces the passphrase.", "--project tickets.danlu project passphrase --new-passphrase-file F"};
    }
    spec::Fields options() override { return spec::fieldsOf(*this); }
    template <typename Visit>
    void describe(Visit&& visit) {
        using Whole = spec::Number<std::int64_t>;
        visit(m_file, spec::Text{{.key = "new_passphrase_file", .help = "File that holds the new passphrase; without it the terminal asks."}});
        visit(m_memory, Whole{{.key = "kdf_memory", .help = "Memory one guess costs.", .unit = "MiB"}, 46, 1024});
        visit(m_passes, Whole{{.key = "kdf_passes", .help = "Passes over that memory."}, 1, 16});
    }
    Result<Json> run(Context& context) override {
        DANLU_TRY(auto* const project, context.project());
        DANLU_TRY(const auto secret, m_file.empty() ? askPassphrase("New passphrase: ", context.stop()) : services::passphraseOfFile(m_file));
        DANLU_CHECK(project->file().changePassphrase(secret.bytes(), {std::uint32_t(m_memory) * 1024, std::uint32_t(m_passes), 2}));
        return Json{{"project", project->file().name()}, {"changed", true}};
    }
    std::string text(const Json&) const override { return "The passphrase is changed; the old one opens nothing any more.\n"; }

private:
    std::string m_file;
    std::int64_t m_memory = 256, m_passes = 3;
};

} // namespace

std::unique_ptr<Command> makeProjectPassphrase() { return std::make_unique<ProjectPassphrase>(); }

} // namespace danlu::cli
