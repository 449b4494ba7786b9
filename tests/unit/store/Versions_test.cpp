#include "Fixture.h"

#include "store/DatasetLock.h"
#include "store/Manifest.h"

#include <QScopeGuard>

#include <sys/wait.h>
#include <unistd.h>

using namespace danlu;
using namespace danlu::store;
using danlu::test::rowText;
using danlu::test::TestProject;

class VersionsTest : public QObject {
    Q_OBJECT
private slots:
    void rowsComeBackInAnyOrder() {
        TestProject t;
        DANLU_VALUE(const auto info, test::importRows(t.project, "d", 30'000));
        QCOMPARE(info.number, 1);
        QCOMPARE(info.rows, std::uint64_t{30'000});
        DANLU_VALUE(auto reader, VersionReader::open(t.project, info.dataset));
        QCOMPARE(reader.info().details["sources"][0].get<std::string>(), std::string("secret-file.jsonl"));
        for (const std::uint64_t index : {0, 29'999, 15'000, 1, 7'777})
            QCOMPARE(Bytes(*reader.row(index)), rowText(index));
        std::uint64_t expected = 0;
        QVERIFY_OK(reader.forEach(0, 30'000, [&](std::uint64_t index, std::string_view row) -> Result<> {
            return index == expected++ && row == rowText(index) ? ok() : Result<>(Error(ErrorCode::Failed, "row differs"));
        }));
        QCOMPARE(expected, std::uint64_t{30'000});
        QCOMPARE(reader.read(29'990, 100)->size(), std::size_t{10});
        QVERIFY(!reader.row(30'000));
    }

    void versionsShareRows() {
        TestProject t;
        DANLU_VALUE(const auto first, test::importRows(t.project, "d", 10'000));
        DANLU_VALUE(auto writer, VersionWriter::forDataset(t.project, first.dataset));
        for (std::uint64_t i = 0; i < 10'000; ++i) {
            if (i % 10 == 3)
                continue; // dropped
            if (i % 10 == 5)
                QVERIFY_OK(writer.append("changed " + std::to_string(i)));
            else
                QVERIFY_OK(writer.keep(i));
        }
        QVERIFY(!writer.keep(10'000));
        QVERIFY(!writer.keep(5, UINT64_MAX));
        writer.setColumn("split", Bytes(9'000, '\1'));
        DANLU_VALUE(const auto second, writer.commit("data.clean", Json{{"steps", 2}}));
        QCOMPARE(second.number, 2);
        QCOMPARE(second.parent, 1);
        QVERIFY(second.newBytes < first.newBytes / 5);
        DANLU_VALUE(auto reader, VersionReader::open(t.project, first.dataset));
        QCOMPARE(reader.rows(), std::uint64_t{9'000});
        QCOMPARE(Bytes(*reader.row(3)), rowText(4));
        QCOMPARE(Bytes(*reader.row(4)), Bytes("changed 5"));
        QCOMPARE(reader.column("split")->value(), Bytes(9'000, '\1'));
        QVERIFY(!reader.column("none")->has_value());
        DANLU_VALUE(auto old, VersionReader::open(t.project, first.dataset, 1));
        QCOMPARE(Bytes(*old.row(3)), rowText(3));
        QVERIFY(VersionReader::open(t.project, first.dataset, 3).error().code() == ErrorCode::NotFound);
        QVERIFY(t.project.verify()->empty());
    }

    void largeRowsHaveTheirOwnSegment() {
        TestProject t;
        DANLU_VALUE(auto writer, VersionWriter::forNewDataset(t.project, "d", "text"));
        const Bytes large(9u << 20, 'L');
        QVERIFY_OK(writer.append("before"));
        QVERIFY_OK(writer.append(large));
        QVERIFY_OK(writer.append(""));
        QVERIFY(!writer.append(Bytes(65u << 20, 'x')));
        DANLU_VALUE(const auto info, writer.commit("data.import", Json::object()));
        DANLU_VALUE(auto reader, VersionReader::open(t.project, info.dataset));
        QVERIFY(*reader.row(1) == large);
        QVERIFY(reader.row(2)->empty());
    }

    void abandonedWritersLeaveNothing() {
        TestProject t;
        {
            DANLU_VALUE(auto writer, VersionWriter::forNewDataset(t.project, "gone", "text"));
            QVERIFY_OK(writer.append("row"));
        }
        QVERIFY(std::filesystem::is_empty(t.path / "data"));
        DANLU_VALUE(const auto info, test::importRows(t.project, "d", 10));
        {
            DANLU_VALUE(auto writer, VersionWriter::forDataset(t.project, info.dataset));
            QVERIFY(VersionWriter::forDataset(t.project, info.dataset).error().code() == ErrorCode::Locked);
            QVERIFY_OK(writer.append(Bytes(1u << 20, 'x')));
        }
        QCOMPARE(versions(t.project, info.dataset)->size(), std::size_t{1});
        QVERIFY(!std::filesystem::exists(DatasetLock::pathFor(t.project.dataFile(info.dataset))));
        QVERIFY(VersionWriter::forNewDataset(t.project, "d", "text").error().code() == ErrorCode::Exists);
    }

    void killedWritersAreSwept() {
        TestProject t;
        DANLU_VALUE(const auto info, test::importRows(t.project, "d", 10));
        const pid_t child = ::fork();
        if (child == 0) {
            auto project = t.openUnlocked();
            auto fresh = VersionWriter::forNewDataset(*project, "fresh", "text");
            auto writer = VersionWriter::forDataset(*project, info.dataset);
            for (int i = 0; i < 80; ++i) // more than one transaction of segments
                if (!writer->append(Bytes(1u << 20, 'x')) || !fresh->append(Bytes(1u << 20, 'y')))
                    ::_exit(1);
            ::kill(::getpid(), SIGKILL);
        }
        int status = 0;
        ::waitpid(child, &status, 0);
        QVERIFY(WIFSIGNALED(status));
        QCOMPARE(segmentCount(t, info.dataset) > 10, true);
        DANLU_VALUE(auto project, t.openUnlocked());
        QCOMPARE(segmentCount(t, info.dataset), std::int64_t{1});
        QCOMPARE(std::distance(std::filesystem::directory_iterator(t.path / "data"), {}),
                 1 + std::ptrdiff_t{std::filesystem::exists(journal(t, info.dataset))});
        DANLU_VALUE(auto reader, VersionReader::open(project, info.dataset));
        QCOMPARE(Bytes(*reader.row(9)), rowText(9));
        QVERIFY(project.verify()->empty());
    }

    void segmentsCannotBeSwapped() {
        TestProject t;
        DANLU_VALUE(const auto a, test::importRows(t.project, "a", 20'000));
        DANLU_VALUE(const auto b, test::importRows(t.project, "b", 20'000));
        const auto refuses = [&](const std::string& sql, const DatasetId& dataset) {
            std::filesystem::copy_file(t.project.dataFile(dataset), t.path / "saved");
            const auto putBack = qScopeGuard([&] { std::filesystem::rename(t.path / "saved", t.project.dataFile(dataset)); });
            {
                auto data = Database::open(t.project.dataFile(dataset), {.journal = Journal::Rollback}).value();
                if (!data.script("ATTACH '" + t.project.dataFile(b.dataset).string() + "' AS other;" + sql))
                    return false;
            }
            auto reader = VersionReader::open(t.project, dataset);
            const auto read = reader->forEach(0, 20'000, [](std::uint64_t, std::string_view) { return ok(); });
            return !read && read.error().code() == ErrorCode::Corrupt;
        };
        QVERIFY(refuses("UPDATE segments SET sealed = (SELECT sealed FROM other.segments o WHERE o.number = segments.number) WHERE number = 1",
                        a.dataset)); // other dataset
        QVERIFY(refuses(
            "UPDATE segments SET number = -number - 1; UPDATE segments SET number = -number WHERE number < 0; UPDATE segments SET number = 0 WHERE number = 3",
            a.dataset));
        QVERIFY(refuses("UPDATE segments SET sealed = (SELECT sealed FROM segments WHERE number = 0) WHERE number = 1", a.dataset)); // same dataset
        QVERIFY(refuses("DELETE FROM segments WHERE number = 1", a.dataset));
        QVERIFY(VersionReader::open(t.project, a.dataset)->forEach(0, 20'000, [](std::uint64_t, std::string_view) { return ok(); }));
    }

    void manifestsOfOtherVersionsDoNotOpen() {
        TestProject t;
        DANLU_VALUE(const auto a, test::importRows(t.project, "a", 10));
        DANLU_VALUE(const auto b, test::importRows(t.project, "b", 10));
        DANLU_VALUE(auto database, Database::open(t.path / "project.db", {}));
        QVERIFY_OK(database.run("UPDATE versions SET manifest = (SELECT manifest FROM versions WHERE dataset = ?) WHERE dataset = ?",
                                {b.dataset.text(), a.dataset.text()}));
        QVERIFY(VersionReader::open(t.project, a.dataset).error().code() == ErrorCode::Corrupt);
        QVERIFY(!t.project.verify()->empty());
    }

    void manifestsAreChecked() {
        Manifest manifest;
        const auto one = manifest.addSegment({7, "b", 10, 100}), two = manifest.addSegment({9, "c", 5, 50});
        manifest.addRows({one, 0, 4});
        manifest.addRows({one, 4, 2}); // joins
        manifest.addRows({two, 1, 3});
        manifest.addRows({one, 9, 1});
        DANLU_VALUE(const auto back, Manifest::decode(manifest.encode()));
        QCOMPARE(back.rows(), std::uint64_t{10});
        QVERIFY(back.segments() == manifest.segments());
        QCOMPARE(back.find(6).row, 1u);
        QCOMPARE(back.find(6).segment, two);
        QCOMPARE(back.find(5).left, 1u);
        QCOMPARE(back.find(9).row, 9u);
        const Bytes bytes = manifest.encode();
        for (std::size_t length = 0; length < bytes.size(); ++length)
            QVERIFY(!Manifest::decode(bytes.substr(0, length)));
        QVERIFY(!Manifest::decode(bytes + "x"));
    }

    void datasetsAreRenamedAndDeleted() {
        TestProject t;
        DANLU_VALUE(const auto info, test::importRows(t.project, "d", 10));
        QVERIFY_OK(renameDataset(t.project, "d", "工单"));
        QVERIFY(datasetNamed(t.project, "d").error().code() == ErrorCode::NotFound);
        for (const char* bad : {"", "a/b", "a@1", "-x", "a\nb"})
            QVERIFY(renameDataset(t.project, "工单", bad).error().code() == ErrorCode::Usage);
        QVERIFY_OK(deleteDataset(t.project, "工单"));
        QVERIFY(datasets(t.project)->empty());
        QVERIFY(std::filesystem::is_empty(t.path / "data"));
        QVERIFY(t.project.key(KeyPurpose::Dataset, info.dataset.text()).error().code() == ErrorCode::NotFound);
    }

    void nothingReadableLiesOnTheDisk() {
        TestProject t;
        {
            DANLU_VALUE(auto writer, VersionWriter::forNewDataset(t.project, "plain-name", "text"));
            for (int i = 0; i < 1000; ++i)
                QVERIFY_OK(writer.append("canary sentence 金丝雀 " + std::to_string(i)));
            writer.setColumn("labels", "canary label");
            QVERIFY_OK(writer.commit("data.import", Json{{"sources", {"canary-file.csv"}}}));
        }
        const Bytes disk = test::everythingBelow(t.path.parent_path());
        QVERIFY(disk.find("plain-name") != Bytes::npos);
        QVERIFY(disk.find("canary") == Bytes::npos);
        QVERIFY(disk.find("金丝雀") == Bytes::npos);
    }

private:
    static Path journal(const TestProject& t, const DatasetId& dataset) { return t.project.dataFile(dataset).string() + "-journal"; }
    static std::int64_t segmentCount(const TestProject& t, const DatasetId& dataset) {
        return Database::open(t.project.dataFile(dataset), {.journal = Journal::Rollback})->integer("SELECT count(*) FROM segments").value();
    }
};

DANLU_SUITE(VersionsTest)
#include "Versions_test.moc"
