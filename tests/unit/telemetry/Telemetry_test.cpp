#include "support/Suite.h"
#include "telemetry/Telemetry.h"

#include <QTemporaryDir>

using namespace danlu;
using namespace danlu::telemetry;

namespace {

void writeProc(const Path& proc, const char* stat) {
    QVERIFY_OK(makeFolder(proc / "self"));
    QVERIFY_OK(writeFileAtomically(proc / "stat", stat));
    QVERIFY_OK(writeFileAtomically(proc / "meminfo", "MemTotal:        1000 kB\nMemFree:          100 kB\nMemAvailable:     400 kB\n"));
    QVERIFY_OK(writeFileAtomically(proc / "self" / "status", "Name:\tx\nVmHWM:\t 90 kB\nVmRSS:\t    77 kB\n"));
    QVERIFY_OK(writeFileAtomically(proc / "diskstats", "   8  0 sda 5 0 10 0 6 0 20 0 0 0 0\n   8  1 sda1 5 0 10 0 6 0 20 0 0 0 0\n"
                                                       " 259  0 nvme0n1 1 0 1 0 1 0 2 0 0 0 0\n 259  1 nvme0n1p1 1 0 1 0 1 0 2 0 0 0 0\n"
                                                       " 253  0 dm-0 9 0 99 0 9 0 99 0 0 0 0\n   7  0 loop0 9 0 99 0 9 0 99 0 0 0 0\n broken line\n"));
    QVERIFY_OK(writeFileAtomically(proc / "cpuinfo", "processor\t: 0\nmodel name\t: Some CPU @ 2 GHz\n"));
}

} // namespace

class TelemetryTest : public QObject {
    Q_OBJECT

private slots:
    void readsTheMachine() {
        const QTemporaryDir folder;
        const Path proc = folder.path().toStdString();
        writeProc(proc, "cpu  100 0 100 700 100 0 0 0 0 0\n");
        Telemetry telemetry(proc, "/nowhere/nvml.so");
        writeProc(proc, "cpu  120 5 110 750 115 0 0 0 20 0\n"); // 35 busy of 100; guest time is part of user's
        const auto sample = telemetry.sample();
        QCOMPARE(sample.cpuPercent, 35.0);
        QVERIFY(sample.memoryTotal == 1000 * 1024 && sample.memoryUsed == 600 * 1024 && sample.processMemory == 77 * 1024);
        QVERIFY(sample.diskRead == 11 * 512 && sample.diskWritten == 22 * 512);
        QVERIFY(sample.gpus.empty() && telemetry.gpus().empty());
        QCOMPARE(processorName(proc), std::string("Some CPU @ 2 GHz"));
    }

    void livesWithAnEmptyProc() {
        const QTemporaryDir folder;
        const auto sample = Telemetry(Path(folder.path().toStdString()), "/nowhere/nvml.so").sample();
        QVERIFY(sample.cpuPercent == 0 && sample.memoryTotal == 0 && sample.diskRead == 0);
    }

    void readsThisMachine() {
        const auto sample = Telemetry().sample();
        QVERIFY(sample.memoryTotal > (64u << 20) && sample.memoryUsed < sample.memoryTotal && sample.processMemory > 0);
        QVERIFY(sample.cpuPercent >= 0 && sample.cpuPercent <= 100);
    }

    void readsGpus() {
        Telemetry telemetry("/proc", FAKE_NVML);
        const auto gpus = telemetry.gpus();
        QCOMPARE(gpus.size(), std::size_t(2));
        QVERIFY(gpus[0].name == "Fake H200" && gpus[0].memoryBytes == 1000u << 20 && gpus[0].driver == "580.65.06");
        QCOMPARE(gpus[1].name, std::string("Fake 4060 Laptop"));
        const auto sample = telemetry.sample();
        QVERIFY(sample.gpus[0].percent == 80 && sample.gpus[0].memoryUsed == 100u << 20 && sample.gpus[0].temperature == 60);
        QVERIFY(sample.gpus[0].power == 350.5);
        QVERIFY(sample.gpus[1].percent == 81 && !sample.gpus[1].power);
    }

    void takesTheLibraryFromTheEnvironment() {
        qputenv("DANLU_NVML", FAKE_NVML);
        QCOMPARE(Nvml::load().value().count(), std::size_t(2));
        qputenv("DANLU_NVML", "/nowhere/nvml.so");
        QVERIFY(Nvml::load().error().code() == ErrorCode::NotFound);
        qputenv("DANLU_NVML", "libm.so.6"); // a library, but not that one
        QVERIFY(Nvml::load().error().code() == ErrorCode::Unsupported);
        qunsetenv("DANLU_NVML");
    }

    void refusesUnknownDevices() {
        const auto nvml = Nvml::load(FAKE_NVML).value();
        QVERIFY(!nvml.info(2));
        QVERIFY(!nvml.sample(2).percent);
    }
};
DANLU_SUITE(TelemetryTest)
#include "Telemetry_test.moc"
