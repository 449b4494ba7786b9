#include "support/Suite.h"

#include "services/chat/Chat.h"
#include "services/dataset/VersionRef.h"
#include "services/model/OpenModel.h"
#include "services/model/SealedModel.h"
#include "services/process/HelperProcess.h"
#include "services/project/Passphrase.h"
#include "services/project/Project.h"
#include "services/run/Shards.h"

#include <QTemporaryDir>

#include <csignal>
#include <fcntl.h>
#include <unistd.h>

using namespace danlu;
using namespace danlu::services;

class ServicesTest : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;
    Path path(const std::string& name) const { return Path(m_folder.path().toStdString()) / name; }

private slots:
    void passphrasesAreNormalised() {
        DANLU_VALUE(const auto composed, passphraseOf("caf\xC3\xA9\r\n"));
        DANLU_VALUE(const auto decomposed, passphraseOf("cafe\xCC\x81"));
        QVERIFY(equalSecrets(composed.bytes(), decomposed.bytes()));
        QVERIFY(composed.bytes() == "caf\xC3\xA9");
        QVERIFY(!passphraseOf("\n"));
        QVERIFY(!passphraseOf("\xFF\xFE"));
        DANLU_VALUE(const auto spaces, passphraseOf(" a b \n")); // blanks are part of it
        QVERIFY(spaces.bytes() == " a b ");
    }

    void recoveryFilesAreNewAndPrivate() {
        const Path file = path("code");
        {
            DANLU_VALUE(const auto unused, RecoveryFile::create(file));
            QVERIFY(std::filesystem::exists(file));
        }
        QVERIFY(!std::filesystem::exists(file)); // nothing was written into it
        DANLU_VALUE(auto made, RecoveryFile::create(file));
        DANLU_VALUE(const auto code, crypto::RecoveryCode::random());
        QVERIFY_OK(made.write(code));
        QCOMPARE(std::filesystem::status(file).permissions(), std::filesystem::perms::owner_read | std::filesystem::perms::owner_write);
        DANLU_VALUE(const auto back, readRecoveryFile(file));
        QVERIFY(back.secret() == code.secret());
        QVERIFY(RecoveryFile::create(file).error().code() == ErrorCode::Exists);
    }

    void childrenGetTheirDescriptorsAndNothingElse() {
        const Path file = path("given");
        QVERIFY_OK(writeFileAtomically(file, "given content"));
        DANLU_VALUE(const auto given, openForReading(file));
        DANLU_VALUE(auto child, ChildProcess::spawn({"/bin/sh", {"-c", "cat <&3; ls /proc/self/fd | wc -l"}, {given.fd()}}));
        std::string output;
        for (;;) {
            DANLU_VALUE(const auto piece, child.read(5000));
            if (!piece)
                break;
            output += *piece;
        }
        QVERIFY2(output.starts_with("given content"), output.c_str());
        QCOMPARE(std::stoi(output.substr(std::string("given content").size())), 5); // 0, 1, 2, 3 and the folder that ls reads
        QCOMPARE(*child.wait(5), std::string("exit status 0"));
    }

    void deathsAreExplained() {
        DANLU_VALUE(auto crashing, HelperProcess::start({"/bin/sh", {"-c", "echo broken pipes >&2; kill -9 $$"}}));
        auto message = crashing.receive(5000);
        while (message && !*message) // what it says on stderr wakes us up as well
            message = crashing.receive(5000);
        QVERIFY(!message && message.error().code() == ErrorCode::Crashed);
        QVERIFY2(message.error().chain().find("signal 9") != std::string::npos, message.error().chain().c_str());
        QVERIFY(message.error().chain().find("broken pipes") != std::string::npos);
        DANLU_VALUE(auto babbling, HelperProcess::start({"/bin/sh", {"-c", "echo this is no frame at all"}}));
        QVERIFY(babbling.receive(5000).error().code() == ErrorCode::Corrupt);
        QVERIFY(HelperProcess::start({"/nowhere/danlu-worker"}).error().code() == ErrorCode::NotFound);
    }

    void aChildDiesWithItsOwner() {
        pid_t pid = -1;
        {
            DANLU_VALUE(const auto child, ChildProcess::spawn({"/bin/sleep", {"1000"}}));
            pid = child.pid();
            QCOMPARE(::kill(pid, 0), 0);
        }
        QVERIFY(::kill(pid, 0) != 0);
        DANLU_VALUE(auto stubborn, ChildProcess::spawn({"/bin/sh", {"-c", "trap '' TERM; echo on; while :; do sleep 0.05; done"}}));
        DANLU_VALUE(const auto piece, stubborn.read(5000));
        QVERIFY(piece && *piece == "on\n");
        stubborn.stop(0.2); // SIGTERM does nothing, SIGKILL does
        QVERIFY(stubborn.pid() < 0);
    }

    void pinnedFilesNoticeChanges() {
        const Path file = path("weights");
        QVERIFY_OK(writeFileAtomically(file, "abc"));
        DANLU_VALUE(const auto pinned, pin(file, [](std::uint64_t) {}, {}));
        QCOMPARE(pinned.sha256, std::string("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"));
        DANLU_VALUE(const auto back, pinnedFileOf(toJson(pinned)));
        QVERIFY_OK(checkPinned(back));
        QVERIFY_OK(writeFileAtomically(file, "abc")); // unpacked anew: another inode, another time, the same bytes
        QVERIFY_OK(checkPinned(back));
        for (const char* other : {"abd", "abcd"}) {
            QVERIFY_OK(writeFileAtomically(file, other));
            QVERIFY(checkPinned(back).error().code() == ErrorCode::Corrupt);
        }
        std::filesystem::remove(file);
        QVERIFY(!checkPinned(back));
    }

    void promptsAreRead() {
        const Path file = path("prompts");
        QVERIFY_OK(writeFileAtomically(
            file, "plain text\r\n\n{\"prompt\": \"q\", \"expected\": \"a\"}\n{\"messages\": [{\"role\": \"user\", \"content\": \"m\"}]}\n"));
        DANLU_VALUE(const auto prompts, readPrompts(file));
        QCOMPARE(prompts.size(), std::size_t(3));
        QCOMPARE(toText(prompts[0].prompt.messages), std::string("[{\"role\":\"user\",\"content\":\"plain text\"}]"));
        QVERIFY(prompts[1].expected == "a");
        QCOMPARE(prompts[2].prompt.messages.size(), std::size_t(1));
        QVERIFY_OK(writeFileAtomically(file, "{\"text\": 1}\n"));
        QVERIFY(readPrompts(file).error().message().find("line 1") != std::string::npos);
        QVERIFY_OK(writeFileAtomically(file, "\n"));
        QVERIFY(!readPrompts(file));
    }

    void rowsHaveTheirNaturalForm() {
        const Row ticket{RowKind::Classification, {{Role::User, "t"}}, "", {{"a", "b", "c"}}};
        QCOMPARE(toText(toJson(ticket)), std::string("{\"text\":\"t\",\"label\":[\"a\",\"b\",\"c\"]}"));
        Row two = ticket;
        two.labels.push_back({"d"});
        QCOMPARE(toText(toJson(two)), std::string("{\"text\":\"t\",\"label\":[[\"a\",\"b\",\"c\"],[\"d\"]]}"));
        QCOMPARE(toText(toJson(Row{RowKind::Text, {{Role::User, "t"}}, "", {}})), std::string("{\"text\":\"t\"}"));
        const Row preference{RowKind::Preference, {{Role::User, "q"}, {Role::Assistant, "good"}}, "bad", {}};
        QVERIFY(toJson(preference)["rejected"] == "bad");
    }

    void splitsTravelAsOneByteEach() {
        const std::vector<Split> splits{Split::Train, Split::Test, Split::Validation, Split::None};
        QCOMPARE(splitColumn(splits).size(), std::size_t(4));
        QVERIFY(splitColumn(splits)[1] == char(Split::Test));
        QVERIFY(partNamed("tset").error().message().find("\"test\"") != std::string::npos);
    }

    void storedPathsMoveWithTheProject() {
        formats::ModelSource source;
        source.config = Json::object();
        source.weights.push_back({path("p.danlu/models/1/model.safetensors"), "model-1", "safetensors", {}});
        source.tokenizer = "/elsewhere/tokenizer.model";
        const Json stored = storedSource(source, path("p.danlu"));
        QVERIFY(toText(stored).find(m_folder.path().toStdString()) == std::string::npos);
        DANLU_VALUE(const auto moved, sourceOfStored(stored, "/new/q.danlu"));
        QCOMPARE(moved.weights[0].path.string(), std::string("/new/q.danlu/models/1/model.safetensors"));
        QCOMPARE(moved.tokenizer.string(), std::string("/elsewhere/tokenizer.model"));
    }

    void deadWorkFoldersAreSwept() {
        const Path project = path("w.danlu");
        Path kept;
        {
            DANLU_VALUE(const auto live, WorkFolder::create(project));
            kept = live.path();
            QVERIFY_OK(makeFolder(project / "work" / "dead"));
            QVERIFY_OK(writeFileAtomically(project / "work" / "dead" / "lock", ""));
            DANLU_VALUE(const auto next, WorkFolder::create(project));
            QVERIFY(std::filesystem::exists(kept));
            QVERIFY(!std::filesystem::exists(project / "work" / "dead"));
        }
        QVERIFY(!std::filesystem::exists(kept));
    }
};

DANLU_SUITE(ServicesTest)
#include "Services_test.moc"
