#include "Fixture.h"

#include "store/Migrations.h"

#include <array>

using namespace danlu;
using namespace danlu::store;
using danlu::test::TestProject;

namespace {

Path fixtures() { return Path(DANLU_TESTS) / "unit/store/fixtures"; }

/// Writes the fixture of the newest schema: run once per schema, by hand, with DANLU_REBASE=1, and commit what comes out.
void makeFixture(const Path& folder) {
    TestProject t;
    if (!test::importRows(t.project, "tickets", 20))
        return;
    { ProjectFile closed = std::move(t.project); } // empties the write-ahead log
    std::filesystem::create_directories(folder.parent_path());
    std::filesystem::copy(t.path, folder, std::filesystem::copy_options::recursive);
}

} // namespace

class DatabaseTest : public QObject {
    Q_OBJECT
private slots:
    void errorsSayWhatHappened() {
        QTemporaryDir folder;
        const Path file = Path(folder.path().toStdString()) / "a.db";
        QVERIFY(Database::open(file, {}).error().code() == ErrorCode::Io);
        DANLU_VALUE(auto database, Database::open(file, {.busyMillis = 20, .mustExist = false}));
        QVERIFY_OK(database.script("CREATE TABLE t(x INTEGER PRIMARY KEY, y BLOB) STRICT"));
        DANLU_VALUE(auto other, Database::open(file, {.busyMillis = 20}));
        const auto locked = other.transact([&] { return database.run("INSERT INTO t VALUES(1, NULL)"); });
        QVERIFY(!locked && locked.error().code() == ErrorCode::Locked && !locked.error().hint().empty());
        QVERIFY_OK(database.run("INSERT INTO t VALUES(1, NULL)"));
        QVERIFY(database.run("INSERT INTO t VALUES(1, NULL)").error().code() == ErrorCode::Exists);
        QVERIFY_OK(database.run("PRAGMA max_page_count = 10"));
        const Bytes large(100'000, 'x');
        QVERIFY(database.run("INSERT INTO t VALUES(2, ?)", {Blob{large}}).error().code() == ErrorCode::NoSpace);
        QCOMPARE(*database.integer("SELECT count(*) FROM t"), std::int64_t{1});
        QVERIFY(database.integer("SELECT x FROM t WHERE x = 9").error().code() == ErrorCode::NotFound);
        QVERIFY_OK(writeFileAtomically(folder.path().toStdString() + "/b.db", Bytes(8192, 'n')));
        QVERIFY(Database::open(folder.path().toStdString() + "/b.db", {}).error().code() == ErrorCode::Corrupt);
    }

    void failedWorkIsRolledBack() {
        DANLU_VALUE(auto database, Database::inMemory());
        QVERIFY_OK(database.script("CREATE TABLE t(x)"));
        QVERIFY(!database.transact([&]() -> Result<> {
            DANLU_CHECK(database.run("INSERT INTO t VALUES(1)"));
            return Error(ErrorCode::Failed, "no");
        }));
        QCOMPARE(*database.integer("SELECT count(*) FROM t"), std::int64_t{0});
        QVERIFY_OK(database.transact([&] { return database.run("INSERT INTO t VALUES('x''; DROP TABLE t; --')"); }));
        QCOMPARE(*database.integer("SELECT count(*) FROM t"), std::int64_t{1});
    }

    void settingsAreSafe() {
        QTemporaryDir folder;
        DANLU_VALUE(auto database, Database::open(Path(folder.path().toStdString()) / "a.db", {.mustExist = false}));
        QCOMPARE(*database.integer("PRAGMA synchronous"), std::int64_t{2});
        QCOMPARE(*database.integer("PRAGMA trusted_schema"), std::int64_t{0});
        QCOMPARE(*database.integer("PRAGMA foreign_keys"), std::int64_t{1});
        QCOMPARE(*database.integer("PRAGMA secure_delete"), std::int64_t{1});
        QVERIFY(!database.script("CREATE TABLE t(x); PRAGMA writable_schema=ON; UPDATE sqlite_schema SET sql = 'x'"));
        DANLU_VALUE(auto mode, database.prepare("PRAGMA journal_mode"));
        QVERIFY(*mode.step() && mode.text(0) == "wal");
    }

    void networkFileSystemsAreRefused() {
        for (const long type : {0x6969L, 0x517BL, 0xFF534D42L, 0xFE534D42L, 0x01021997L, 0x00C36400L})
            QVERIFY(!networkFileSystem(type).empty());
        for (const long type : {0xEF53L, 0x58465342L, 0x9123683EL, 0x01021994L})
            QVERIFY(networkFileSystem(type).empty());
        QVERIFY_OK(refuseNetworkFileSystem("/tmp/x.db"));
    }

    void migrationsAreWholeOrNot() {
        DANLU_VALUE(auto database, Database::inMemory());
        constexpr std::array first = {Migration{1, "CREATE TABLE t(x); INSERT INTO t VALUES(7);"}};
        constexpr std::array second = {first[0], Migration{2, "ALTER TABLE t ADD COLUMN y; UPDATE t SET y = x * 2;"}};
        constexpr std::array broken = {first[0], second[1], Migration{3, "DELETE FROM t; CREATE TABLE t(z);"}};
        QVERIFY_OK(migrate(database, first));
        QVERIFY_OK(migrate(database, second));
        QVERIFY_OK(migrate(database, second));
        QCOMPARE(*database.integer("SELECT y FROM t"), std::int64_t{14});
        QVERIFY(!migrate(database, broken));
        QCOMPARE(*schemaVersion(database), 2);
        QCOMPARE(*database.integer("SELECT count(*) FROM t"), std::int64_t{1});
        QVERIFY(migrate(database, first).error().code() == ErrorCode::Unsupported);
        QVERIFY_OK(checkSchema(database, second));
        QVERIFY_OK(database.script("CREATE TRIGGER evil AFTER INSERT ON t BEGIN DELETE FROM t; END"));
        QVERIFY(checkSchema(database, second).error().code() == ErrorCode::Corrupt);
    }

    void strangersTablesAndNewerFilesAreRefused() {
        const TestProject t;
        {
            DANLU_VALUE(auto database, Database::open(t.path / "project.db", {}));
            QVERIFY_OK(database.script("CREATE VIEW v AS SELECT * FROM audit"));
        }
        QVERIFY(t.open().error().code() == ErrorCode::Corrupt);
        const TestProject newer;
        {
            DANLU_VALUE(auto database, Database::open(newer.path / "project.db", {}));
            QVERIFY_OK(database.script("PRAGMA user_version = 1000"));
        }
        { ProjectFile closed = std::move(const_cast<TestProject&>(newer).project); }
        const auto opened = newer.open();
        QVERIFY(!opened && opened.error().code() == ErrorCode::Unsupported);
    }

    void everyPastSchemaStillOpens() {
        const Path newest = fixtures() / ("v" + std::to_string(projectMigrations().back().to) + ".danlu");
        if (!std::filesystem::exists(newest) && qEnvironmentVariableIsSet("DANLU_REBASE"))
            makeFixture(newest);
        for (int version = 1; version <= projectMigrations().back().to; ++version) {
            QTemporaryDir folder;
            const Path copy = Path(folder.path().toStdString()) / "old.danlu";
            std::error_code failed;
            std::filesystem::copy(fixtures() / ("v" + std::to_string(version) + ".danlu"), copy, std::filesystem::copy_options::recursive, failed);
            QVERIFY2(!failed, ("no fixture of schema " + std::to_string(version)).c_str());
            DANLU_VALUE(auto project, ProjectFile::open(copy, {.anchor = copy / "anchors"}));
            QVERIFY_OK(project.unlock(test::kPassphrase));
            DANLU_VALUE(const auto dataset, datasetNamed(project, "tickets"));
            DANLU_VALUE(auto reader, VersionReader::open(project, dataset.id));
            QCOMPARE(Bytes(*reader.row(19)), test::rowText(19));
            DANLU_VALUE(const auto problems, project.verify());
            QVERIFY2(problems.empty(), problems.empty() ? "" : problems[0].c_str());
            QVERIFY_OK(project.record({"still", "writable"}));
        }
    }
};

DANLU_SUITE(DatabaseTest)
#include "Database_test.moc"
