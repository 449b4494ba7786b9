#include "protocol/RunFolder.h"
#include "support/Suite.h"

#include <QTemporaryDir>

using namespace danlu;
using namespace danlu::protocol;

namespace {

std::vector<Record> records(std::vector<RecordBody> bodies) {
    std::vector<Record> all;
    for (auto& body : bodies)
        all.push_back({1000 * static_cast<std::int64_t>(all.size() + 1), std::move(body)});
    return all;
}

} // namespace

class RunFolderTest : public QObject {
    Q_OBJECT

private slots:
    void tellsARunWithoutKeys() {
        const QTemporaryDir parent;
        const Path root = Path(parent.path().toStdString()) / "run";
        QVERIFY(!inspect(root));
        DANLU_VALUE(const RunFolder folder, createRunFolder(root, "name: x\n"));
        QVERIFY(!createRunFolder(root, "name: y\n"));
        QVERIFY(inspect(root).value().state == RunState::Queued);
        const SystemClock clock;
        {
            DANLU_VALUE(const auto lock, FileLock::acquire(folder.lock()));
            DANLU_VALUE(const auto writer, JournalWriter::open(folder.journal(), clock));
            writer->add(StateRecord{RunState::Running, 255, 0});
            QVERIFY_OK(writer->flush());
            const auto summary = inspect(root).value();
            QVERIFY(summary.live && summary.state == RunState::Running);
        }
        const auto summary = inspect(root).value();
        QVERIFY(!summary.live && summary.state == RunState::Lost);
    }

    void summarizesAnAttempt() {
        const auto summary = summarize(records({StateRecord{RunState::Starting, 255, 0}, BeginRecord{100, 0, 1, 0, 0, 0}, PhaseRecord{Phase::Training},
                                                StateRecord{RunState::Running, 255, 0}, ProgressRecord{10, 100}, MetricRecord{Series::Loss, 10, 2.5},
                                                CheckpointRecord{10, {}}, HeartbeatRecord{77}, ControlRecord{3, Command::Pause}}),
                                       true);
        QVERIFY(summary.state == RunState::Running && summary.step == 10 && summary.totalSteps == 100 && summary.attempts == 1);
        QVERIFY(summary.loss == 2.5 && summary.lastCheckpoint == 10 && summary.heartbeats == 77 && summary.lastControl == 3);
        QVERIFY(summary.startedAt == 1000 && summary.updatedAt == 9000 && summary.endedAt == 0);
        QCOMPARE(summary.etaSeconds.value(), 27.0); // 3 s for 10 steps
    }

    void leavesPausesOutOfTheEstimate() {
        const auto summary =
            summarize(records({BeginRecord{100, 0, 1, 0, 0, 0}, PhaseRecord{Phase::Training}, ProgressRecord{10, 100}, PhaseRecord{Phase::Paused},
                               HeartbeatRecord{1}, HeartbeatRecord{1}, PhaseRecord{Phase::Training}, ProgressRecord{20, 100}}),
                      true);
        QCOMPARE(summary.etaSeconds.value(), 16.0); // 7 s since it began, 3 of them paused: 4 s for 20 steps
    }

    void saysWhyItEnded() {
        const auto summary = summarize(records({StateRecord{RunState::Failed, static_cast<std::uint8_t>(ErrorCode::NoSpace), 4}}), false);
        QVERIFY(summary.state == RunState::Failed && summary.errorCode == "NoSpace" && summary.endedAt == 1000 && !summary.etaSeconds);
    }

    void drawsCurvesOverAResume() {
        auto all = records({BeginRecord{9, 0, 1, 0, 0, 0}, MetricRecord{Series::Loss, 1, 5}, MetricRecord{Series::Loss, 2, 4}, MetricRecord{Series::Loss, 3, 9},
                            BeginRecord{9, 2, 1, 0, 0, 0}, GaugeRecord{Gauge::GpuPower, 1, 300}, GaugeRecord{Gauge::CpuPercent, 0, 50}});
        QCOMPARE(curves(all).at("loss").size(), std::size_t(2)); // step 3 was lost with the process
        all.push_back({9000, MetricRecord{Series::Loss, 3, 3}});
        const auto loss = curves(all).at("loss");
        QVERIFY(loss.size() == 3 && loss[2].at == 3 && loss[2].value == 3);
        QVERIFY(gauges(all).at("gpu1_power")[0].at == 5 && gauges(all).at("cpu_percent")[0].value == 50);
    }

    void keepsPendingAudits() {
        const QTemporaryDir parent;
        const RunFolder folder{parent.path().toStdString()};
        QVERIFY(pendingAudits(folder).value().empty());
        for (int i = 0; i < 300; ++i)
            QVERIFY_OK(addPendingAudit(folder, {i, RunState::Failed, "NoSpace", i}));
        const auto rows = pendingAudits(folder).value();
        QCOMPARE(rows.size(), kPendingAudits);
        QVERIFY(rows.back().time == 299 && rows.back().errorCode == "NoSpace" && rows.front().step == 0);
        QVERIFY_OK(writeFileAtomically(folder.auditPending(), "5 failed some%20words 3\ngarbage\n7 finished - 1\n9 unknown - 1\n"));
        const auto checked = pendingAudits(folder).value();
        QVERIFY(checked.size() == 2 && checked[0].errorCode == "Failed" && checked[1].state == RunState::Finished);
        QVERIFY_OK(clearPendingAudits(folder));
        QVERIFY(pendingAudits(folder).value().empty());
    }
};
DANLU_SUITE(RunFolderTest)
#include "RunFolder_test.moc"
