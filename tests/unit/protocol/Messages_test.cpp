#include "protocol/Messages.h"
#include "support/Suite.h"

using namespace danlu;
using namespace danlu::protocol;

class MessagesTest : public QObject {
    Q_OBJECT

private slots:
    void carriesAStart() {
        Start start;
        start.job = "train";
        start.spec = Json{{"r", 8}};
        start.folder = "/runs/one";
        start.keys.emplace("run", crypto::Key::of(Bytes(32, 'k')).value());
        start.models.push_back(Json{{"name", "base"}});
        start.options = Json{{"resume", true}};
        DANLU_VALUE(const auto back, startOf(toJson(start)));
        QCOMPARE(back.job, start.job);
        QCOMPARE(back.folder, start.folder);
        QCOMPARE(back.keys.at("run").bytes(), std::string_view(Bytes(32, 'k')));
        QVERIFY(back.spec == start.spec && back.models == start.models && back.options == start.options);
    }

    void refusesKeysOfAnotherLength() {
        QVERIFY(!startOf(Json{{"job", "train"}, {"keys", {{"run", "AAAA"}}}}));
        QVERIFY(!startOf(Json{{"job", "train"}, {"keys", {{"run", 5}}}}));
        QVERIFY(!startOf(Json{{"folder", "/runs/one"}}));
    }

    void carriesDescribedMessages() {
        Hello hello;
        hello.program = "danlu-worker 0.1.0";
        hello.device = "cpu";
        DANLU_VALUE(const auto back, describedOf<Hello>(jsonOf(hello)));
        QCOMPARE(back.program, hello.program);
        QCOMPARE(back.protocol, kProtocolVersion);
        Token token{3, 42, "丹"};
        DANLU_VALUE(const auto backToken, describedOf<Token>(jsonOf(token)));
        QVERIFY(backToken.generate == 3 && backToken.id == 42 && backToken.text == token.text);
        QVERIFY(!describedOf<Token>(Json{{"tokem", 1}}));
    }

    void carriesAPrompt() {
        Generate generate;
        generate.id = 7;
        generate.messages = Json::array({Json{{"role", "user"}, {"content", "hi"}}});
        generate.sampling = Json{{"temperature", 0}};
        DANLU_VALUE(const auto back, generateOf(toJson(generate)));
        QVERIFY(back.id == 7 && back.messages == generate.messages && back.sampling == generate.sampling);
    }

    void namesBrokenJson() {
        const Message message{MessageType::Progress, "{\"done\":"};
        QVERIFY(!message.json());
    }
};
DANLU_SUITE(MessagesTest)
#include "Messages_test.moc"
