#pragma once

#include "Console.h"
#include "Parser.h"
#include "services/project/Project.h"

namespace danlu::cli {

enum class Need { Locked, Unlocked };

/// What a running command may use: the project (opened, and unlocked where it must be), the console, the stop request.
class Context {
public:
    Context(const GlobalOptions& globals, Console& console, std::stop_token stop);

    /// The folder named by --project, DANLU_PROJECT, or the one *.danlu folder in the current folder.
    Result<Path> projectFolder() const;
    /// Opened once; asks for the passphrase where it is needed and not given.
    Result<services::Project*> project(Need need = Need::Unlocked);
    /// The passphrase from the options or the terminal.
    Result<crypto::SecretBuffer> passphrase(std::string_view question) const;
    bool isPassphraseGiven() const { return !m_globals.passphraseFile.empty() || m_globals.passphraseFd >= 0; }

    const services::Programs& programs() const { return m_programs; }
    services::Task task() const;
    void note(std::string_view sentence) const { m_console.note(sentence); }
    Console& console() const { return m_console; }
    std::stop_token stop() const { return m_stop; }
    const GlobalOptions& globals() const { return m_globals; }
    /// A piece of text output that should appear now (a streamed answer); dropped with --format json.
    void stream(std::string_view text) const;

private:
    const GlobalOptions& m_globals;
    Console& m_console;
    std::stop_token m_stop;
    services::Programs m_programs;
    std::optional<services::Project> m_project;
};

/// Everything on stdin, up to 64 MB.
Result<Bytes> readStdin();

} // namespace danlu::cli
