#include "Context.h"

#include "base/Names.h"
#include "services/project/Passphrase.h"
#include "services/project/Strength.h"

namespace danlu::cli {
namespace {

class ProjectCreate final : public Command {
public:
    About about() const override {
        return {"project create", "Makes an encrypted project.", "project create tickets.danlu --name Tickets --recovery-file ~/tickets.recovery",
                "The recovery code opens the project when the passphrase is lost; without either its data is gone. It is written to --recovery-file "
                "(a new file that only you can read) or shown on the terminal, never printed on stdout. Sealed: texts, labels, prompts, models. "
                "Plain: names of the project, datasets, models and runs, counts, times and metrics."};
    }
    std::vector<Argument> arguments() override { return {{"DIR", "Folder to make.", &m_folder}}; }
    spec::Fields options() override { return spec::fieldsOf(*this); }
    template <typename Visit>
    void describe(Visit&& visit) {
        using Whole = spec::Number<std::int64_t>;
        visit(m_name, spec::Text{{.key = "name", .help = "Name of the project; without it the folder's."}});
        visit(m_recovery, spec::Text{{.key = "recovery_file", .help = "New file for the recovery code; without it the terminal shows the code."}});
        visit(m_memory, Whole{{.key = "kdf_memory", .help = "Memory one guess at the passphrase costs.", .unit = "MiB"}, 46, 1024});
        visit(m_passes, Whole{{.key = "kdf_passes", .help = "Passes over that memory."}, 1, 16});
    }

    Result<Json> run(Context& context) override {
        std::optional<services::RecoveryFile> file;
        if (!m_recovery.empty()) {
            DANLU_TRY(auto made, services::RecoveryFile::create(m_recovery));
            file.emplace(std::move(made));
        }
        DANLU_TRY(const auto secret, newPassphrase(context));
        if (const auto strength = services::strengthOf(secret.bytes()); !strength.isEnough())
            context.note("This passphrase is weak: about " + std::to_string(int(strength.bits)) + " bits, " +
                         std::to_string(int(services::kPassphraseFloorBits)) +
                         " are asked for. Five or six unrelated words are easy to keep; "
                         "danlu-cli project passphrase changes it.");
        if (m_name.empty())
            m_name = Path(m_folder).lexically_normal().stem().string();
        const services::KdfCost cost{std::uint32_t(m_memory) * 1024, std::uint32_t(m_passes), 2};
        DANLU_TRY(auto created, services::Project::create(m_folder, {m_name, secret.bytes(), cost}, context.programs()));
        DANLU_CHECK(keepCode(context, file, created));
        return Json{{"project", m_folder},
                    {"name", created.project.file().name()},
                    {"id", created.project.file().id().text()},
                    {"recovery_file", m_recovery.empty() ? Json() : Json(m_recovery)}};
    }

private:
    Result<services::SecretBuffer> newPassphrase(Context& context) {
        DANLU_TRY(auto secret, context.passphrase("Passphrase for the new project: "));
        if (context.isPassphraseGiven())
            return secret;
        DANLU_TRY(const auto again, context.passphrase("Once more: "));
        if (!services::equalSecrets(secret.bytes(), again.bytes()))
            return Error(ErrorCode::Usage, "the two passphrases differ");
        return secret;
    }

    Result<> keepCode(Context& context, std::optional<services::RecoveryFile>& file, const services::Project::Created& created) {
        if (file)
            return file->write(created.recovery);
        if (!tellTerminal("Recovery code, write it down and keep it apart from the project:\n  " + std::string(created.recovery.text().bytes()) + "\n"))
            context.note("No recovery code was kept: there was no --recovery-file and no terminal. danlu-cli project recovery-code makes a new one.");
        return ok();
    }

    std::string m_folder, m_name, m_recovery;
    std::int64_t m_memory = 256, m_passes = 3;
};

} // namespace

std::unique_ptr<Command> makeProjectCreate() { return std::make_unique<ProjectCreate>(); }

} // namespace danlu::cli
