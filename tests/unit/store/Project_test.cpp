#include "Fixture.h"

#include "store/Backup.h"
#include "store/Migrations.h"
#include "store/Models.h"
#include "store/Runs.h"
#include "store/Settings.h"

#include <fcntl.h>
#include <sched.h>
#include <sys/file.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <thread>
#include <unistd.h>

using namespace danlu;
using namespace danlu::store;
using danlu::test::kPassphrase;
using danlu::test::TestProject;

namespace {

/// Runs `work` in a child process; what it returned, or 255 when it was killed.
int inChild(const std::function<int()>& work) {
    const pid_t child = ::fork();
    if (child == 0)
        ::_exit(work());
    int status = 0;
    ::waitpid(child, &status, 0);
    return WIFEXITED(status) ? WEXITSTATUS(status) : 255;
}

/// Somebody holds a lock on a file that another waits for, as long as this is there. Taken on the first processor, whose locks the system
/// lists first, the newest before the others.
class OneWaits {
public:
    explicit OneWaits(const Path& file) : m_held(::open(file.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600)) {
        cpu_set_t all, first;
        ::sched_getaffinity(0, sizeof all, &all);
        CPU_ZERO(&first);
        CPU_SET(0, &first);
        ::sched_setaffinity(0, sizeof first, &first);
        ::flock(m_held.fd(), LOCK_EX);
        ::sched_setaffinity(0, sizeof all, &all);
        m_waiter = std::jthread([file] {
            const Descriptor mine(::open(file.c_str(), O_RDWR | O_CLOEXEC));
            ::flock(mine.fd(), LOCK_EX);
        });
        std::this_thread::sleep_for(std::chrono::milliseconds(50));
    }
    ~OneWaits() { ::flock(m_held.fd(), LOCK_UN); }

private:
    Descriptor m_held;
    std::jthread m_waiter;
};

} // namespace

class ProjectTest : public QObject {
    Q_OBJECT
private slots:
    void passphraseOpensAndNothingElse() {
        TestProject t;
        DANLU_VALUE(auto project, t.open());
        QCOMPARE(project.name(), std::string("T"));
        QVERIFY(!project.isUnlocked());
        const auto wrong = project.unlock("six words make a bad passphrase");
        QVERIFY(!wrong && wrong.error().code() == ErrorCode::Denied);
        QVERIFY(project.record({"x", "y"}).error().code() == ErrorCode::Locked);
        QVERIFY_OK(project.unlock(kPassphrase));
        QVERIFY_OK(project.record({"x", "y"}));
        project.lock();
        QVERIFY(project.sealCell("a", "b", "c", "d").error().code() == ErrorCode::Locked);
        QVERIFY(!ProjectFile::open(t.path.parent_path() / "none", t.options));
        QVERIFY(ProjectFile::create(t.path, {"T", kPassphrase, crypto::kFloorCost}, t.options).error().code() == ErrorCode::Exists);
    }

    void hostileCostsAreRefused() {
        TestProject t;
        {
            DANLU_VALUE(auto database, Database::open(t.path / "project.db", {}));
            QVERIFY_OK(database.run("UPDATE slots SET memory_kib = 1099511627776 WHERE kind = 'passphrase'"));
        }
        DANLU_VALUE(auto project, t.open());
        const auto unlocked = project.unlock(kPassphrase);
        QVERIFY(!unlocked && unlocked.error().code() == ErrorCode::Rejected);
    }

    void aChangedSlotIsNotAWrongPassphrase() {
        TestProject t;
        {
            DANLU_VALUE(auto database, Database::open(t.path / "project.db", {}));
            QVERIFY_OK(database.run("UPDATE slots SET epoch = 1, wrapped = zeroblob(72) WHERE kind = 'passphrase'"));
        }
        DANLU_VALUE(auto project, t.open());
        QVERIFY(project.unlock(kPassphrase).error().code() == ErrorCode::Corrupt);
    }

