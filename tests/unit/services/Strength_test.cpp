#include "support/Suite.h"

#include "services/project/Passphrase.h"
#include "services/project/Project.h"
#include "services/project/Strength.h"

#include <QTemporaryDir>

using namespace danlu;
using namespace danlu::services;

/// What a passphrase is thought to be worth, and changing one.
class StrengthTest : public QObject {
    Q_OBJECT

private slots:
    void whatPeopleChooseFirstIsNotEnough_data() {
        QTest::addColumn<QByteArray>("passphrase");
        QTest::addColumn<Weakness>("weakness");
        QTest::newRow("a list of leaks begins with it") << QByteArray("Passw0rd") << Weakness::CommonWord;
        QTest::newRow("pinyin") << QByteArray("woaini1314520") << Weakness::CommonWord;
        QTest::newRow("two words and a year") << QByteArray("dragon sunshine 1999") << Weakness::CommonWord;
        QTest::newRow("keys side by side") << QByteArray("qwertyuiop") << Weakness::CommonWord;
        QTest::newRow("one letter") << QByteArray("xxxxxxxxxxxxxxxxxxxxxxxx") << Weakness::Repeats;
        QTest::newRow("twice the same") << QByteArray("Kv7!Kv7!Kv7!Kv7!Kv7!") << Weakness::Repeats;
        QTest::newRow("counting") << QByteArray("123456789012345") << Weakness::Sequence;
        QTest::newRow("short") << QByteArray("kX9#q") << Weakness::Short;
        QTest::newRow("digits") << QByteArray("48159263047") << Weakness::OneKind;
        QTest::newRow("a name") << QByteArray("Bartholomew") << Weakness::OneKind;
    }

    void whatPeopleChooseFirstIsNotEnough() {
        QFETCH(QByteArray, passphrase);
        QFETCH(Weakness, weakness);
        const Strength strength = strengthOf({passphrase.constData(), std::size_t(passphrase.size())});
        QVERIFY2(!strength.isEnough(), QByteArray::number(strength.bits));
        QCOMPARE(int(strength.weakness), int(weakness));
    }

    void whatIsHardToGuessIsEnough() {
        for (const char* passphrase : {"quarz Fenster lampe Ofen birke Tunnel", "x7!Gq2_vLw9z", "钥匙挂在第三棵枣树的北面", "b1f4c09e77aa42d1b1c7ffe2"}) {
            const Strength strength = strengthOf(passphrase);
            QVERIFY2(strength.isEnough(), passphrase);
            QCOMPARE(int(strength.weakness), int(Weakness::None));
        }
    }

    void moreIsNeverLess() {
        std::string text;
        double last = 0;
        for (const char letter : std::string("m4Xq!pz7Tt9")) {
            text += letter;
            const double bits = strengthOf(text).bits;
            QVERIFY(bits >= last);
            last = bits;
        }
        QCOMPARE(strengthOf("").bits, 0.0);
    }

    void guessingCostsTheMemoryItMoves() {
        // 256 MiB, written and read three times: 1.61 GB a guess, 621 guesses a second at 1 TB/s.
        QVERIFY(std::abs(secondsToGuess(0, 1) - 1 / 620.9) < 1e-5);
        QCOMPARE(secondsToGuess(51, 1), 2 * secondsToGuess(50, 1));
        QCOMPARE(secondsToGuess(50, 1000) * 1000, secondsToGuess(50, 1));
    }

    void aPassphraseIsChangedByWhoKnowsIt() {
        QTemporaryDir folder;
        const Path path = Path(folder.path().toStdString()) / "p.danlu";
        constexpr KdfCost kCheap{46 * 1024, 1, 1};
        DANLU_VALUE(auto created, Project::create(path, {"P", "old", kCheap}, {}));
        const auto secret = [](std::string_view text) { return SecretBuffer::copyOf(text); };
        QCOMPARE(created.project.changePassphrase(secret("wrong"), secret("new"), kCheap).error().code(), ErrorCode::Denied);
        QVERIFY_OK(created.project.changePassphrase(secret("old"), secret("new"), kCheap));
        DANLU_VALUE(auto again, Project::open(path, {}));
        QCOMPARE(again.unlock(secret("old")).error().code(), ErrorCode::Denied);
        QVERIFY_OK(again.unlock(secret("new")));
        DANLU_VALUE(const auto code, again.replaceRecoveryCode());
        QCOMPARE(again.recover(created.recovery, secret("other"), kCheap).error().code(), ErrorCode::Denied);
        QVERIFY_OK(again.recover(code, secret("other"), kCheap));
    }

    void aBackupBecomesAProjectAgain() {
        QTemporaryDir folder;
        const Path at = folder.path().toStdString();
        DANLU_VALUE(auto created, Project::create(at / "p.danlu", {"P", "door", KdfCost{46 * 1024, 1, 1}}, {}));
        DANLU_VALUE(const Json made, created.project.backUp(at / "p.backup"));
        QVERIFY(made["files"].get<int>() > 0);
        QVERIFY(made["bytes"].get<std::uint64_t>() > 0);
        QVERIFY(std::filesystem::file_size(at / "p.backup") > made["bytes"].get<std::uint64_t>()); // and the list of them
        QCOMPARE(Project::restore(at / "p.backup", at / "q.danlu", SecretBuffer::copyOf("other"), {}).error().code(), ErrorCode::Denied);
        QVERIFY(!std::filesystem::exists(at / "q.danlu"));
        DANLU_VALUE(const auto again, Project::restore(at / "p.backup", at / "q.danlu", SecretBuffer::copyOf("door"), {}));
        QVERIFY(again.file().isUnlocked());
    }
};

DANLU_SUITE(StrengthTest)
#include "Strength_test.moc"
