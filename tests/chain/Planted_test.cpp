#include "support/Suite.h"

#include "chain/Cli.h"
#include "crypto/Base64.h"

#include <QString>
#include <QThread>

using namespace danlu;
using namespace danlu::test;

namespace {

constexpr int kSentences = 100;

std::string sentence(int number) { return "PLANTED 秘密句子 " + std::to_string(7919 * (number + 1)) + " 永远不要落到磁盘上"; }

/// One text in the three forms in which it could lie on a disk. Of base64 the middle is searched: its ends depend on the neighbours.
std::vector<std::string> formsOf(const std::string& text) {
    const QString wide = QString::fromStdString(text);
    std::vector<std::string> forms{text, std::string(reinterpret_cast<const char*>(wide.utf16()), std::size_t(wide.size()) * 2)};
    for (std::size_t shift = 0; shift < 3; ++shift)
        forms.push_back(crypto::base64(std::string(shift, 'x') + text).substr(4, 40));
    return forms;
}

std::vector<Path> filesBelow(const Path& folder) {
    std::vector<Path> files;
    std::error_code ignored;
    for (std::filesystem::recursive_directory_iterator at(folder, ignored), end; at != end; at.increment(ignored))
        if (at->is_regular_file(ignored))
            files.push_back(at->path());
    return files;
}

/// Names of the files in which any planted sentence is found.
std::string leaksIn(const std::vector<Path>& folders) {
    std::vector<std::string> needles;
    for (int i = 0; i < kSentences; ++i)
        for (auto& form : formsOf(sentence(i)))
            needles.push_back(std::move(form));
    std::string found;
    for (const auto& folder : folders)
        for (const auto& file : filesBelow(folder)) {
            const auto bytes = readFile(file, 1u << 30);
            if (!bytes || bytes->empty())
                continue;
            for (const auto& needle : needles)
                if (bytes->find(needle) != std::string::npos) {
                    found += file.string() + " ";
                    break;
                }
        }
    return found;
}

std::string plantedLines() {
    std::string lines;
    for (int i = 0; i < kSentences; ++i)
        lines += "{\"text\": \"" + sentence(i) + "\", \"label\": [\"硬件\", \"打印机\", \"秘密标签" + std::to_string(i % 7) + "\"]}\n";
    return lines + ticketLines(200);
}

} // namespace

/// What was imported is found nowhere in the clear: not after import, cleaning, training, and not after a run that was killed.
class PlantedTest : public QObject {
    Q_OBJECT
    std::unique_ptr<Cli> m_cli;

    std::vector<Path> places() const { return {m_cli->project(), m_cli->path("tmp"), m_cli->path("state")}; }

private slots:
    void initTestCase() {
        m_cli = std::make_unique<Cli>();
        QCOMPARE(m_cli->create(), 0);
        QCOMPARE(m_cli->prepareModel(), 0);
    }

    void theScanFinds() {
        for (const auto& form : formsOf(sentence(3))) {
            m_cli->file("tmp/leak", "before" + form + "after");
            QVERIFY(!leaksIn(places()).empty());
        }
        m_cli->file("tmp/leak", "x" + crypto::base64("junk" + sentence(99) + "junk"));
        QVERIFY(!leaksIn(places()).empty());
        std::filesystem::remove(m_cli->path("tmp") / "leak");
        QCOMPARE(leaksIn(places()), std::string());
    }

    void nothingLiesInTheClear() {
        // The reader gets the file by descriptor; the file itself lies outside the places that are searched.
        const auto imported = m_cli->run({"data", "import", m_cli->file("secrets.jsonl", plantedLines()), "--name", "secrets"});
        QVERIFY2(imported.status == 0, imported.out.c_str());
        QCOMPARE(leaksIn(places()), std::string());
        QCOMPARE(m_cli->run({"data", "clean", "secrets", "--recipe", m_cli->file("r.yaml", "- step: whitespace\n- step: exact_duplicates\n")}).status, 0);
        QCOMPARE(m_cli->run({"data", "split", "secrets", "--train", "0.8", "--validation", "0.2", "--test", "0"}).status, 0);
        QCOMPARE(leaksIn(places()), std::string());
        const auto trained = m_cli->run({"train", m_cli->runFile("seen", 6), "--set", "dataset=secrets"});
        QVERIFY2(trained.status == 0, (trained.out + trained.err).c_str());
        const auto samples = m_cli->run({"run", "samples", "seen"}); // answers of the model, under planted questions
        QVERIFY2(samples.status == 0 && samples.out.find("PLANTED") != std::string::npos, (samples.out + samples.err).c_str());
        QCOMPARE(m_cli->run({"evaluate", "--model", "seen", "--dataset", "secrets", "--rows", "20", "--max-new-tokens", "4"}).status, 0);
        QCOMPARE(m_cli->run({"generate", "--model", "seen", "--prompt", sentence(5), "--max-new-tokens", "4"}).status, 0);
        QCOMPARE(leaksIn(places()), std::string());
    }

    void aKilledRunLeavesNothing() {
        auto client = m_cli->start({"train", m_cli->runFile("killed", 100000), "--set", "dataset=secrets"});
        Json run;
        for (int i = 0; i < 600 && (!run.is_object() || run.value("steps", 0) < 12); ++i) {
            QThread::msleep(50);
            run = m_cli->runLocked({"run", "show", "killed"}).json;
        }
        QVERIFY(run.value("steps", 0) >= 12);
        // The worker is found by the lock it holds.
        const QString worker = QString::fromStdString((Path(run["folder"].get<std::string>()) / "lock").string());
        QProcess fuser;
        fuser.start("sh", {"-c", "for p in /proc/[0-9]*; do ls -l $p/fd 2>/dev/null | grep -q \"$0\" && kill -9 ${p#/proc/}; done; true", worker});
        QVERIFY(fuser.waitForFinished(30000));
        QVERIFY(client->waitForFinished(60000));
        QVERIFY(client->exitCode() != 0);
        const auto answer = parseJson(client->readAllStandardOutput().toStdString(), "stdout");
        QVERIFY(answer && (*answer)["error"]["code"] == "Crashed");
        QCOMPARE(m_cli->runLocked({"run", "show", "killed"}).json["state"].get<std::string>(), std::string("lost"));
        QCOMPARE(leaksIn(places()), std::string());
        const auto log = m_cli->run({"audit", "list", "--action", "run.lost"});
        QCOMPARE(log.json["entries"].size(), std::size_t(1));
    }
};

DANLU_SUITE(PlantedTest)
#include "Planted_test.moc"
