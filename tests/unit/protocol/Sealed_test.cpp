#include "protocol/Log.h"
#include "protocol/Rows.h"
#include "protocol/Samples.h"
#include "protocol/Shard.h"
#include "support/Suite.h"

#include <QTemporaryDir>

using namespace danlu;
using namespace danlu::protocol;

namespace {

Row rowOf(std::size_t i) { return {RowKind::Chat, {{Role::User, "question " + std::to_string(i)}, {Role::Assistant, Bytes(i % 700, 'a')}}, "", {}}; }

} // namespace

class SealedTest : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;
    crypto::Key m_key = crypto::Key::random().value();
    Path at(const char* name) { return Path(m_folder.path().toStdString()) / name; }

private slots:
    void shardsGiveRowsInAnyOrder() {
        const auto context = runFileContext("shards/0001.rows");
        {
            DANLU_VALUE(auto writer, ShardWriter::create(at("a.rows"), m_key, context));
            for (std::size_t i = 0; i < 3000; ++i) {
                Bytes encoded;
                QVERIFY_OK(encodeRow(rowOf(i), encoded));
                QVERIFY_OK(i % 2 ? writer.add(rowOf(i)) : writer.addEncoded(encoded));
            }
            QVERIFY(!writer.addEncoded("no row"));
            QVERIFY_OK(writer.finish());
        }
        DANLU_VALUE(auto reader, ShardReader::open(at("a.rows"), m_key, context));
        QCOMPARE(reader.rows(), std::uint64_t(3000));
        for (const std::size_t i : {0, 2999, 1, 1500, 1501, 2})
            QVERIFY(reader.row(i).value() == rowOf(i));
        for (std::size_t i = 0; i < 3000; ++i)
            QVERIFY(reader.row(i).value() == rowOf(i));
        QVERIFY(!reader.row(3000));
    }

    void shardsAreBoundToTheirPlaceAndWhole() {
        const auto context = runFileContext("shards/0002.rows");
        DANLU_VALUE(auto writer, ShardWriter::create(at("b.rows"), m_key, context));
        QVERIFY_OK(writer.add(rowOf(5)));
        QVERIFY(!ShardReader::open(at("b.rows"), m_key, context)); // not finished
        QVERIFY_OK(writer.finish());
        QVERIFY_OK(ShardReader::open(at("b.rows"), m_key, context));
        QVERIFY(!ShardReader::open(at("b.rows"), m_key, runFileContext("shards/0001.rows")));
        QVERIFY(!ShardReader::open(at("b.rows"), crypto::Key::random().value(), context));
        QVERIFY(!ShardWriter::create(at("b.rows"), m_key, context)); // exists
        const Bytes sealed = readFile(at("b.rows")).value();
        QVERIFY(sealed.find("question") == Bytes::npos);
        QCOMPARE(shardName(7), std::string("0007.rows"));
        QCOMPARE(shardName(12345), std::string("12345.rows"));
    }

    void logsLoseOnlyATornLine() {
        const SystemClock clock;
        {
            DANLU_VALUE(const auto log, SealedLog::open(at("log"), m_key, clock));
            QVERIFY_OK(log->add("info", "first 甲"));
            QVERIFY_OK(log->add("error", "second"));
        }
        const Bytes whole = readFile(at("log")).value();
        QVERIFY(whole.find("first") == Bytes::npos);
        for (std::size_t size = 0; size <= whole.size(); ++size) {
            QVERIFY_OK(writeFileAtomically(at("torn"), std::string_view(whole).substr(0, size)));
            const auto before = readSealedLog(at("torn"), m_key).value().size();
            QVERIFY_OK(SealedLog::open(at("torn"), m_key, clock).value()->add("info", "third"));
            const auto lines = readSealedLog(at("torn"), m_key).value();
            QVERIFY(lines.size() == before + 1 && lines.back().text == "third");
        }
        const auto lines = readSealedLog(at("log"), m_key).value();
        QVERIFY(lines.size() == 2 && lines[0].text == "first 甲" && lines[1].level == "error" && lines[1].time > 0);
        QVERIFY(!readSealedLog(at("log"), crypto::Key::random().value()));
    }

    void sampleAnswersStandByTheirStep() {
        QVERIFY(readSamples(at("samples"), m_key).value().rounds.empty()); // no file yet
        const std::vector<SampleQuestion> questions{{"什么颜色 \n", "red"}, {"second", ""}};
        const auto round = [](std::int64_t step, const char* text) { return SampleRound{step, 1000 + step, 0.5, {{text, 3, true}, {"", 1, false}}}; };
        {
            DANLU_VALUE(auto writer, SampleWriter::open(at("samples"), m_key));
            QVERIFY_OK(writer.ask("validation", questions));
            for (const std::int64_t step : {0, 10, 20})
                QVERIFY_OK(writer.add(round(step, "first attempt")));
        }
        QVERIFY(readFile(at("samples")).value().find("attempt") == Bytes::npos);
        DANLU_VALUE(auto again, SampleWriter::open(at("samples"), m_key)); // resumed from the checkpoint of step 10
        QVERIFY_OK(again.ask("validation", questions));
        QVERIFY_OK(again.add(round(20, "second attempt")));
        const auto samples = readSamples(at("samples"), m_key).value();
        QVERIFY(samples.part == "validation" && samples.questions == questions);
        QCOMPARE(samples.rounds.size(), std::size_t(3));
        QCOMPARE(samples.rounds[1].step, std::int64_t(10));
        QCOMPARE(samples.rounds[1].answers[0].text, std::string("first attempt"));
        QVERIFY((samples.rounds[2].answers == std::vector<SampleAnswer>{{"second attempt", 3, true}, {"", 1, false}}));
        QVERIFY(samples.rounds[2].seconds == 0.5 && samples.rounds[2].time == 1020);
        QVERIFY(!readSamples(at("samples"), crypto::Key::random().value()));
        std::filesystem::rename(at("samples"), at("as-log"));
        QVERIFY(!readSealedLog(at("as-log"), m_key)); // a cell is what it was sealed as
    }

    void aCellTooLargeIsRefused() {
        DANLU_VALUE(const auto cells, SealedCells::open(at("cells"), m_key, "test"));
        QVERIFY(!cells->add(Bytes(kCellBytes + 1, 'x')));
        QVERIFY_OK(cells->add(Bytes(kCellBytes, 'x')));
        QCOMPARE(readSealedCells(at("cells"), m_key, "test").value().at(0).size(), kCellBytes);
    }
};
DANLU_SUITE(SealedTest)
#include "Sealed_test.moc"