    void passphraseChangeRewritesOneSlot() {
        TestProject t;
        QVERIFY_OK(test::importRows(t.project, "d", 100));
        const auto keysBefore = keyRows(t.project);
        QVERIFY_OK(t.project.changePassphrase("another one", crypto::kFloorCost));
        QVERIFY(keyRows(t.project) == keysBefore);
        DANLU_VALUE(auto project, t.open());
        QVERIFY(!project.unlock(kPassphrase));
        QVERIFY_OK(project.unlock("another one"));
        QVERIFY_OK(VersionReader::open(project, datasetNamed(project, "d")->id));
    }

    void recoveryCodeOpens() {
        TestProject t;
        DANLU_VALUE(auto project, t.open());
        const auto other = crypto::RecoveryCode::random().value();
        QVERIFY(project.unlockWithRecovery(other).error().code() == ErrorCode::Denied);
        QVERIFY_OK(project.unlockWithRecovery(t.created.recovery));
        DANLU_VALUE(const auto fresh, project.replaceRecoveryCode());
        project.lock();
        QVERIFY(!project.unlockWithRecovery(t.created.recovery));
        QVERIFY_OK(project.unlockWithRecovery(fresh));
    }

    void rekeyKeepsTheData() {
        TestProject t;
        QVERIFY_OK(test::importRows(t.project, "d", 100));
        const auto before = keyRows(t.project);
        {
            DANLU_VALUE(const auto second, t.open());
            QVERIFY(t.project.rekey("new", crypto::kFloorCost).error().code() == ErrorCode::Locked);
        }
        DANLU_VALUE(const auto code, t.project.rekey("new", crypto::kFloorCost));
        QVERIFY(keyRows(t.project) != before);
        DANLU_VALUE(auto project, t.open());
        QVERIFY(!project.unlock(kPassphrase));
        QVERIFY(!project.unlockWithRecovery(t.created.recovery));
        QVERIFY_OK(project.unlockWithRecovery(code));
        DANLU_VALUE(auto reader, VersionReader::open(project, datasetNamed(project, "d")->id));
        QCOMPARE(Bytes(*reader.row(42)), test::rowText(42));
        DANLU_VALUE(const auto problems, project.verify());
        QVERIFY2(problems.empty(), problems.empty() ? "" : problems[0].c_str());
    }

    void actsAndTheirRowsAreOne() {
        TestProject t;
        const auto before = AuditLog(t.project).verify().value().entries;
        const auto failed = t.project.act({"model.import", "m"}, [&](Transaction& transaction) -> Result<> {
            DANLU_CHECK(insertModel(transaction, {.name = "m", .kind = "base"}));
            return Error(ErrorCode::Failed, "after the insert");
        });
        QVERIFY(!failed);
        QCOMPARE(models(t.project)->size(), std::size_t{0});
        QCOMPARE(AuditLog(t.project).verify()->entries, before);
        const auto nested = t.project.act({"a", "b"}, [&](Transaction&) { return t.project.record({"c", "d"}); });
        QVERIFY(!nested);
        QVERIFY(!t.project.query("DELETE FROM audit"));
        QVERIFY(!t.project.query("BEGIN IMMEDIATE"));
        QVERIFY_OK(t.project.query("SELECT 1"));
    }

