#include "CutDisk.h"
#include "support/Suite.h"

#include "store/AuditLog.h"
#include "store/DatasetLock.h"
#include "store/Settings.h"
#include "store/VersionReader.h"
#include "store/VersionWriter.h"

#include <QTemporaryDir>

#include <cstdlib>
#include <fstream>

using namespace danlu;
using namespace danlu::store;
using namespace danlu::test;

namespace {

int cutsWanted() {
    const char* text = std::getenv("DANLU_POWER_CUTS");
    return text ? std::atoi(text) : 1000;
}

/// Rows that differ by version and place; large enough that one version has several segments.
Bytes cutRow(int seed, std::uint64_t index) {
    return std::to_string(seed) + ":" + std::to_string(index) + ":" + Bytes(40'000 + index * 7'000, static_cast<char>('a' + seed % 26));
}

struct WrittenVersion {
    DatasetId dataset;
    int number, seed;
    std::uint64_t rows;
};

/// What the store said it had done.
struct Acknowledged {
    std::vector<std::string> acts; // objects of audit rows, in order
    std::vector<WrittenVersion> versions;
    int setting = 0;
};

/// One project on a disk that fails; project.db and data files are in memory, lock files and anchors in a real folder.
class Bench {
public:
    Bench(std::uint64_t seed, Synchronous synchronous)
        : m_disk(seed), m_vfs(m_disk), m_options{.anchor = m_root / "anchors", .vfs = "cut", .synchronous = synchronous} {
        auto created = ProjectFile::create(m_path, {"P", "passphrase", crypto::kFloorCost}, {.anchor = m_root / "anchors", .vfs = "cut"}).value();
        m_code.emplace(std::move(created.recovery));
        auto writer = VersionWriter::forNewDataset(created.project, "d", "text").value();
        for (std::uint64_t i = 0; i < 20; ++i)
            (void)writer.append(cutRow(0, i));
        m_dataset = writer.commit("data.import", Json::object())->dataset;
        (void)created.project.act({"set", "0"}, [](Transaction& transaction) { return setSetting(transaction, "counter", 0); });
        { ProjectFile closed = std::move(created.project); }
        m_image = m_disk.image();
    }

    CutDisk& disk() { return m_disk; }

    /// Starts from the first disk again.
    void reset() {
        m_disk.load(m_image);
        std::filesystem::remove_all(m_root / "anchors");
        for (const auto& entry : std::filesystem::directory_iterator(m_path / "data"))
            std::filesystem::remove(entry.path());
    }

    Result<ProjectFile> open() {
        DANLU_TRY(ProjectFile project, ProjectFile::open(m_path, m_options));
        DANLU_CHECK(project.unlockWithRecovery(*m_code)); // no Argon2: a thousand times
        return project;
    }

    /// Works until it is done or the power fails; what was acknowledged up to then.
    Acknowledged work(std::uint64_t seed) {
        std::mt19937_64 random(seed);
        Acknowledged done;
        auto project = open();
        if (!project)
            return done;
        done.acts.push_back("P"); // the unlock
        for (int step = 1; step <= 10 && m_disk.isOn(); ++step) {
            const auto kind = random() % 4;
            if (kind == 0)
                addVersion(*project, step, random() % 12 + 1, done);
            else if (kind == 1)
                addDataset(*project, step, random() % 6 + 1, done);
            else
                setCounter(*project, step, done);
        }
        return done;
    }

    /// After a cut: a killed writer would have left its mark.
    void markWriters() {
        m_disk.powerOn();
        std::ofstream(DatasetLock::pathFor(m_path / "data" / (m_dataset.text() + ".db"))).flush();
    }

    /// The first promise that was broken, or "".
    std::string brokenPromise(const Acknowledged& done) {
        auto project = open();
        if (!project)
            return "does not open: " + project.error().chain();
        if (const auto missing = missingAct(*project, done); !missing.empty())
            return missing;
        const auto problems = project->verify();
        if (!problems || !problems->empty())
            return "does not verify: " + (problems ? problems->front() : problems.error().chain());
        for (const auto& one : done.versions)
            if (const auto wrong = wrongVersion(*project, one); !wrong.empty())
                return wrong;
        const auto value = setting(*project, "counter");
        if (!value || !*value || (*value)->get<int>() < done.setting)
            return "an acknowledged setting is gone";
        return {};
    }

private:
    void setCounter(ProjectFile& project, int step, Acknowledged& done) {
        if (project.act({"set", std::to_string(step)}, [&](Transaction& transaction) { return setSetting(transaction, "counter", step); })) {
            done.acts.push_back(std::to_string(step));
            done.setting = step;
        }
    }

    void finish(VersionWriter& writer, int step, std::uint64_t rows, Acknowledged& done) {
        for (std::uint64_t i = 0; i < rows; ++i)
            if (!writer.append(cutRow(step, i)))
                return;
        if (const auto info = writer.commit("data.add", Json{{"step", step}})) {
            done.acts.push_back("*@" + std::to_string(info->number));
            done.versions.push_back({info->dataset, info->number, step, rows});
        }
    }

