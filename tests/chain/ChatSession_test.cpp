#include "support/Suite.h"

#include "chain/Cli.h"
#include "services/chat/ChatSession.h"
#include "services/project/Passphrase.h"

#include <csignal>
#include <thread>

using namespace danlu;
using namespace danlu::services;
using namespace danlu::test;

/// A worker that stays: many answers from one, and what becomes of it when somebody kills it.
class ChatSessionTest : public QObject {
    Q_OBJECT
    std::unique_ptr<Cli> m_cli;
    std::optional<Project> m_project;

    static GenerateRequest question(std::int64_t tokens) {
        GenerateRequest request;
        request.prompt.messages = Json::array({Json{{"role", "user"}, {"content", "你好"}}});
        request.sampling.maxNewTokens = tokens;
        request.sampling.stop = {};
        return request;
    }
    std::shared_ptr<ChatSession> session() { return ChatSession::open(*m_project, {"tiny"}).value(); }

private slots:
    void initTestCase() {
        m_cli = std::make_unique<Cli>();
        QCOMPARE(m_cli->create(), 0);
        QCOMPARE(m_cli->prepareModel(), 0);
        Programs programs = Programs::besideThisProgram();
        programs.worker = Path(DANLU_BIN) / "danlu-worker";
        DANLU_VALUE(auto project, Project::open(m_cli->project(), programs));
        DANLU_VALUE(const auto passphrase, passphraseOfFile(m_cli->path("pass")));
        QVERIFY_OK(project.unlock(passphrase));
        m_project.emplace(std::move(project));
    }

    void oneWorkerAnswersManyQuestions() {
        const auto chat = session();
        QVERIFY(!chat->isLoaded() && chat->workerPid() == 0);
        std::string streamed;
        GenerateRequest request = question(12);
        request.onText = [&](std::string_view text) { streamed += text; };
        DANLU_VALUE(const Json first, chat->ask(*m_project, 0, request, {}));
        const pid_t pid = chat->workerPid();
        QVERIFY(pid > 0 && chat->isLoaded());
        QCOMPARE(streamed, first["text"].get<std::string>());
        QVERIFY(first["memory_bytes"].get<std::uint64_t>() > 1'000'000);
        DANLU_VALUE(const Json second, chat->ask(*m_project, 0, question(12), {}));
        QCOMPARE(chat->workerPid(), pid);
        QVERIFY(second["text"] == first["text"]); // the same seed
        DANLU_VALUE(const Json impossible, [&]() -> Result<Json> {
            GenerateRequest bad = question(12);
            bad.sampling.topP = 0; // refused by the worker's own ranges or taken; either way it stays
            (void)chat->ask(*m_project, 0, bad, {});
            return chat->ask(*m_project, 0, question(4), {});
        }());
        QCOMPARE(chat->workerPid(), pid);
        QVERIFY(impossible["completion_tokens"].get<int>() <= 4);
    }

    void aKilledWorkerIsAnErrorAndNotTheEnd() {
        const auto chat = session();
        GenerateRequest request = question(100'000);
        request.onText = [&](std::string_view) { ::kill(chat->workerPid(), SIGKILL); };
        const auto killed = chat->ask(*m_project, 0, request, {});
        QVERIFY(!killed && killed.error().code() == ErrorCode::Crashed);
        QCOMPARE(chat->workerPid(), pid_t(0));
        QVERIFY_OK(chat->ask(*m_project, 0, question(4), {}));
    }

    void aWorkerThatDiesBetweenQuestionsIsReplaced() {
        const auto chat = session();
        QVERIFY_OK(chat->ask(*m_project, 0, question(4), {}));
        const pid_t first = chat->workerPid();
        ::kill(first, SIGKILL); // its threads may still be on their way out when the question comes
        QVERIFY_OK(chat->ask(*m_project, 0, question(4), {}));
        QVERIFY(chat->workerPid() != first);
    }

    void aStopKeepsWhatThereIs() {
        const auto chat = session();
        std::stop_source stop;
        Task task;
        task.stop = stop.get_token();
        GenerateRequest request = question(100'000);
        int pieces = 0;
        request.onText = [&](std::string_view) {
            if (++pieces == 3)
                stop.request_stop();
        };
        const auto stopped = chat->ask(*m_project, 0, request, task);
        QVERIFY_OK(stopped);
        QVERIFY((*stopped)["completion_tokens"].get<int>() < 100'000);
        QVERIFY(chat->workerPid() > 0); // it stays for the next
        const auto refused = chat->ask(*m_project, 0, question(4), task);
        QVERIFY(!refused && refused.error().code() == ErrorCode::Cancelled);
    }

    void idleWorkersAreLetGo() {
        const auto chat = session();
        QVERIFY_OK(chat->ask(*m_project, 0, question(2), {}));
        chat->closeIfIdle(3600);
        QVERIFY(chat->workerPid() > 0);
        chat->closeIfIdle(0);
        QCOMPARE(chat->workerPid(), pid_t(0));
        QVERIFY_OK(chat->ask(*m_project, 0, question(2), {}));
    }

    void ratingsFromTheCommandLine() {
        QVERIFY_ANSWER(m_cli->run({"rating", "add", "--model", "tiny", "--verdict", "better", "--prompt", "你好", "--answer", "您好"}));
        const auto list = m_cli->run({"rating", "list"});
        QVERIFY_ANSWER(list);
        QVERIFY(list.json["ratings"][0]["answer"] == "您好");
        QVERIFY(m_cli->run({"rating", "add", "--model", "tiny", "--verdict", "so-so", "--prompt", "q", "--answer", "a"}).status == 2);
        QVERIFY_ANSWER(m_cli->run({"export", "list"}));
        QVERIFY_ANSWER(m_cli->run({"evaluate", "list"}));
    }
};

DANLU_SUITE(ChatSessionTest)
#include "ChatSession_test.moc"
