#include "Fixture.h"

#include "store/AuditChain.h"

using namespace danlu;
using namespace danlu::store;
using danlu::test::TestProject;

namespace {

constexpr int kEntries = 12;

/// A project with a small log, whose database can be tampered with and put back.
struct TamperedLog {
    TestProject t;
    Path file = t.path / "project.db";

    TamperedLog() {
        for (int i = 1; i < kEntries; ++i)
            (void)t.project.record({"act." + std::to_string(i), "object", Json{{"i", i}}});
    }

    /// Whether `sql` on a copy of the log is noticed by verify().
    bool notices(const std::string& sql) {
        auto database = Database::open(file, {}).value();
        (void)database.script("PRAGMA synchronous=OFF; BEGIN; " + sql + "; COMMIT"); // verify() reads on another connection
        const bool noticed = !AuditLog(t.project).verify()->problems.empty();
        restoreRows(database);
        return noticed;
    }

    void keep() {
        auto database = Database::open(file, {}).value();
        (void)database.script("CREATE TABLE kept AS SELECT * FROM audit; CREATE TABLE kept_head AS SELECT * FROM audit_head");
    }
    void restoreRows(Database& database) {
        (void)database.script(
            "DELETE FROM audit; INSERT INTO audit SELECT * FROM kept; DELETE FROM audit_head; INSERT INTO audit_head SELECT * FROM kept_head");
    }
    bool isWhole() { return AuditLog(t.project).verify()->problems.empty(); }
};

std::string at(int sequence) { return " WHERE sequence = " + std::to_string(sequence); }

} // namespace

class AuditTest : public QObject {
    Q_OBJECT
private slots:
    void everyEditIsNoticed() {
        TamperedLog log;
        log.keep();
        QVERIFY(log.isWhole());
        for (int i = 1; i <= kEntries; ++i) {
            for (const char* column : {"utc", "monotonic"})
                QVERIFY(log.notices(std::string("UPDATE audit SET ") + column + " = " + column + " + 1" + at(i)));
            for (const char* column : {"boot", "actor", "role", "session", "action", "object", "outcome"})
                QVERIFY(log.notices(std::string("UPDATE audit SET ") + column + " = " + column + " || 'x'" + at(i)));
            for (const char* column : {"details", "hash", "mac"})
                QVERIFY(log.notices(std::string("UPDATE audit SET ") + column + " = CAST(" + column + " || 'x' AS BLOB)" + at(i)));
        }
        QVERIFY(log.isWhole());
    }

    void everyDeletionAndInsertionIsNoticed() {
        TamperedLog log;
        log.keep();
        for (int i = 1; i <= kEntries; ++i) {
            QVERIFY(log.notices("DELETE FROM audit" + at(i)));
            QVERIFY(log.notices("DELETE FROM audit" + at(i) + "; UPDATE audit SET sequence = sequence - 1 WHERE sequence > " + std::to_string(i)));
            QVERIFY(log.notices("DELETE FROM audit WHERE sequence > " + std::to_string(i - 1)));
            QVERIFY(log.notices("UPDATE audit SET sequence = -sequence - 1 WHERE sequence >= " + std::to_string(i) +
                                "; UPDATE audit SET sequence = -sequence WHERE sequence < 0; INSERT INTO audit SELECT " + std::to_string(i) +
                                ", utc, monotonic, boot, actor, role, session, action, object, outcome, details, hash, mac FROM kept" + at(i)));
        }
        QVERIFY(log.notices(
            "INSERT INTO audit SELECT sequence + 1, utc, monotonic, boot, actor, role, session, action, object, outcome, details, hash, mac FROM kept" +
            at(kEntries)));
        QVERIFY(log.isWhole());
    }

    void everyReorderingIsNoticed() {
        TamperedLog log;
        log.keep();
        for (int a = 1; a <= kEntries; ++a)
            for (int b = a + 1; b <= kEntries; ++b)
                QVERIFY(log.notices("UPDATE audit SET sequence = -1" + at(a) + "; UPDATE audit SET sequence = " + std::to_string(a) + at(b) +
                                    "; UPDATE audit SET sequence = " + std::to_string(b) + at(-1)));
        QVERIFY(log.isWhole());
    }

    void aRewrittenChainWithoutTheKeyIsNoticed() { // hashes recomputed, as anybody can; the codes need the key
        TamperedLog log;
        log.keep();
        auto database = Database::open(log.file, {}).value();
        QVERIFY_OK(database.run("UPDATE audit SET action = 'forged'" + at(5)));
        Bytes hash(32, '\0');
        for (int i = 1; i <= kEntries; ++i) {
            DANLU_VALUE(auto statement, database.prepare("SELECT " + std::string(kChainColumns) + " FROM audit" + at(i)));
            QVERIFY(*statement.step());
            hash = Bytes(crypto::bytesOf(chainHash(hash, canonical(readRow(statement)))));
            QVERIFY_OK(database.run("UPDATE audit SET hash = ? WHERE sequence = ?", {Blob{hash}, std::int64_t{i}}));
        }
        QVERIFY_OK(database.run("UPDATE audit_head SET hash = ?", {Blob{hash}}));
        QVERIFY(!log.isWhole());
        std::filesystem::remove(AuditLog(log.t.project).anchorFile());
        DANLU_VALUE(const auto verdict, AuditLog(log.t.project).verify());
        QVERIFY(!verdict.problems.empty() && verdict.problems[0].find("entry 5 ") != std::string::npos);
        log.t.project.lock();
        QVERIFY(log.isWhole()); // without key and anchor the chain alone cannot know
    }

