#include "support/Faults.h"
#include "support/Suite.h"

#include "chain/Cli.h"

#include <sched.h>
#include <sys/mount.h>
#include <sys/stat.h>
#include <unistd.h>

using namespace danlu;
using namespace danlu::test;

namespace {

constexpr const char* kRun = "model: tiny\ndataset: tickets\nmethod: full\nper_device_train_batch_size: 4\ngradient_accumulation_steps: 1\n"
                             "learning_rate: 1.0e-3\nmax_seq_length: 96\ndtype: fp32\nthreads: 1\nsave_steps: 5\nmax_steps: 15\n";

bool isThere(const Path& path) { return std::filesystem::exists(std::filesystem::symlink_status(path)); }

/// What the files below take of a disk, in bytes.
std::uint64_t roomOf(const Path& folder) {
    std::uint64_t bytes = 0;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
        struct stat info {};
        ::lstat(entry.path().c_str(), &info);
        bytes += std::uint64_t(info.st_blocks) * 512;
    }
    return bytes;
}

} // namespace

/// The disk fills up under the real programs: a clear NoSpace, nothing half done, and all goes on when there is room again.
class FullDiskTest : public QObject {
    Q_OBJECT
    std::unique_ptr<Cli> m_cli;
    Path m_small; // a file system of its own, where this process may mount one

    Answer runWith(const FaultPlan& plan, const std::vector<std::string>& words) {
        m_cli->setEnvironment("LD_PRELOAD", faultLibrary());
        m_cli->setEnvironment("DANLU_FAULTS", faultText(plan));
        auto answer = m_cli->run(words);
        m_cli->setEnvironment("LD_PRELOAD", "");
        m_cli->setEnvironment("DANLU_FAULTS", "");
        return answer;
    }

    bool isClear(const Answer& answer, const std::string& where) {
        const bool clear = answer.status == 1 && codeOf(answer) == "NoSpace" && sentenceOf(answer).find(where) != std::string::npos &&
                           sentenceOf(answer).find("| Free some disk space") != std::string::npos;
        if (!clear)
            qWarning("%d: %s%s", answer.status, answer.out.c_str(), answer.err.c_str());
        return clear;
    }

    bool resize(std::uint64_t bytes) const { return ::mount("none", m_small.c_str(), "tmpfs", MS_REMOUNT, ("size=" + std::to_string(bytes)).c_str()) == 0; }

private slots:
    void initTestCase() {
        m_cli = std::make_unique<Cli>();
        QCOMPARE(m_cli->create(), 0);
        const bool own = ::unshare(CLONE_NEWNS) == 0 && ::mount("none", "/", nullptr, MS_REC | MS_PRIVATE, nullptr) == 0; // gone with this process
        if (const Path runs = m_cli->project() / "runs"; own && ::mount("none", runs.c_str(), "tmpfs", 0, "size=64m,mode=700") == 0)
            m_small = runs;
        QCOMPARE(m_cli->prepareModel(), 0);
    }

    void cleanupTestCase() {
        if (!m_small.empty())
            ::umount2(m_small.c_str(), MNT_DETACH);
        m_cli.reset();
    }

    void anImportSaysBeforehandWhatItNeeds() {
        const std::string file = m_cli->file("huge.jsonl", "{\"text\": \"x\"}\n");
        const auto room = freeSpace(m_cli->project());
        QVERIFY(bool(room));
        std::error_code failed;
        std::filesystem::resize_file(file, *room + (1u << 30), failed); // a hole: it takes no room
        if (failed)
            QSKIP("this file system has no files larger than itself");
        const auto refused = m_cli->run({"data", "import", file, "--name", "huge"});
        QVERIFY(isClear(refused, m_cli->project().string()));
        QVERIFY(sentenceOf(refused).find("importing needs ") != std::string::npos && sentenceOf(refused).find(" are free") != std::string::npos);
        std::filesystem::remove(file);
    }

    void anImportThatFillsTheDiskLeavesNothing_data() {
        QTest::addColumn<qlonglong>("bytes");
        QTest::addColumn<long>("at");
        QTest::newRow("none at all") << 0LL << 0L;
        QTest::newRow("for the unlock") << 60'000LL << 0L;
        QTest::newRow("for some rows") << 400'000LL << 0L;
        for (const long at : {4L, 8L, 12L, 16L, 20L, 24L}) // whatever it is: a write, a sync, a new file
            QTest::newRow(("until operation " + std::to_string(at)).c_str()) << -1LL << at;
    }

