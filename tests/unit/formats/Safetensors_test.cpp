#include "Mutations.h"
#include "formats/Safetensors.h"
#include "support/Suite.h"

using namespace danlu;
using namespace danlu::formats;

namespace {

std::string lengthWord(std::uint64_t length) { return {reinterpret_cast<const char*>(&length), sizeof length}; }
std::string fileOf(const std::string& header, std::size_t dataBytes) { return lengthWord(header.size()) + header + std::string(dataBytes, '\1'); }

std::string entry(const std::string& name, const std::string& type, const std::string& shape, const std::string& range) {
    return "\"" + name + "\":{\"dtype\":\"" + type + "\",\"shape\":[" + shape + "],\"data_offsets\":[" + range + "]}";
}

std::string object(const std::string& entries) { return "{" + entries + "}"; }

/// Three tensors of two widths, written by our own writer.
std::string goodFile() {
    auto layout = layOutSafetensors({{"b", "F32", {2, 3}}, {"a", "BF16", {4}}, {"scalar", "F32", {}}});
    std::string bytes;
    const auto written = writeSafetensors(
        *layout, sinkOf(bytes), [](const TensorEntry& tensor, const ByteSink& sink) { return sink(std::string(tensor.end - tensor.begin, tensor.name[0])); });
    return written ? bytes : std::string();
}

std::string problemOf(const std::string& bytes) {
    const auto table = readSafetensors(readerOf(bytes));
    return table ? "" : table.error().chain();
}

} // namespace

class SafetensorsTest : public QObject {
    Q_OBJECT

private slots:
    void readsWhatItWrites() {
        const auto bytes = goodFile();
        DANLU_VALUE(const auto table, readSafetensors(readerOf(bytes)));
        QCOMPARE(table.tensors.size(), 3u);
        QCOMPARE(table.tensors[0].name, "b");
        QCOMPARE(table.tensors[1].name, "scalar");
        QCOMPARE(table.tensors[2].name, "a");
        QVERIFY((table.tensors[0].shape == std::vector<std::int64_t>{2, 3}));
        QCOMPARE(table.dataBegin % 8, 0u);
        QCOMPARE(table.metadata.at("format"), "pt");
        QCOMPARE(bytes.substr(table.tensors[2].begin, 8), "aaaaaaaa");
        QCOMPARE(table.tensors[2].end, bytes.size());
    }

    void orderDoesNotMatter() {
        DANLU_VALUE(const auto one, layOutSafetensors({{"x", "F32", {1}}, {"y", "F32", {1}}}));
        DANLU_VALUE(const auto two, layOutSafetensors({{"y", "F32", {1}}, {"x", "F32", {1}}}));
        QCOMPARE(one.header, two.header);
    }

    void everyTruncationIsRefused() {
        const auto bytes = goodFile();
        for (std::size_t length = 0; length < bytes.size(); ++length)
            QVERIFY2(!problemOf(bytes.substr(0, length)).empty(), std::to_string(length).c_str());
        QVERIFY(!problemOf(bytes + "x").empty());
        QVERIFY(problemOf(bytes).empty());
    }

    void refuses_data() {
        QTest::addColumn<QByteArray>("file");
        QTest::addColumn<QString>("reason");
        const auto row = [](const char* name, const std::string& file, const char* reason) {
            QTest::newRow(name) << QByteArray::fromStdString(file) << QString(reason);
        };
        const auto good = entry("a", "F32", "1", "0,4");
        row("huge header", lengthWord(std::uint64_t(1) << 60) + "{}", "limit");
        row("header past the end", lengthWord(1000) + "{}", "claims 1000 bytes");
        row("no object", fileOf("[]", 0), "does not begin");
        row("not JSON", fileOf("{\"a\":", 0), "not JSON");
        row("two with one name", fileOf(object(good + "," + good), 4), "one name");
        row("overlap", fileOf(object(good + "," + entry("b", "F32", "1", "0,4")), 4), "overlaps");
        row("hole", fileOf(object(good + "," + entry("b", "F32", "1", "8,12")), 12), "hole");
        row("bytes left over", fileOf(object(good), 8), "end at byte");
        row("past the end", fileOf(object(entry("a", "F32", "2", "0,8")), 4), "passes the end");
        row("size overflow", fileOf(object(entry("a", "F32", "4294967296,4294967296,4294967296", "0,4")), 4), "does not fit");
        row("width overflow", fileOf(object(entry("a", "F64", "2305843009213693953", "0,8")), 8), "does not fit");
        row("range backwards", fileOf(object(entry("a", "F32", "1", "4,0")), 4), "does not fit");
        row("unknown type", fileOf(object(entry("a", "F31", "1", "0,4")), 4), "unknown type");
        row("negative size", fileOf(object(entry("a", "F32", "-1", "0,4")), 4), "negative");
        row("fraction", fileOf(object(entry("a", "F32", "1.0", "0,4")), 4), "no whole number");
        row("no type", fileOf("{\"a\":{\"shape\":[1],\"data_offsets\":[0,4]}}", 4), "without dtype");
        row("three offsets", fileOf(object(entry("a", "F32", "1", "0,2,4")), 4), "wrong place");
        row("text as shape", fileOf("{\"a\":{\"dtype\":\"F32\",\"shape\":\"1\",\"data_offsets\":[0,4]}}", 4), "wrong place");
        row("nested", fileOf("{\"a\":{\"b\":{}}}", 0), "wrong place");
        row("control characters in the name", fileOf(object(entry("a\\u0000b", "F32", "1", "0,4")), 4), "no text");
        row("null", fileOf("{\"a\":null}", 0), "null");
        row("deep", fileOf("{\"a\":" + std::string(100000, '['), 0), "wrong place");
    }

    void refuses() {
        QFETCH(const QByteArray, file);
        QFETCH(const QString, reason);
        const auto problem = problemOf(file.toStdString());
        QVERIFY2(problem.find(reason.toStdString()) != std::string::npos, problem.c_str());
    }

    void mutationsDoNotCrash() {
        const int accepted = test::offerMutations(goodFile(), 50'000, [](const std::string& bytes) { return problemOf(bytes).empty(); });
        QVERIFY(accepted < 50'000);
    }

    void writerCountsBytes() {
        DANLU_VALUE(const auto layout, layOutSafetensors({{"a", "F32", {2}}}));
        for (const std::size_t count : {7u, 9u}) {
            std::string bytes;
            QVERIFY(!writeSafetensors(layout, sinkOf(bytes), [count](const TensorEntry&, const ByteSink& sink) { return sink(std::string(count, 'x')); }));
        }
        QVERIFY(!layOutSafetensors({{"a", "F32", {1}}, {"a", "F16", {1}}}));
        QVERIFY(!layOutSafetensors({{"a", "Q9", {1}}}));
    }

    void manyTensorsAreQuick() {
        std::vector<TensorPlan> plans;
        for (int i = 0; i < 100'000; ++i)
            plans.push_back({"layer." + std::to_string(i), "U8", {1}});
        DANLU_VALUE(const auto layout, layOutSafetensors(plans));
        std::string bytes;
        QVERIFY_OK(writeSafetensors(layout, sinkOf(bytes), [](const TensorEntry&, const ByteSink& sink) { return sink("x"); }));
        DANLU_VALUE(const auto table, readSafetensors(readerOf(bytes)));
        QCOMPARE(table.tensors.size(), 100'000u);
    }
};

DANLU_SUITE(SafetensorsTest)
#include "Safetensors_test.moc"