    void addVersion(ProjectFile& project, int step, std::uint64_t rows, Acknowledged& done) {
        if (auto writer = VersionWriter::forDataset(project, m_dataset))
            finish(*writer, step, rows, done);
    }

    void addDataset(ProjectFile& project, int step, std::uint64_t rows, Acknowledged& done) {
        if (auto writer = VersionWriter::forNewDataset(project, "n" + std::to_string(step), "text"))
            finish(*writer, step, rows, done);
    }

    /// The log must hold every acknowledged act in order; one more may have got there unacknowledged.
    static std::string missingAct(const ProjectFile& project, const Acknowledged& done) {
        const auto entries = AuditLog(project).list({.after = 3});                                        // after create, import and the first setting
        if (!entries || entries->size() < done.acts.size() + 1 || entries->size() > done.acts.size() + 2) // and this unlock
            return "the audit log has another length than what was acknowledged: " + std::to_string(entries ? entries->size() : 0) + " for " +
                   std::to_string(done.acts.size());
        for (std::size_t i = 0; i < done.acts.size(); ++i) {
            const auto& object = (*entries)[i].object;
            const auto& act = done.acts[i];
            if (act.starts_with('*') ? !object.ends_with(act.substr(1)) : object != act)
                return "the audit log has \"" + object + "\" where \"" + act + "\" was acknowledged";
        }
        return {};
    }

    static std::string wrongVersion(const ProjectFile& project, const WrittenVersion& one) {
        auto reader = VersionReader::open(project, one.dataset, one.number);
        if (!reader || reader->rows() != one.rows)
            return "an acknowledged version is gone: " + (reader ? "rows differ" : reader.error().chain());
        for (std::uint64_t i = 0; i < one.rows; ++i)
            if (const auto row = reader->row(i); !row || *row != cutRow(one.seed, i))
                return "a row of an acknowledged version is wrong";
        return {};
    }

    QTemporaryDir m_folder{std::filesystem::exists("/dev/shm") ? "/dev/shm/danlu-XXXXXX" : "danlu-XXXXXX"}; // its real files need no real disk
    Path m_root = Path(m_folder.path().toStdString());
    Path m_path = m_root / "P.danlu";
    CutDisk m_disk;
    CutVfs m_vfs;
    ProjectOptions m_options;
    std::optional<crypto::RecoveryCode> m_code;
    DatasetId m_dataset;
    CutDisk::Image m_image;
};

struct Tally {
    int broken = 0;
    std::string first;
    std::size_t acknowledged = 0;
};

Tally cutThePower(int cuts, Synchronous synchronous) {
    Bench bench(20260301, synchronous);
    Tally tally;
    std::uint64_t operations = 1;
    for (int round = 0; round < cuts; ++round) {
        const auto seed = static_cast<std::uint64_t>(round) / 4; // the same work, cut at four moments
        if (round % 4 == 0) {
            bench.reset();
            (void)bench.work(seed);
            operations = bench.disk().operations();
        }
        bench.reset();
        bench.disk().cutAfter(bench.disk().random()() % operations + 1);
        const Acknowledged done = bench.work(seed);
        bench.markWriters();
        const std::string promise = bench.brokenPromise(done);
        tally.acknowledged += done.acts.size();
        tally.broken += promise.empty() ? 0 : 1;
        if (tally.first.empty() && !promise.empty())
            tally.first = "round " + std::to_string(round) + ": " + promise;
    }
    return tally;
}

} // namespace

class PowerCutTest : public QObject {
    Q_OBJECT
private slots:
    void withoutACutAllIsThere() {
        Bench bench(1, Synchronous::Full);
        for (std::uint64_t seed = 0; seed < 5; ++seed) {
            bench.reset();
            const Acknowledged done = bench.work(seed);
            QCOMPARE(done.acts.size(), std::size_t{11});
            const auto broken = bench.brokenPromise(done);
            QVERIFY2(broken.empty(), broken.c_str());
        }
    }

    void nothingAcknowledgedIsLost() {
        const Tally tally = cutThePower(cutsWanted(), Synchronous::Full);
        qInfo("%d cuts, %zu acknowledged acts", cutsWanted(), tally.acknowledged);
        QVERIFY2(tally.broken == 0, (std::to_string(tally.broken) + " broken; " + tally.first).c_str());
    }

    void withoutFullSyncSomethingIsLost() { // the negative control: the disk does bite
        const Tally tally = cutThePower(100, Synchronous::Normal);
        qInfo("synchronous=NORMAL: %d of 100 cuts broke a promise, first %s", tally.broken, tally.first.c_str());
        QVERIFY(tally.broken > 0);
    }
};

DANLU_SUITE(PowerCutTest)
#include "PowerCut_test.moc"