    void anImportThatFillsTheDiskLeavesNothing() {
        QFETCH(qlonglong, bytes);
        QFETCH(long, at);
        const std::string file = m_cli->file("big.jsonl", ticketLines(3000, std::string(300, 'x')));
        const auto filled = runWith({.below = m_cli->project(), .at = at, .bytes = bytes}, {"data", "import", file, "--name", "big"});
        QVERIFY(isClear(filled, m_cli->project().string()));
        QCOMPARE(codeOf(m_cli->run({"data", "show", "big"})), std::string("NotFound"));
        QCOMPARE(m_cli->run({"project", "verify"}).status, 0);
        std::size_t files = 0;
        for (const auto& entry : std::filesystem::directory_iterator(m_cli->project() / "data"))
            files += entry.path().extension() == ".db" ? 1 : 0;
        QCOMPARE(files, std::size_t(1)); // that of `tickets`
        const auto again = m_cli->run({"data", "import", file, "--name", "big"});
        QCOMPARE(again.status, 0);
        QCOMPARE(again.json["rows"].get<int>(), 3000);
        QCOMPARE(m_cli->run({"data", "delete", "big"}).status, 0);
    }

    void aRunThatFillsTheDiskGoesOnToTheSameBits() {
        if (m_small.empty())
            QSKIP("only root may mount a small disk");
        const auto whole = m_cli->run({"train", m_cli->file("whole.yaml", std::string("name: whole\n") + kRun)});
        QVERIFY2(whole.status == 0, (whole.out + whole.err).c_str());
        const Path folder = m_cli->project() / "runs" / whole.json["run"].get<std::string>();
        const std::uint64_t one = roomOf(folder / "checkpoints" / "step-5"), rest = roomOf(folder) - roomOf(folder / "checkpoints") - roomOf(folder / "result");
        QVERIFY(resize(roomOf(m_small) + rest + one + one / 2));
        const auto full = m_cli->run({"train", m_cli->file("full.yaml", std::string("name: full\n") + kRun)});
        QVERIFY(isClear(full, "checkpoints/step-10"));
        QVERIFY(sentenceOf(full).find("run resume full") != std::string::npos);
        const auto shown = m_cli->runLocked({"run", "show", "full"});
        QCOMPARE(shown.json["state"].get<std::string>(), std::string("failed"));
        QCOMPARE(shown.json["error_code"].get<std::string>(), std::string("NoSpace"));
        QCOMPARE(shown.json["last_checkpoint"].get<int>(), 5);
        const Path broken = m_cli->project() / "runs" / shown.json["run"].get<std::string>();
        QVERIFY(isThere(broken / "checkpoints/step-5/manifest.json") && !isThere(broken / "checkpoints/step-10"));
        const auto tooEarly = m_cli->run({"run", "resume", "full"});
        QVERIFY(isClear(tooEarly, "checkpoints/step-10"));
        QVERIFY(resize(64u << 20));
        const auto resumed = m_cli->run({"run", "resume", "full"});
        QVERIFY2(resumed.status == 0, (resumed.out + resumed.err).c_str());
        QCOMPARE(resumed.json["steps"].get<int>(), 15);
        const auto expected = m_cli->run({"model", "show", "whole"}), found = m_cli->run({"model", "show", "full"});
        QCOMPARE(found.json["sha256"].get<std::string>(), expected.json["sha256"].get<std::string>());
        QCOMPARE(m_cli->run({"audit", "verify"}).status, 0);
    }

    void anExportThatFillsTheDiskLeavesNoFolder_data() {
        QTest::addColumn<std::string>("format");
        QTest::addColumn<qlonglong>("bytes");
        QTest::addColumn<long>("at");
        for (const char* format : {"hf", "gguf"}) {
            const std::string name = format;
            QTest::newRow((name + ", no room").c_str()) << name << 0LL << 0L;
            QTest::newRow((name + ", room for a part").c_str()) << name << 30'000LL << 0L;
            QTest::newRow((name + ", room for most").c_str()) << name << 80'000LL << 0L;
            QTest::newRow((name + ", no folder").c_str()) << name << -1LL << 1L;
            QTest::newRow((name + ", fifth operation").c_str()) << name << -1LL << 5L;
        }
    }

    void anExportThatFillsTheDiskLeavesNoFolder() {
        QFETCH(std::string, format);
        QFETCH(qlonglong, bytes);
        QFETCH(long, at);
        const Path to = m_cli->path("exports");
        std::filesystem::remove_all(to);
        std::filesystem::create_directories(to);
        const auto filled = runWith({.below = to, .at = at, .bytes = bytes}, {"export", "--model", "tiny", "--as", format, "--to", (to / "tiny").string()});
        QVERIFY(isClear(filled, to.string()));
        QVERIFY(std::filesystem::is_empty(to));
        QCOMPARE(m_cli->run({"export", "--model", "tiny", "--as", format, "--to", (to / "tiny").string()}).status, 0);
    }
};

DANLU_SUITE(FullDiskTest)
#include "FullDisk_test.moc"
