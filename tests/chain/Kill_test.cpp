#include "support/Suite.h"

#include "chain/Cli.h"

#include <QElapsedTimer>
#include <QThread>

#include <random>

using namespace danlu;
using namespace danlu::test;

namespace {

int killCount() { return std::max(1, qEnvironmentVariableIntValue("DANLU_KILLS") > 0 ? qEnvironmentVariableIntValue("DANLU_KILLS") : 20); }

} // namespace

/// kill -9 of the command line at random moments: what it acknowledged is there, what it did not is absent or whole, the project opens,
/// the audit log is unbroken.
class KillTest : public QObject {
    Q_OBJECT
    std::unique_ptr<Cli> m_cli;
    std::map<std::string, int> m_rows; // datasets that were acknowledged, with their newest version's rows

    struct Act {
        std::vector<std::string> words;
        std::string dataset;
    };

    /// A new dataset, or a new version of the one that is there.
    Act actOf(int number) const {
        switch (number % 3) {
        case 0:
            return {{"data", "import", m_cli->path("big.jsonl").string(), "--name", "d" + std::to_string(number)}, "d" + std::to_string(number)};
        case 1:
            return {{"data", "clean", "warm", "--recipe", m_cli->path("r.yaml").string()}, "warm"};
        default:
            return {{"data", "split", "warm", "--train", "0.5", "--validation", "0.5", "--test", "0"}, "warm"};
        }
    }

    /// Every dataset that exists has all its rows in every version, and every acknowledged one exists.
    bool isWhole() {
        const auto list = m_cli->run({"data", "list"});
        if (list.status != 0)
            return false;
        std::map<std::string, int> rows;
        for (const auto& dataset : list.json["datasets"])
            rows[dataset["name"]] = dataset["rows"];
        for (const auto& [name, count] : m_rows)
            if (rows[name] != count)
                return false;
        for (const auto& [name, count] : rows) {
            const auto last = m_cli->run({"data", "show", name, "--from", "2999", "--count", "1"});
            if (count != 3000 || last.status != 0 || last.json["rows"].size() != 1)
                return false;
        }
        const auto verified = m_cli->run({"project", "verify"});
        if (verified.status != 0)
            qWarning("%s", verified.out.c_str());
        return verified.status == 0;
    }

private slots:
    void initTestCase() {
        m_cli = std::make_unique<Cli>();
        QCOMPARE(m_cli->create(), 0);
        m_cli->file("big.jsonl", ticketLines(3000, std::string(300, 'x')));
        m_cli->file("r.yaml", "- step: whitespace\n- step: length\n  max: 100000\n");
    }

    void acknowledgedIsThere() {
        std::mt19937 random(20240601); // fixed: a failure can be repeated
        QElapsedTimer clock;
        clock.start();
        QCOMPARE(m_cli->run({"data", "import", m_cli->path("big.jsonl").string(), "--name", "warm"}).status, 0);
        m_rows["warm"] = 3000;
        const int whole = int(std::max<qint64>(50, clock.elapsed()));
        int acknowledged = 0, killed = 0;
        for (int i = 0; i < killCount(); ++i) {
            const Act act = actOf(i);
            auto client = m_cli->start(act.words);
            QThread::msleep(std::uniform_int_distribution<unsigned>(0, unsigned(whole) * 5 / 4)(random));
            client->kill(); // SIGKILL
            QVERIFY(client->waitForFinished(60000));
            const auto answer = parseJson(client->readAllStandardOutput().toStdString(), "stdout");
            const bool isDone = answer && answer->is_object() && answer->contains("version");
            (isDone ? acknowledged : killed) += 1;
            if (isDone)
                m_rows[act.dataset] = 3000;
            if (i % 5 == 4 || i + 1 == killCount())
                QVERIFY2(isWhole(), qPrintable(QString("after kill %1").arg(i + 1)));
        }
        qInfo("%d commands killed, %d had already answered", killed, acknowledged);
        QVERIFY(killed > 0);
    }
};

DANLU_SUITE(KillTest)
#include "Kill_test.moc"
