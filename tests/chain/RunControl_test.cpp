#include "support/Suite.h"

#include "chain/Cli.h"

#include <QThread>

#include <algorithm>
#include <functional>

using namespace danlu;
using namespace danlu::test;

/// Runs seen and stopped from elsewhere, and their ends.
class RunControlTest : public QObject {
    Q_OBJECT
    std::unique_ptr<Cli> m_cli;

    Json show(const std::string& run) const { return m_cli->runLocked({"run", "show", run}).json; }
    bool waitFor(const std::string& run, const std::function<bool(const Json&)>& condition) const {
        for (int i = 0; i < 600; ++i) {
            if (const Json json = show(run); json.is_object() && !json.contains("error") && condition(json))
                return true;
            QThread::msleep(50);
        }
        return false;
    }

private slots:
    void initTestCase() {
        m_cli = std::make_unique<Cli>();
        QCOMPARE(m_cli->create(), 0);
        QCOMPARE(m_cli->prepareModel(), 0);
    }

    void anotherTerminalStopsARunWhoseClientWasKilled() {
        const auto begun = m_cli->run({"train", m_cli->runFile("long", 100000), "--set", "save_steps=50", "--detach"});
        QVERIFY_ANSWER(begun);
        const std::string run = begun.json["run"];
        QVERIFY(waitFor(run, [](const Json& json) { return json["steps"].get<int>() > 3; }));
        const auto list = m_cli->runLocked({"run", "list"});
        QCOMPARE(list.json["runs"][0]["state"].get<std::string>(), std::string("running"));
        QVERIFY_ANSWER(m_cli->runLocked({"run", "metrics", "long"}));
        const auto stopped = m_cli->runLocked({"run", "stop", "long"});
        QVERIFY_ANSWER(stopped);
        QCOMPARE(stopped.json["state"].get<std::string>(), std::string("cancelled"));
        QCOMPARE(stopped.json["last_checkpoint"].get<int>(), stopped.json["steps"].get<int>());
        const auto noMore = m_cli->runLocked({"run", "stop", "long"});
        QCOMPARE(codeOf(noMore), std::string("Usage"));
    }

    /// Nobody watches any more, nobody has the passphrase, and the run is seen and stopped all the same.
    void aRunOutlivesItsKilledTerminal() {
        auto client = m_cli->start({"train", m_cli->runFile("orphan", 100000), "--set", "save_steps=50", "--set", "on_client_exit=continue"});
        QVERIFY(waitFor("orphan", [](const Json& json) { return json["steps"].get<int>() > 2; }));
        client->kill(); // SIGKILL
        QVERIFY(client->waitForFinished(60000));
        const int seen = show("orphan")["steps"];
        QVERIFY(waitFor("orphan", [seen](const Json& json) { return json["steps"].get<int>() > seen + 3; }));
        const auto list = m_cli->runLocked({"run", "list"});
        const auto found = std::find_if(list.json["runs"].begin(), list.json["runs"].end(), [](const Json& run) { return run["name"] == "orphan"; });
        QVERIFY(found != list.json["runs"].end() && (*found)["state"] == "running" && (*found)["live"] == true);
        const auto metrics = m_cli->runLocked({"run", "metrics", "orphan"});
        QVERIFY_ANSWER(metrics);
        QVERIFY(metrics.json["series"]["loss"].size() > std::size_t(seen));
        const auto stopped = m_cli->runLocked({"run", "stop", "orphan"});
        QVERIFY_ANSWER(stopped);
        QCOMPARE(stopped.json["state"].get<std::string>(), std::string("cancelled"));
        QCOMPARE(stopped.json["last_checkpoint"].get<int>(), stopped.json["steps"].get<int>());
        const auto log = m_cli->run({"audit", "list", "--action", "run.cancelled"}); // the first unlock since then
        QVERIFY_ANSWER(log);
        const auto isOurs = [](const Json& entry) { return entry["object"] == "orphan" && entry["details"].value("reported_late", false); };
        QCOMPARE(std::count_if(log.json["entries"].begin(), log.json["entries"].end(), isOurs), std::ptrdiff_t(1));
    }

    void aRunThatEndsWhileLockedIsRegisteredOnce() {
        const auto begun = m_cli->run({"train", m_cli->runFile("late", 6), "--detach"});
        QVERIFY_ANSWER(begun);
        QVERIFY(waitFor("late", [](const Json& json) { return json["state"] == "finished"; }));
        QVERIFY(m_cli->runLocked({"run", "show", "late"}).json["model"].is_null());
        QVERIFY_ANSWER(m_cli->run({"data", "list"})); // any unlock takes it in
        QVERIFY_ANSWER(m_cli->run({"data", "list"}));
        const auto models = m_cli->runLocked({"model", "list"});
        QCOMPARE(std::count_if(models.json["models"].begin(), models.json["models"].end(), [](const Json& model) { return model["name"] == "late"; }),
                 std::ptrdiff_t(1));
        const auto log = m_cli->run({"audit", "list", "--action", "run.finished"});
        QVERIFY_ANSWER(log);
        QCOMPARE(log.json["entries"].size(), std::size_t(1));
        QVERIFY(log.json["entries"][0]["details"]["reported_late"] == true);
        QVERIFY_ANSWER(m_cli->run({"audit", "verify"}));
    }