    void modelsAndRunsAreKept() {
        TestProject t;
        RunInfo run;
        ModelInfo base;
        QVERIFY_OK(t.project.act({"model.import", "starter"}, [&](Transaction& transaction) -> Result<> {
            DANLU_TRY(base,
                      insertModel(
                          transaction,
                          {.name = "starter", .kind = "base", .family = "llama", .parameters = 7, .sha256 = "ab", .details = Json{{"path", "/secret/path"}}}));
            DANLU_TRY(run, insertRun(transaction, {.name = "first", .state = "queued", .base = base.id, .details = Json{{"spec", 1}}}));
            return setSetting(transaction, "k", Json{{"v", 2}});
        }));
        QVERIFY(!t.project.act({"model.import", "starter"}, [&](Transaction& transaction) -> Result<> {
            DANLU_CHECK(insertModel(transaction, {.name = "starter"}));
            return ok();
        }));
        QVERIFY(modelNamed(t.project, "starter")->details == base.details);
        QVERIFY(modelNamed(t.project, "startr").error().message().find("starter") != std::string::npos);
        run.state = "finished";
        QVERIFY_OK(t.project.act({"run.finish", "first"}, [&](Transaction& transaction) -> Result<> {
            DANLU_CHECK(updateRun(transaction, run));
            DANLU_CHECK(insertModel(transaction, {.name = "tuned", .kind = "adapter", .parent = base.id, .run = run.id}));
            return ok();
        }));
        QCOMPARE(runNamed(t.project, "first")->state, std::string("finished"));
        QVERIFY(modelOfRun(t.project, run.id)->has_value());
        QVERIFY(!t.project.act({"run.finish", "first"}, [&](Transaction& transaction) -> Result<> { // a run makes one model
            DANLU_CHECK(insertModel(transaction, {.name = "again", .run = run.id}));
            return ok();
        }));
        QVERIFY(setting(t.project, "k")->value() == (Json{{"v", 2}}));
        QVERIFY(deleteModel(t.project, "starter").error().code() == ErrorCode::Denied);
        QVERIFY_OK(renameModel(t.project, "tuned", "better"));
        QVERIFY_OK(deleteModel(t.project, "better"));
        QVERIFY_OK(deleteRun(t.project, "first"));
        QVERIFY(t.project.key(KeyPurpose::Run, run.id.text()).error().code() == ErrorCode::NotFound);
        t.project.lock();
        QVERIFY(modelNamed(t.project, "starter")->details.is_null());
    }

    void aloneNamesTheHolder() {
        TestProject t;
        QVERIFY_OK(test::importRows(t.project, "d", 10));
        int ready[2], done[2];
        QVERIFY(::pipe(ready) == 0 && ::pipe(done) == 0);
        const pid_t child = ::fork();
        if (child == 0) {
            ::prctl(PR_SET_PDEATHSIG, SIGKILL); // a failed test leaves nobody behind
            const auto project = ProjectFile::open(t.path, t.options);
            char byte = project ? '1' : '0';
            (void)!::write(ready[1], &byte, 1);
            (void)!::read(done[0], &byte, 1);
            ::_exit(0);
        }
        char byte = 0;
        QVERIFY(::read(ready[0], &byte, 1) == 1 && byte == '1');
        const OneWaits other(t.path / "other"); // whoever waits for a lock is in the system's list too
        const auto deleted = deleteDataset(t.project, "d");
        QVERIFY(!deleted && deleted.error().code() == ErrorCode::Locked);
        QVERIFY2(deleted.error().message().find("process " + std::to_string(child)) != std::string::npos, deleted.error().message().c_str());
        QVERIFY_OK(t.project.record({"still", "works"}));
        ::kill(child, SIGKILL);
        ::waitpid(child, nullptr, 0);
        QVERIFY_OK(deleteDataset(t.project, "d"));
    }

    void twoProcessesKeepTheChain() {
        TestProject t;
        constexpr int kActs = 60;
        const auto work = [&] {
            return inChild([&] {
                auto project = t.openUnlocked();
                for (int i = 0; project && i < kActs; ++i)
                    if (!project->record({"act", std::to_string(i)}))
                        return 1;
                return project ? 0 : 2;
            });
        };
        const pid_t other = ::fork();
        if (other == 0)
            ::_exit(work());
        const int ours = work();
        int theirs = 0;
        ::waitpid(other, &theirs, 0);
        QCOMPARE(ours, 0);
        QCOMPARE(theirs, 0);
        DANLU_VALUE(const auto verdict, AuditLog(t.project).verify());
        QVERIFY2(verdict.problems.empty(), verdict.problems.empty() ? "" : verdict.problems[0].c_str());
        QCOMPARE(verdict.entries, std::int64_t{1 + 2 * (1 + kActs)});
        QCOMPARE(verdict.anchored, verdict.entries);
    }

