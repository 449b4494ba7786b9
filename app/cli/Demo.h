#pragma once

#include "Context.h"

namespace danlu::cli {

/// Runs this program's own public commands one after the other, as a script would, and keeps what they answered.
class DemoSteps {
public:
    DemoSteps(Context& context, Path folder) : m_context(context), m_folder(std::move(folder)) {}

    /// `danlu-cli --format json --project … --passphrase-file … WORDS`; its document, or the error it printed.
    Result<Json> run(const std::string& title, const std::vector<std::string>& words);
    /// The command lines so far, for people to repeat.
    const Json& commands() const { return m_commands; }
    Path project() const { return m_folder / "tickets.danlu"; }
    Path passphrase() const { return m_folder / "passphrase"; }

private:
    Context& m_context;
    Path m_folder;
    Json m_commands = Json::array();
};

} // namespace danlu::cli
