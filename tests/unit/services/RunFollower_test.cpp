#include "support/Suite.h"

#include "services/run/RunFollower.h"
#include "services/run/RunWatch.h"

#include <QTemporaryDir>

using namespace danlu;
using namespace danlu::services;
using namespace danlu::protocol;

namespace {

/// A project folder with one run, whose journal a test writes.
class OneRun {
public:
    OneRun() : m_run{Path(m_folder.path().toStdString()) / "runs" / "98953050c8c2d09c"} {
        std::filesystem::create_directories(m_run.root.parent_path());
        m_made = bool(createRunFolder(m_run.root, "name: tickets\nmodel: starter\ndataset: tickets@1\n"));
    }
    bool isMade() const { return m_made; }
    Path project() const { return Path(m_folder.path().toStdString()); }
    const protocol::RunFolder& folder() const { return m_run; }
    Result<> write(const std::vector<RecordBody>& bodies) const {
        static const SystemClock clock;
        DANLU_TRY(const auto writer, JournalWriter::open(m_run.journal(), clock));
        for (const auto& body : bodies)
            writer->add(body);
        return writer->flush();
    }

private:
    QTemporaryDir m_folder;
    protocol::RunFolder m_run;
    bool m_made = false;
};

} // namespace

class RunFollowerTest : public QObject {
    Q_OBJECT

private slots:
    void eachLookTellsOnlyWhatIsNew() {
        const OneRun run;
        QVERIFY(run.isMade());
        DANLU_VALUE(auto follower, followRun(run.project(), "tickets"));
        DANLU_VALUE(const auto nothing, follower.poll());
        QVERIFY(!nothing.hasCurves() && nothing.moments.empty() && nothing.now.startedAt == 0);
        DANLU_VALUE(const auto lock, FileLock::acquire(run.folder().lock()));
        QVERIFY_OK(run.write({BeginRecord{100, 0, 1, 0, 0, 0}, StateRecord{RunState::Running, 255, 0}, MetricRecord{Series::Loss, 10, 2.5},
                              MetricRecord{Series::Tokens, 10, 4000}, GaugeRecord{Gauge::CpuPercent, 0, 97}, GaugeRecord{Gauge::GpuPercent, 1, 40}}));
        DANLU_VALUE(const auto first, follower.poll());
        QCOMPARE(first.series.size(), std::size_t(2));
        QVERIFY(first.series[0].name == "loss" && first.series[0].at == 10 && first.series[0].value == 2.5);
        QCOMPARE(first.ticks.size(), std::size_t(1));
        QCOMPARE(first.ticks[0].tokens, 4000.0);
        QVERIFY(first.gauges[0].name == "cpu_percent" && first.gauges[0].device == -1);
        QVERIFY(first.gauges[1].name == "percent" && first.gauges[1].device == 1);
        QCOMPARE(first.moments.size(), std::size_t(2));
        QVERIFY(first.now.live && first.now.state == RunState::Running && first.now.loss == 2.5);

        QVERIFY_OK(run.write({MetricRecord{Series::Loss, 20, 2.0}, CheckpointRecord{20, {}}}));
        DANLU_VALUE(const auto second, follower.poll());
        QCOMPARE(second.series.size(), std::size_t(1));
        QCOMPARE(second.series[0].value, 2.0);
        QVERIFY(second.moments.size() == 1 && second.moments[0].kind == RunMoment::Kind::Checkpoint && second.moments[0].step == 20);
        QCOMPARE(second.now.lastCheckpoint, std::int64_t(20));
    }

    void aWorkerThatVanishedIsNoticedWithoutARecord() {
        const OneRun run;
        RunFollower follower(run.folder().root);
        {
            DANLU_VALUE(const auto lock, FileLock::acquire(run.folder().lock()));
            QVERIFY_OK(run.write({StateRecord{RunState::Running, 255, 0}}));
            DANLU_VALUE(const auto alive, follower.poll());
            QVERIFY(alive.now.live);
        }
        DANLU_VALUE(const auto dead, follower.poll());
        QVERIFY(!dead.now.live && dead.now.state == RunState::Lost && dead.moments.empty());
    }