    void eventsWithoutAKeyAreReportedLate() {
        TestProject t;
        DANLU_VALUE(auto project, t.open());
        QVERIFY(!project.unlock("wrong"));
        QVERIFY_OK(project.notePending("run.finish", "0123", "ok"));
        QVERIFY_OK(project.unlock(kPassphrase));
        DANLU_VALUE(const auto entries, AuditLog(project).list());
        QCOMPARE(entries.size(), std::size_t{4});
        QCOMPARE(entries[1].action + entries[1].outcome, std::string("project.unlockdenied"));
        QCOMPARE(entries[2].action, std::string("run.finish"));
        QCOMPARE(entries[2].details["reported"].get<std::string>(), std::string("late"));
        QCOMPARE(*project.query("SELECT count(*) FROM audit_pending")->step(), true);
        DANLU_VALUE(auto count, project.query("SELECT count(*) FROM audit_pending"));
        QVERIFY(*count.step());
        QCOMPARE(count.integer(0), std::int64_t{0});
    }

    void killedCreationsCanBeRepeated() {
        QTemporaryDir folder;
        const Path path = Path(folder.path().toStdString()) / "P.danlu";
        const ProjectOptions options{.anchor = path.parent_path() / "anchors"};
        for (int microseconds = 500; microseconds < 120'000; microseconds = microseconds * 3 / 2) {
            const pid_t child = ::fork();
            if (child == 0)
                ::_exit(ProjectFile::create(path, {"P", kPassphrase, crypto::kFloorCost}, options) ? 0 : 1);
            ::usleep(static_cast<useconds_t>(microseconds));
            ::kill(child, SIGKILL);
            ::waitpid(child, nullptr, 0);
            if (auto opened = ProjectFile::open(path, options)) {
                QVERIFY_OK(opened->unlock(kPassphrase));
                std::filesystem::remove_all(path);
            }
        }
        QVERIFY_OK(ProjectFile::create(path, {"P", kPassphrase, crypto::kFloorCost}, options));
    }

    void backupsComeBack() {
        TestProject t;
        QVERIFY_OK(test::importRows(t.project, "d", 5000));
        QVERIFY_OK(makeFolder(t.project.runFolder(RunId("0123"))));
        QVERIFY_OK(writeFileAtomically(t.project.runFolder(RunId("0123")) / "journal", "line\n"));
        const Path file = t.path.parent_path() / "b.backup", copy = t.path.parent_path() / "C.danlu";
        DANLU_VALUE(const auto info, backUp(t.project, file));
        QCOMPARE(info.files, std::uint64_t{3});
        QVERIFY(restore(file, copy, "wrong", t.options).error().code() == ErrorCode::Denied);
        QVERIFY(!std::filesystem::exists(copy));
        {
            DANLU_VALUE(auto project, restore(file, copy, kPassphrase, t.options));
            DANLU_VALUE(auto reader, VersionReader::open(project, datasetNamed(project, "d")->id));
            QCOMPARE(Bytes(*reader.row(4321)), test::rowText(4321));
            QCOMPARE(*readFile(project.runFolder(RunId("0123")) / "journal"), std::string("line\n"));
            QVERIFY(project.verify()->empty());
            QVERIFY_OK(t.project.record({"the original", "lives on"}));
            QVERIFY(AuditLog(t.project).verify()->problems.empty());
        }
        Bytes archive = *readFile(file, 1u << 30);
        for (const std::size_t at : {std::size_t{20}, archive.size() / 3, archive.size() / 2, archive.size() - 5, archive.size() - 200}) {
            Bytes changed = archive;
            changed[at] = static_cast<char>(changed[at] ^ 1);
            QVERIFY_OK(writeFileAtomically(file, changed));
            QVERIFY(!restore(file, t.path.parent_path() / "D.danlu", kPassphrase, t.options));
            QVERIFY_OK(writeFileAtomically(file, archive.substr(0, at)));
            QVERIFY(!restore(file, t.path.parent_path() / "D.danlu", kPassphrase, t.options));
        }
        QVERIFY(!std::filesystem::exists(t.path.parent_path() / "D.danlu"));
        QVERIFY(test::everythingBelow(t.path).find("工单") == Bytes::npos);
    }

private:
    static std::vector<Bytes> keyRows(const ProjectFile& project) {
        std::vector<Bytes> rows;
        auto statement = project.query("SELECT purpose || subject || epoch || hex(wrapped) FROM keys WHERE purpose <> 'none' ORDER BY purpose, subject");
        while (*statement->step())
            rows.push_back(statement->text(0));
        return rows;
    }
};

DANLU_SUITE(ProjectTest)
#include "Project_test.moc"
