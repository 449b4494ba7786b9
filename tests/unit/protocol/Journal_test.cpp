#include "protocol/Journal.h"
#include "protocol/RunFolder.h"
#include "support/Suite.h"

#include <QTemporaryDir>

#include <atomic>
#include <csignal>
#include <sys/resource.h>

using namespace danlu;
using namespace danlu::protocol;

namespace {

class FixedClock final : public Clock {
public:
    std::int64_t utcMillis() const override { return m_now += 1000; }
    double monotonicSeconds() const override { return 0; }

private:
    mutable std::atomic<std::int64_t> m_now = 0;
};

std::vector<RecordBody> oneOfEach() {
    CheckpointRecord checkpoint{4, {}};
    checkpoint.sha256.fill(0xab);
    ResultRecord result{9, {}};
    result.sha256.fill(0xcd);
    return {StateRecord{RunState::Running, 255, 3},
            BeginRecord{100, 4, 8, 2, 21100, 1},
            PhaseRecord{Phase::Saving},
            ProgressRecord{5, 100},
            MetricRecord{Series::EvalLoss, 7, 1.5},
            GaugeRecord{Gauge::GpuPower, 3, 250.5},
            checkpoint,
            ControlRecord{12, Command::Pause},
            HeartbeatRecord{99},
            result,
            WarningRecord{3, -1}};
}

/// Without the syncs of writeFileAtomically, which hundreds of times take long.
void overwrite(const Path& path, std::string_view bytes) {
    DANLU_VALUE(const auto file, openForWriting(path));
    QVERIFY_OK(writeAll(file.fd(), bytes, path));
}

Bytes journalBytes(const Path& path) { return readFile(path).value(); }

} // namespace

class JournalTest : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;
    FixedClock m_clock;

    Path fresh(const char* name) { return Path(m_folder.path().toStdString()) / name; }
    Path written(const char* name) {
        const Path path = fresh(name);
        const auto writer = JournalWriter::open(path, m_clock).value();
        for (auto& body : oneOfEach())
            writer->add(body);
        return writer->flush() ? path : Path();
    }

private slots:
    void bringsEveryRecordBack() {
        const auto records = readJournal(written("each")).value();
        const auto expected = oneOfEach();
        QCOMPARE(records.size(), expected.size());
        for (std::size_t i = 0; i < records.size(); ++i)
            QCOMPARE(encodeRecord({0, records[i].body}), encodeRecord({0, expected[i]}));
        QVERIFY(records[0].time > 0 && records[1].time > records[0].time);
        const auto& begin = std::get<BeginRecord>(records[1].body);
        QVERIFY(begin.totalSteps == 100 && begin.firstStep == 4 && begin.threads == 8 && begin.library == 21100 && begin.device == 1);
    }

    void readsWhileItIsWritten() {
        const Path path = fresh("live");
        const auto writer = JournalWriter::open(path, m_clock).value();
        JournalReader reader(path);
        for (int i = 0; i < 5; ++i) {
            writer->add(MetricRecord{Series::Loss, i, 1.0 / (i + 1)});
            QVERIFY_OK(writer->flush());
            const auto records = reader.poll().value();
            QCOMPARE(records.size(), std::size_t(1));
            QCOMPARE(std::get<MetricRecord>(records[0].body).step, i);
        }
        QVERIFY(reader.poll().value().empty());
    }

    /// A crash leaves the file at any length: what is whole is read, the next writer goes on behind it.
    void recoversFromEveryTornTail() {
        const Bytes whole = journalBytes(written("whole"));
        const Path path = fresh("torn");
        for (std::size_t size = 0; size <= whole.size(); ++size) {
            overwrite(path, std::string_view(whole).substr(0, size));
            const auto before = readJournal(path).value();
            {
                const auto writer = JournalWriter::open(path, m_clock).value();
                writer->add(HeartbeatRecord{1234});
            }
            const auto after = readJournal(path).value();
            QCOMPARE(after.size(), before.size() + 1);
            QCOMPARE(std::get<HeartbeatRecord>(after.back().body).counter, std::uint64_t(1234));
            if (size == whole.size())
                QCOMPARE(before.size(), oneOfEach().size());
        }
    }

    void noticesEveryChangedByte() {
        const Bytes whole = journalBytes(written("flips"));
        const Path path = fresh("flipped");
        const auto count = readJournal(fresh("flips")).value().size();
        for (std::size_t at = 8; at < whole.size(); ++at) {
            Bytes bytes = whole;
            bytes[at] = static_cast<char>(bytes[at] ^ 0x40);
            overwrite(path, bytes);
            QVERIFY(readJournal(path).value().size() < count);
        }
        overwrite(path, "no journal at all");
        QVERIFY(!readJournal(path));
        QVERIFY(!JournalWriter::open(path, m_clock));
    }

    void keepsALongDamagedEndAside() {
        const Path path = written("aside");
        const Bytes tail = Bytes(100'000, '\xff');
        overwrite(path, journalBytes(path) + tail);
        QVERIFY_OK(JournalWriter::open(path, m_clock).value()->flush());
        QCOMPARE(journalBytes(fresh("aside.damaged")), tail);
        const auto records = readJournal(path).value();
        QCOMPARE(std::get<WarningRecord>(records.back().body).code, static_cast<std::uint8_t>(Warning::JournalDamaged));
    }

    void passesOverWhatOnlyNewerProgramsKnow() {
        Bytes newer = encodeRecord({5, HeartbeatRecord{1}});
        const auto decoded = decodeRecord(newer);
        QVERIFY(decoded.bytes == newer.size() && decoded.record);
        QCOMPARE(decodeRecord(encodeRecord({5, PhaseRecord{static_cast<Phase>(200)}})).record.has_value(), false);
        QVERIFY(decodeRecord(encodeRecord({5, PhaseRecord{static_cast<Phase>(200)}})).bytes > 0);
    }

    /// The disk is full for a while: nothing that matters is lost, and the journal stays readable.
    void outlastsAFullDisk() {
        const Path path = fresh("full");
        const auto old = std::signal(SIGXFSZ, SIG_IGN);
        struct rlimit before {};
        ::getrlimit(RLIMIT_FSIZE, &before);
        const auto writer = JournalWriter::open(path, m_clock).value();
        writer->add(StateRecord{RunState::Starting, 255, 0});
        QVERIFY_OK(writer->flush());
        struct rlimit small = before;
        small.rlim_cur = journalBytes(path).size() + 10; // half a record
        ::setrlimit(RLIMIT_FSIZE, &small);
        writer->add(CheckpointRecord{1, {}});
        const bool failed = !writer->flush();
        for (int i = 0; i < 20'000; ++i)
            writer->add(MetricRecord{Series::Loss, i, 1});
        writer->add(StateRecord{RunState::Finished, 255, 1});
        const auto during = readJournal(path);
        ::setrlimit(RLIMIT_FSIZE, &before);
        std::signal(SIGXFSZ, old);
        QVERIFY(failed);
        QCOMPARE(during.value().size(), std::size_t(1));
        while (!writer->flush()) // until the thread has tried again
            QTest::qWait(10);
        const auto records = readJournal(path).value();
        QVERIFY(records.size() > 4 && records.size() < 10'000); // numbers were coalesced
        QCOMPARE(std::get<CheckpointRecord>(records[1].body).step, 1);
        QVERIFY(std::get<StateRecord>(records.back().body).state == RunState::Finished);
        QCOMPARE(std::get<MetricRecord>(records[records.size() - 2].body).step, 19'999);
    }
};
DANLU_SUITE(JournalTest)
#include "Journal_test.moc"