    void aListReadsAnEndedRunAgainOnlyWhenItsJournalChanged() {
        const OneRun run;
        const Path journal = run.folder().journal();
        QVERIFY_OK(run.write({BeginRecord{20, 0, 1, 0, 0, 0}, MetricRecord{Series::Loss, 10, 2.5}, StateRecord{RunState::Cancelled, 255, 10},
                              MetricRecord{Series::Loss, 20, 1.5}}));
        DANLU_VALUE(const Bytes whole, readFile(journal, 1u << 20));
        Bytes torn = whole;
        torn.back() = char(torn.back() ^ 1);
        QVERIFY_OK(writeFileAtomically(journal, torn));
        const auto time = std::filesystem::last_write_time(journal);
        RunList list(run.project());
        DANLU_VALUE(const Json first, list.read());
        QCOMPARE(first["runs"].size(), std::size_t(1));
        QCOMPARE(first["runs"][0]["state"].get<std::string>(), std::string("cancelled"));
        QVERIFY(first["runs"][0]["loss_curve"] == Json::parse("[2.5]"));

        // Mended behind its back, with the old size and time: who looks all the same sees another value.
        QVERIFY_OK(writeFileAtomically(journal, whole));
        std::filesystem::last_write_time(journal, time);
        DANLU_VALUE(const Json same, list.read());
        QVERIFY(same == first);

        std::filesystem::last_write_time(journal, time + std::chrono::seconds(1));
        DANLU_VALUE(const Json second, list.read());
        QVERIFY(second["runs"][0]["loss_curve"] == Json::parse("[2.5,1.5]"));
    }

    void aListSeesThatAWorkerWentAfterItsLastWord() {
        const OneRun run;
        RunList list(run.project());
        {
            DANLU_VALUE(const auto lock, FileLock::acquire(run.folder().lock()));
            QVERIFY_OK(run.write({StateRecord{RunState::Finished, 255, 20}}));
            DANLU_VALUE(const Json ending, list.read());
            QVERIFY(ending["runs"][0]["live"] == true);
        }
        DANLU_VALUE(const Json ended, list.read()); // the journal is what it was
        QVERIFY(ended["runs"][0]["live"] == false);
    }

    void aLongCurveIsSketchedWithFewValues() {
        const OneRun run;
        std::vector<RecordBody> bodies;
        for (int step = 1; step <= 1000; ++step)
            bodies.push_back(MetricRecord{Series::Loss, step, 1.0 * step});
        QVERIFY_OK(run.write(bodies));
        DANLU_VALUE(const Json list, listRuns(run.project()));
        const Json& curve = list["runs"][0]["loss_curve"];
        QVERIFY(curve.size() >= 32 && curve.size() <= 64);
        QVERIFY(curve.front() == 1.0 && curve.back() > 960.0);
        QCOMPARE(curve[1].get<double>() - curve[0].get<double>(), curve[5].get<double>() - curve[4].get<double>());
    }

    void checkpointsAreThoseOnTheDisk() {
        const OneRun run;
        for (const char* name : {"step-100", "step-20", "step-x", "torn"}) {
            std::filesystem::create_directories(run.folder().checkpoints() / name);
            QVERIFY_OK(writeFileAtomically(run.folder().checkpoints() / name / "weights", "12345"));
        }
        DANLU_VALUE(const Json json, runCheckpoints(run.project(), "tickets"));
        QVERIFY(json["checkpoints"] == Json::parse(R"([{"step":20,"bytes":5},{"step":100,"bytes":5}])"));
    }
};

DANLU_SUITE(RunFollowerTest)
#include "RunFollower_test.moc"
