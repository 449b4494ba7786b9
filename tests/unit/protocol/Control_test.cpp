#include "protocol/Control.h"
#include "support/Suite.h"

#include <QTemporaryDir>

#include <set>
#include <thread>

using namespace danlu;
using namespace danlu::protocol;

class ControlTest : public QObject {
    Q_OBJECT

private slots:
    void parsesItsLines() {
        QVERIFY(parseControlLine("12 cancel now") == (ControlLine{12, Command::CancelNow}));
        QVERIFY(parseControlLine("1 cancel after_checkpoint") == (ControlLine{1, Command::CancelAfterCheckpoint}));
        for (const char* bad :
             {"", "cancel now", "x cancel now", "0 pause", "1 cancel", "1 cancel  now", "1", "1 ", "1 pause ", "-1 pause", "99999999999999999999 pause"})
            QVERIFY2(!parseControlLine(bad), bad);
        for (int command = 0; command <= static_cast<int>(Command::Resume); ++command)
            QVERIFY(parseControlLine("3 " + std::string(nameOf(static_cast<Command>(command)))) == (ControlLine{3, static_cast<Command>(command)}));
    }

    void deliversWhatOthersAppend() {
        const QTemporaryDir folder;
        const Path path = folder.path().toStdString();
        ControlReader reader(path, 0);
        QVERIFY(reader.poll().value().empty());
        QCOMPARE(appendControl(path, Command::Pause).value(), std::uint64_t(1));
        QCOMPARE(appendControl(path, Command::Resume).value(), std::uint64_t(2));
        QVERIFY(reader.poll().value() == (std::vector<ControlLine>{{1, Command::Pause}, {2, Command::Resume}}));
        QVERIFY(reader.poll().value().empty());
        QCOMPARE(appendControl(path, Command::CancelNow).value(), std::uint64_t(3));
        QVERIFY(reader.poll().value() == (std::vector<ControlLine>{{3, Command::CancelNow}}));
        QVERIFY(ControlReader(path, 2).poll().value() == (std::vector<ControlLine>{{3, Command::CancelNow}}));
    }

    /// Somebody died while writing a line: it is skipped, the next one counts.
    void skipsTornLines() {
        const QTemporaryDir folder;
        const Path path = folder.path().toStdString();
        QVERIFY_OK(writeFileAtomically(path / "control", "1 pause\n2 canc"));
        ControlReader reader(path, 0);
        QCOMPARE(reader.poll().value().size(), std::size_t(1));
        QCOMPARE(appendControl(path, Command::CancelNow).value(), std::uint64_t(2));
        QVERIFY(reader.poll().value() == (std::vector<ControlLine>{{2, Command::CancelNow}}));
    }

    void numbersLinesOfManyWriters() {
        const QTemporaryDir folder;
        const Path path = folder.path().toStdString();
        std::vector<std::thread> writers;
        for (int i = 0; i < 4; ++i)
            writers.emplace_back([&path] {
                for (int line = 0; line < 25; ++line)
                    QVERIFY(appendControl(path, Command::Checkpoint));
            });
        for (auto& writer : writers)
            writer.join();
        const auto lines = ControlReader(path, 0).poll().value();
        QCOMPARE(lines.size(), std::size_t(100));
        for (std::size_t i = 0; i < lines.size(); ++i)
            QCOMPARE(lines[i].number, std::uint64_t(i + 1));
    }

    void isPrivate() {
        const QTemporaryDir folder;
        const Path path = folder.path().toStdString();
        QVERIFY_OK(appendControl(path, Command::Pause));
        QVERIFY((std::filesystem::status(path / "control").permissions() & std::filesystem::perms::mask) ==
                (std::filesystem::perms::owner_read | std::filesystem::perms::owner_write));
    }
};
DANLU_SUITE(ControlTest)
#include "Control_test.moc"
