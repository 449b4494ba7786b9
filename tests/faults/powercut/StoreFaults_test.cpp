#include "support/Faults.h"
#include "support/Suite.h"

#include "store/AuditLog.h"
#include "store/VersionReader.h"
#include "store/VersionWriter.h"

#include <QTemporaryDir>

using namespace danlu;
using namespace danlu::store;
using namespace danlu::test;

namespace {

constexpr std::uint64_t kRows = 30;
Bytes faultRow(std::uint64_t index) { return std::to_string(index) + Bytes(60'000, 'r'); }

Result<> writeVersion(ProjectFile& project) {
    DANLU_TRY(auto writer, VersionWriter::forNewDataset(project, "d", "text"));
    for (std::uint64_t i = 0; i < kRows; ++i)
        DANLU_CHECK(writer.append(faultRow(i)));
    DANLU_TRY(const VersionInfo info, writer.commit("data.import", Json::object()));
    return info.rows == kRows ? ok() : Result<>(Error(ErrorCode::Failed, "another number of rows"));
}

Result<> readVersion(const ProjectFile& project) {
    DANLU_TRY(const auto dataset, datasetNamed(project, "d"));
    DANLU_TRY(auto reader, VersionReader::open(project, dataset.id));
    return reader.forEach(0, kRows, [](std::uint64_t index, std::string_view row) {
        return row == faultRow(index) ? ok() : Result<>(Error(ErrorCode::Corrupt, "a row is wrong"));
    });
}

} // namespace

class StoreFaultsTest : public QObject {
    Q_OBJECT
private slots:
    void aVersionIsWholeOrAbsent_data() {
        QTest::addColumn<int>("error");
        QTest::addColumn<bool>("sticky");
        QTest::newRow("disk full") << ENOSPC << true;
        QTest::newRow("one bad sector") << EIO << false;
        QTest::newRow("bad disk") << EIO << true;
    }

    /// Every system call of an import fails in turn. What was acknowledged is there, what was not is whole or absent, and all verifies.
    void aVersionIsWholeOrAbsent() {
        QFETCH(int, error);
        QFETCH(bool, sticky);
        QTemporaryDir folder(std::filesystem::exists("/dev/shm") ? "/dev/shm/danlu-XXXXXX" : "danlu-XXXXXX");
        const Path root = Path(folder.path().toStdString()), path = root / "P.danlu", fresh = root / "fresh";
        const ProjectOptions options{.anchor = root / "anchors"};
        auto created = ProjectFile::create(path, {"P", "passphrase", crypto::kFloorCost}, options);
        QVERIFY2(bool(created), "a project can be made");
        const crypto::RecoveryCode code = std::move(created->recovery);
        { ProjectFile closed = std::move(created->project); }
        std::filesystem::copy(path, fresh, std::filesystem::copy_options::recursive);
        const FaultPlan plan{.below = path, .error = error, .lasting = sticky ? Lasting::Forever : Lasting::Once};
        const long failures = failEachInTurn(plan, [&](const FaultPlan& now) {
            std::filesystem::remove_all(path);
            std::filesystem::remove_all(root / "anchors");
            std::filesystem::copy(fresh, path, std::filesystem::copy_options::recursive);
            Result<> written;
            {
                DANLU_VALUE(auto project, ProjectFile::open(path, options));
                QVERIFY_OK(project.unlockWithRecovery(code));
                const Faults faults(now);
                written = writeVersion(project);
            }
            if (!written && error == ENOSPC)
                QVERIFY2(written.error().code() == ErrorCode::NoSpace, written.error().chain().c_str());
            DANLU_VALUE(auto project, ProjectFile::open(path, options));
            QVERIFY_OK(project.unlockWithRecovery(code));
            DANLU_VALUE(const auto problems, project.verify());
            QVERIFY2(problems.empty(), problems.empty() ? "" : problems[0].c_str());
            if (written || datasetNamed(project, "d"))
                QVERIFY_OK(readVersion(project));
            else
                QVERIFY_OK(writeVersion(project)); // with room again it goes on
            std::size_t files = 0;
            for (const auto& entry : std::filesystem::directory_iterator(path / "data"))
                files += entry.path().extension() == ".db" ? 1 : 0;
            QCOMPARE(files, std::size_t(1)); // no orphan
        });
        QVERIFY(failures > 20);
    }
};

DANLU_SUITE(StoreFaultsTest)
#include "StoreFaults_test.moc"
