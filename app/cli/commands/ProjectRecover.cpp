#include "Context.h"

#include "services/project/Passphrase.h"

namespace danlu::cli {
namespace {

class ProjectRecover final : public Command {
public:
    About about() const override {
        return {"project recover", "Opens a project with its recovery code and sets a new passphrase.",
                "--project tickets.danlu project recover --recovery-file ~/tickets.recovery --new-passphrase-file F",
                "The new passphrase comes from --new-passphrase-file, else from --passphrase-file or --passphrase-fd, else from the terminal."};
    }
    spec::Fields options() override { return spec::fieldsOf(*this); }
    template <typename Visit>
    void describe(Visit&& visit) {
        using Whole = spec::Number<std::int64_t>;
        visit(m_recovery, spec::Text{{.key = "recovery_file", .help = "File that holds the recovery code; without it the terminal asks."}});
        visit(m_file, spec::Text{{.key = "new_passphrase_file", .help = "File that holds the new passphrase."}});
        visit(m_memory, Whole{{.key = "kdf_memory", .help = "Memory one guess at it costs.", .unit = "MiB"}, 46, 1024});
        visit(m_passes, Whole{{.key = "kdf_passes", .help = "Passes over that memory."}, 1, 16});
    }
    Result<Json> run(Context& context) override {
        DANLU_TRY(const auto code, readCode(context));
        DANLU_TRY(const auto secret, m_file.empty() ? context.passphrase("New passphrase: ") : services::passphraseOfFile(m_file));
        DANLU_TRY(auto* const project, context.project(Need::Locked));
        DANLU_CHECK(project->recover(code, secret, {std::uint32_t(m_memory) * 1024, std::uint32_t(m_passes), 2}));
        return Json{{"project", project->file().name()}, {"recovered", true}};
    }
    std::string text(const Json&) const override { return "The project is open again; the new passphrase holds from now on.\n"; }

private:
    Result<services::RecoveryCode> readCode(Context& context) const {
        if (!m_recovery.empty())
            return services::readRecoveryFile(m_recovery);
        DANLU_TRY(const auto typed, askPassphrase("Recovery code: ", context.stop()));
        return services::RecoveryCode::parse(typed.bytes());
    }
    std::string m_recovery, m_file;
    std::int64_t m_memory = 256, m_passes = 3;
};

} // namespace

std::unique_ptr<Command> makeProjectRecover() { return std::make_unique<ProjectRecover>(); }

} // namespace danlu::cli