    void anOldCopyIsNoticedByTheAnchor() {
        TamperedLog log;
        const Path copy = log.t.path.parent_path() / "old.db";
        {
            DANLU_VALUE(auto database, Database::open(log.file, {}));
            QVERIFY_OK(database.copyTo(copy));
        }
        QVERIFY_OK(log.t.project.record({"one", "more"}));
        { ProjectFile closed = std::move(log.t.project); }
        for (const char* suffix : {"-wal", "-shm"})
            std::filesystem::remove(log.file.string() + suffix);
        std::filesystem::rename(copy, log.file);
        DANLU_VALUE(auto project, log.t.open());
        DANLU_VALUE(const auto verdict, AuditLog(project).verify()); // locked: the anchor needs no key
        QCOMPARE(verdict.problems.size(), std::size_t{1});
        QVERIFY(verdict.problems[0].find("anchor") != std::string::npos);
        QVERIFY_OK(project.unlock(test::kPassphrase)); // writes an entry of its own: a fork
        QVERIFY(!AuditLog(project).verify()->problems.empty());
        std::filesystem::remove(AuditLog(project).anchorFile());
        QVERIFY(AuditLog(project).verify()->problems.empty()); // honest limit: with every anchor gone nothing shows
    }

    void listsAreFiltered() {
        TamperedLog log;
        AuditLog audit(log.t.project);
        QCOMPARE(audit.list()->size(), std::size_t{kEntries});
        QCOMPARE(audit.list({.action = "act."})->size(), std::size_t{kEntries - 1});
        QCOMPARE(audit.list({.action = "act.1"})->size(), std::size_t{1});
        QCOMPARE(audit.list({.after = 3, .limit = 2})->front().sequence, std::int64_t{4});
        QCOMPARE(audit.list({.action = "act.3"})->front().details["i"].get<int>(), 3);
        const Path file = log.t.path.parent_path() / "audit.jsonl";
        QCOMPARE(*audit.exportTo(file), std::int64_t{kEntries});
        const Bytes text = *readFile(file);
        QCOMPARE(std::count(text.begin(), text.end(), '\n'), std::ptrdiff_t{kEntries});
    }

    void windowsAskForMoreThanLists() {
        TamperedLog log;
        QVERIFY_OK(log.t.project.record({"data.show", "Tickets@4", Json::object(), "ok"}));
        QVERIFY_OK(log.t.project.record({"data.export", "tickets@4", Json::object(), "denied"}));
        const AuditLog audit(log.t.project);
        const auto found = [&](const AuditFilter& filter) { return audit.list(filter)->size(); };
        QCOMPARE(found({.text = "TICKETS"}), std::size_t{2});
        QCOMPARE(found({.text = "nowhere"}), std::size_t{0});
        QCOMPARE(found({.text = "nowhere", .meant = {"data.show", "act.1"}}), std::size_t{2});
        QCOMPARE(found({.actions = {"act.1", "act.2", "act"}}), std::size_t{2});
        QCOMPARE(found({.outcomes = AuditOutcomes::Troubles}), std::size_t{1});
        QCOMPARE(found({.actor = "nobody"}), std::size_t{0});
        QCOMPARE(found({.actor = "owner", .upTo = 3}), std::size_t{3});
        QCOMPARE(audit.list({.order = AuditOrder::NewestFirst})->front().action, std::string("data.export"));
        QCOMPARE(audit.list({.limit = 1})->front().mac.size(), std::size_t{64});

        DANLU_VALUE(const auto index, audit.index({.action = "act."}));
        QCOMPARE(index.sequences.size(), std::size_t{kEntries - 1});
        QCOMPARE(index.sequences.front(), std::int64_t{kEntries});
        std::size_t entries = 0;
        for (const auto& day : index.days)
            entries += day.entries;
        QCOMPARE(entries, index.sequences.size());
        DANLU_VALUE(const auto tallies, audit.tallies());
        QCOMPARE(std::count_if(tallies.begin(), tallies.end(), [](const auto& tally) { return tally.outcome == "denied" && tally.entries == 1; }),
                 std::ptrdiff_t{1});
    }

    void checkingCanBeCancelled() {
        TestProject t;
        for (int i = 0; i < 1100; ++i) // it tells every thousand entries
            QVERIFY_OK(t.project.record({"act", "object"}));
        std::int64_t told = 0;
        const auto verdict = AuditLog(t.project).verify([&](std::int64_t done) {
            told = done;
            return false;
        });
        QVERIFY(!verdict && verdict.error().code() == ErrorCode::Cancelled);
        QCOMPARE(told, std::int64_t{1000});
        QVERIFY(AuditLog(t.project).verify()->problems.empty()); // the log can be read again
    }
};

DANLU_SUITE(AuditTest)
#include "Audit_test.moc"
