#pragma once

#include "base/File.h"
#include "base/Json.h"

#include <QProcess>
#include <QTemporaryDir>

#include <map>
#include <memory>

namespace danlu::test {

/// What one call of danlu-cli said.
struct Answer {
    int status = -1;
    Json json; // the one document on stdout; null where there is none or more
    std::string out, err;
};

/// A folder with a project (cheapest passphrase cost), its passphrase file, and danlu-cli to work on it.
class Cli {
public:
    Cli();
    Path path(const std::string& name) const { return Path(m_folder.path().toStdString()) / name; }
    Path project() const { return path("p.danlu"); }
    /// Writes a file below the folder and returns its path as text.
    std::string file(const std::string& name, std::string_view content) const;

    /// danlu-cli --format json --project … --passphrase-file … WORDS
    Answer run(const std::vector<std::string>& words, std::string_view input = {}) const;
    /// The same without the passphrase.
    Answer runLocked(const std::vector<std::string>& words) const;
    /// Exactly these words.
    Answer runPlain(const std::vector<std::string>& words, std::string_view input = {}) const;
    /// From now on in the environment of what is run; its children inherit it. "" takes it away.
    void setEnvironment(const std::string& name, const std::string& value);

    /// Started, not waited for.
    std::unique_ptr<QProcess> start(const std::vector<std::string>& words) const;

    /// Makes the project; 0 when all went well.
    int create() const;
    /// Dataset `tickets`, tokenizer and the model `tiny` with random weights; 0 when all went well.
    int prepareModel() const;
    /// The run file of a run with so many steps.
    std::string runFile(const std::string& name, int steps) const;

private:
    std::vector<std::string> withProject(const std::vector<std::string>& words) const;
    QTemporaryDir m_folder;
    std::map<std::string, std::string> m_environment;
};

/// The code of the error an answer holds, or "".
std::string codeOf(const Answer& answer);
/// Its sentence with its causes and its hint, or "".
std::string sentenceOf(const Answer& answer);

/// Some hundred labelled texts as JSON lines, each with its number; `mark` goes into every text.
std::string ticketLines(int count, const std::string& mark = {});

} // namespace danlu::test

/// Fails with what the program said.
#define QVERIFY_ANSWER(answer) QVERIFY2((answer).status == 0 && (answer).json.is_object(), ((answer).out + (answer).err).c_str())