    void aKilledClientStopsItsRunAtACheckpointAndItResumes() {
        auto client = m_cli->start({"train", m_cli->runFile("cut", 1200), "--set", "save_steps=20"});
        QVERIFY(waitFor("cut", [](const Json& json) { return json["steps"].get<int>() > 2; }));
        client->kill();
        client->waitForFinished();
        QVERIFY(waitFor("cut", [](const Json& json) { return json["live"] == false; }));
        const Json stopped = show("cut");
        QCOMPARE(stopped["state"].get<std::string>(), std::string("cancelled"));
        QVERIFY(stopped["last_checkpoint"].get<int>() >= 20);
        const auto resumed = m_cli->run({"run", "resume", "cut"});
        QVERIFY_ANSWER(resumed);
        QCOMPARE(resumed.json["state"].get<std::string>(), std::string("finished"));
        QCOMPARE(resumed.json["steps"].get<int>(), 1200);
        QCOMPARE(resumed.json["attempts"].get<int>(), 2);
    }

    void runsWaitInTheProjectForThoseBeforeThem() {
        const auto first = m_cli->run({"train", m_cli->runFile("first", 6), "--queue"});
        QVERIFY_ANSWER(first);
        QVERIFY(first.json["state"] == "queued" && first.json["live"] == false && first.json["place"].is_number());
        for (const char* name : {"second", "third", "fourth"})
            QVERIFY_ANSWER(m_cli->run({"train", m_cli->runFile(name, 6), "--queue"}));
        const auto namesOf = [](const Answer& answer) {
            std::string names;
            for (const Json& run : answer.json["runs"])
                names += run["name"].get<std::string>() + " ";
            return names;
        };
        QVERIFY_ANSWER(m_cli->run({"data", "list"})); // unlocking leaves them alone
        QCOMPARE(namesOf(m_cli->runLocked({"run", "queue"})), std::string("first second third fourth "));
        QCOMPARE(namesOf(m_cli->runLocked({"run", "queue", "--first", "third"})), std::string("third first second fourth "));
        QVERIFY_ANSWER(m_cli->runLocked({"run", "stop", "second"})); // takes it out
        QCOMPARE(show("second")["state"].get<std::string>(), std::string("cancelled"));
        QVERIFY_ANSWER(m_cli->run({"data", "rename", "tickets", "renamed"})); // what is frozen stays as it was
        const auto done = m_cli->run({"run", "queue", "--start"});
        QVERIFY_ANSWER(done);
        QCOMPARE(namesOf(done), std::string("third first fourth "));
        QVERIFY_ANSWER(m_cli->run({"data", "rename", "renamed", "tickets"}));
        for (const Json& run : done.json["runs"])
            QVERIFY2(run["state"] == "finished" && run["model"] == run["name"], toText(run).c_str());
        QVERIFY(show("third")["ended"].get<std::string>() <= show("first")["started"].get<std::string>());
        QCOMPARE(namesOf(m_cli->runLocked({"run", "queue"})), std::string());
        const auto log = m_cli->run({"audit", "list", "--action", "run.queue"});
        QCOMPARE(log.json["entries"].size(), std::size_t(4));
        QCOMPARE(m_cli->run({"audit", "list", "--action", "run.lost"}).json["entries"].size(), std::size_t(0));
        QVERIFY_ANSWER(m_cli->run({"run", "resume", "second"})); // it can still begin
    }

    void controlCStopsCleanly() {
        auto client = m_cli->start({"train", m_cli->runFile("ctrlc", 100000)});
        QVERIFY(waitFor("ctrlc", [](const Json& json) { return json["steps"].get<int>() > 2; }));
        client->terminate(); // SIGTERM takes the same way as Ctrl-C
        QVERIFY(client->waitForFinished(120000));
        QCOMPARE(client->exitCode(), 130);
        const Json stopped = show("ctrlc");
        QCOMPARE(stopped["state"].get<std::string>(), std::string("cancelled"));
        QCOMPARE(stopped["last_checkpoint"].get<int>(), stopped["steps"].get<int>());
    }

    void exclusiveActsAreRefusedWhileOthersWork() {
        auto client = m_cli->start({"train", m_cli->runFile("busy", 100000)});
        QVERIFY(waitFor("busy", [](const Json& json) { return json["steps"].get<int>() > 2; }));
        const auto refused = m_cli->run({"data", "delete", "tickets"});
        QCOMPARE(refused.status, 4);
        QCOMPARE(codeOf(refused), std::string("Locked"));
        QVERIFY_ANSWER(m_cli->run({"data", "show", "tickets", "--count", "1"})); // shared acts go on
        QVERIFY_ANSWER(m_cli->runLocked({"run", "stop", "busy", "--after", "now"}));
        client->waitForFinished(60000);
    }
};

DANLU_SUITE(RunControlTest)
#include "RunControl_test.moc"
