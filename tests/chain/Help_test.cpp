#include "support/Suite.h"

#include "chain/Cli.h"

#include <algorithm>
#include <regex>
#include <sstream>

using namespace danlu;
using namespace danlu::test;

namespace {

std::vector<std::string> linesOf(const std::string& text) {
    std::vector<std::string> lines;
    std::istringstream all(text);
    for (std::string line; std::getline(all, line);)
        lines.push_back(line);
    return lines;
}

/// Every command by its one or two words, as the overview lists them.
std::vector<std::vector<std::string>> commandsOf(const std::string& overview) {
    static const std::regex kRow("^  ([a-z]+)( [a-z-]+)?   *[A-Z].*");
    std::vector<std::vector<std::string>> commands;
    for (const auto& line : linesOf(overview))
        if (std::smatch found; std::regex_match(line, found, kRow)) {
            commands.push_back({found[1]});
            if (found[2].matched)
                commands.back().push_back(found[2].str().substr(1));
        }
    return commands;
}

/// Characters, which here are columns or fewer.
std::size_t lengthOf(const std::string& line) {
    return std::size_t(std::count_if(line.begin(), line.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
}

} // namespace

/// The help of every command, as people read it.
class HelpTest : public QObject {
    Q_OBJECT
    Cli m_cli;

    std::string help(std::vector<std::string> words) const {
        words.push_back("--help");
        return m_cli.runPlain(words).out;
    }

private slots:
    void everyCommandExplainsItself() {
        const auto commands = commandsOf(help({}));
        QVERIFY(commands.size() > 50);
        for (const auto& words : commands) {
            const std::string text = help(words);
            QVERIFY2(text.find("\nExample\n  danlu-cli ") != std::string::npos, text.c_str());
            for (const auto& line : linesOf(text)) // an example is there to be copied: it is not broken
                QVERIFY2(lengthOf(line) <= 100 || line.starts_with("  danlu-cli "), line.c_str());
        }
    }

    void listsWhatAnOptionMayBe() {
        const auto contains = [this](const std::vector<std::string>& words, const std::string& part) {
            std::string text = std::regex_replace(help(words), std::regex("\\s+"), " ");
            return text.find(part) != std::string::npos;
        };
        QVERIFY(contains({"data", "import"}, "One of: auto, alpaca, classification, messages, preference, text, sharegpt."));
        QVERIFY(contains({"data", "import"}, "One of: auto, UTF-8, UTF-16LE, UTF-16BE, GB18030."));
        QVERIFY(contains({"data", "import"}, "One of: auto, csv, json, jsonl, text."));
        QVERIFY(contains({"data", "export"}, "One of: alpaca, classification, csv, messages, preference, sharegpt, text."));
        QVERIFY(contains({"evaluate"}, "One of: auto, all, train, validation, test."));
        QVERIFY(contains({"export"}, "--as hf|gguf|peft"));
        QVERIFY(contains({"quantize"}, "danlu-cli quantize --model MODEL --to TYPE --name NAME [options]"));
        QVERIFY(contains({"run", "stop"}, "--after now|step|checkpoint"));
    }

    void usageNamesWhatIsRequired() {
        QVERIFY(help({"data", "import"}).find("danlu-cli data import FILE… [options]\n") != std::string::npos);
        QVERIFY(help({"data", "clean"}).find("danlu-cli data clean NAME[@V] --recipe FILE") != std::string::npos);
        QVERIFY(help({"project", "recovery-code"}).find("danlu-cli project recovery-code --recovery-file FILE\n") != std::string::npos);
        QVERIFY(help({"evaluate"}).find("danlu-cli evaluate baselines  Scores") != std::string::npos);
        const auto missing = m_cli.runPlain({"data", "export", "tickets", "--to", "x"});
        QCOMPARE(missing.status, 2);
        QVERIFY2(missing.err.find("--as is missing") != std::string::npos && missing.err.find("sharegpt") != std::string::npos, missing.err.c_str());
    }
};
DANLU_SUITE(HelpTest)
#include "Help_test.moc"
