#include "support/Faults.h"
#include "support/Suite.h"

#include <QProcess>
#include <QTemporaryDir>

using namespace danlu;
using namespace danlu::test;

namespace {

const std::string kOld = "what was there before";
const std::string kNew(10'000, 'n');

/// The file as a failed or finished replacement leaves it, and nothing beside it.
std::string stateOf(const Path& file) {
    const auto text = readFile(file);
    std::string state = !text ? "unreadable" : *text == kOld ? "old" : *text == kNew ? "new" : "torn";
    for (const auto& entry : std::filesystem::directory_iterator(file.parent_path()))
        if (entry.path() != file)
            state += ", left behind: " + entry.path().filename().string();
    return state;
}

} // namespace

class FileFaultsTest : public QObject {
    Q_OBJECT
private slots:
    void aReplacementIsWholeOrAbsent_data() {
        QTest::addColumn<int>("error");
        QTest::addColumn<bool>("sticky");
        QTest::newRow("disk full") << ENOSPC << true;
        QTest::newRow("one bad sector") << EIO << false;
        QTest::newRow("bad disk") << EIO << true;
    }

    void aReplacementIsWholeOrAbsent() {
        QFETCH(int, error);
        QFETCH(bool, sticky);
        QTemporaryDir folder;
        const Path file = Path(folder.path().toStdString()) / "settings";
        FaultPlan plan{.below = file.parent_path(), .error = error, .lasting = sticky ? Lasting::Forever : Lasting::Once};
        long lastAt = 0;
        const long failures = failEachInTurn(plan, [&](const FaultPlan& now) {
            lastAt = now.at;
            QVERIFY_OK(writeFileAtomically(file, kOld));
            Result<> written;
            long failed = 0;
            {
                const Faults faults(now);
                written = writeFileAtomically(file, kNew);
                failed = faults.failed();
            }
            QCOMPARE(bool(written), failed == 0);
            if (written) {
                QCOMPARE(stateOf(file), std::string("new"));
                return;
            }
            QVERIFY(written.error().code() == (error == ENOSPC ? ErrorCode::NoSpace : ErrorCode::Io));
            QVERIFY(written.error().message().find(folder.path().toStdString()) != std::string::npos);
            const std::string state = stateOf(file);
            QVERIFY2(state == "old" || state == "new", state.c_str());
        });
        QCOMPARE(failures, 5L); // create, write, fsync, rename, fsync of the folder
        QCOMPARE(lastAt, 6L);
    }

    void aDiskThatFillsUpKeepsTheOldFile() {
        QTemporaryDir folder;
        const Path file = Path(folder.path().toStdString()) / "settings";
        for (const long long room : {0LL, 1LL, 9'999LL}) {
            QVERIFY_OK(writeFileAtomically(file, kOld));
            const Faults faults({.below = file.parent_path(), .bytes = room});
            QVERIFY(!writeFileAtomically(file, kNew));
            QCOMPARE(stateOf(file), std::string("old"));
        }
        const Faults faults({.below = file.parent_path(), .bytes = 10'000});
        QVERIFY_OK(writeFileAtomically(file, kNew));
        QCOMPARE(stateOf(file), std::string("new"));
    }

    void otherPathsAreUntouched() {
        QTemporaryDir full, other;
        const Faults faults({.below = full.path().toStdString(), .at = 1});
        QVERIFY_OK(writeFileAtomically(Path(other.path().toStdString()) / "a", kNew));
        QCOMPARE(faults.seen(), 0L);
    }

    void aChildFailsToo() {
        QTemporaryDir folder;
        const std::string below = folder.path().toStdString();
        const Path target = Path(below) / "out", count = Path(below).parent_path() / (Path(below).filename().string() + ".count");
        for (const long long room : {3LL, 100LL}) {
            QProcess child;
            QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
            environment.insert("LD_PRELOAD", QString::fromStdString(faultLibrary()));
            environment.insert("DANLU_FAULTS", QString::fromStdString(faultText({.below = below, .bytes = room}, count)));
            child.setProcessEnvironment(environment);
            child.start("dd", {"if=/proc/version", QString::fromStdString("of=" + target.string()), "bs=10", "count=1", "status=none"});
            QVERIFY(child.waitForFinished());
            QCOMPARE(child.exitCode() == 0, room >= 10);
            QCOMPARE(std::filesystem::file_size(target), std::uintmax_t(room >= 10 ? 10 : 3));
            DANLU_VALUE(const std::string counted, readFile(count));
            QVERIFY2(counted.ends_with(room >= 10 ? " 0\n" : " 1\n"), counted.c_str());
        }
        std::filesystem::remove(count);
    }
};

DANLU_SUITE(FileFaultsTest)
#include "File_test.moc"
