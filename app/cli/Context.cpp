#include "Context.h"

#include "Render.h"
#include "services/project/Passphrase.h"

#include <cstdio>
#include <cstdlib>

namespace danlu::cli {

Context::Context(const GlobalOptions& globals, Console& console, std::stop_token stop)
    : m_globals(globals), m_console(console), m_stop(std::move(stop)), m_programs(services::Programs::besideThisProgram()) {}

Result<Path> Context::projectFolder() const {
    if (!m_globals.project.empty())
        return Path(m_globals.project);
    if (const char* named = std::getenv("DANLU_PROJECT"); named && *named)
        return Path(named);
    std::vector<Path> here;
    std::error_code failed;
    for (const auto& entry : std::filesystem::directory_iterator(".", failed))
        if (entry.path().extension() == ".danlu")
            here.push_back(entry.path());
    if (here.size() == 1)
        return here.front();
    return Error(ErrorCode::Usage, here.empty() ? "no project named" : "there are several projects in this folder")
        .withHint("Give --project DIR, or make one: danlu-cli project create DIR");
}

Result<crypto::SecretBuffer> Context::passphrase(std::string_view question) const {
    if (!m_globals.passphraseFile.empty())
        return services::passphraseOfFile(m_globals.passphraseFile);
    if (m_globals.passphraseFd >= 0)
        return services::passphraseOfDescriptor(int(m_globals.passphraseFd));
    return askPassphrase(question, m_stop);
}

Result<services::Project*> Context::project(Need need) {
    if (!m_project) {
        DANLU_TRY(const Path folder, projectFolder());
        DANLU_TRY(services::Project project, services::Project::open(folder, m_programs));
        m_project.emplace(std::move(project));
    }
    if (need == Need::Unlocked && !m_project->file().isUnlocked()) {
        DANLU_TRY(const auto secret, passphrase("Passphrase of " + safeText(m_project->file().name()) + ": "));
        DANLU_CHECK(m_project->unlock(secret));
    }
    return &*m_project;
}

services::Task Context::task() const {
    return {[this](const services::Step& step) { m_console.progress(step); }, [this](std::string_view sentence) { m_console.note(sentence); }, m_stop};
}

void Context::stream(std::string_view text) const {
    if (m_globals.format == "json")
        return;
    m_console.clear();
    std::fputs(safeText(text).c_str(), stdout);
    std::fflush(stdout);
}

Result<Bytes> readStdin() {
    constexpr std::size_t kLimit = 64u << 20;
    Bytes text, piece(1u << 16, '\0');
    for (;;) {
        DANLU_TRY(const std::size_t got, readSome(0, piece, "stdin"));
        if (got == 0)
            return text;
        text.append(piece, 0, got);
        if (text.size() > kLimit)
            return Error(ErrorCode::Rejected, "there are more than 64 MB on stdin");
    }
}

} // namespace danlu::cli
