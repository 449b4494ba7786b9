#include "Mutations.h"
#include "formats/Gguf.h"
#include "support/Suite.h"

using namespace danlu;
using namespace danlu::formats;

namespace {

/// Builds hostile headers piece by piece.
struct Header {
    std::string bytes;
    template <typename T>
    Header& put(T value) {
        bytes.append(reinterpret_cast<const char*>(&value), sizeof value);
        return *this;
    }
    Header& text(const std::string& value) {
        put<std::uint64_t>(value.size());
        bytes += value;
        return *this;
    }
    Header& start(std::uint64_t tensors, std::uint64_t entries, std::uint32_t version = 3) {
        bytes = "GGUF";
        return put(version).put(tensors).put(entries);
    }
    Header& tensor(const std::string& name, std::vector<std::uint64_t> sizes, std::uint32_t type, std::uint64_t offset) {
        text(name).put(static_cast<std::uint32_t>(sizes.size()));
        for (const auto size : sizes)
            put(size);
        return put(type).put(offset);
    }
    std::string padded(std::size_t data) const {
        auto all = bytes;
        all.resize((all.size() + 31) / 32 * 32 + data, '\0');
        return all;
    }
};

GgufMetadata allKinds() {
    GgufMetadata metadata;
    metadata.set("general.architecture", GgufValue::ofText("llama"));
    metadata.set("u8", {GgufType::U8, false, {200}, {}, {}});
    metadata.set("i8", {GgufType::I8, false, {-3}, {}, {}});
    metadata.set("u16", {GgufType::U16, false, {60000}, {}, {}});
    metadata.set("i16", {GgufType::I16, false, {-30000}, {}, {}});
    metadata.set("u32", GgufValue::ofU32(4'000'000'000u));
    metadata.set("i64", {GgufType::I64, false, {-5}, {}, {}});
    metadata.set("f32", GgufValue::ofF32(0.5));
    metadata.set("f64", {GgufType::F64, false, {}, {0.1}, {}});
    metadata.set("flag", GgufValue::ofBool(true));
    metadata.set("texts", GgufValue::ofTexts({"a", "", "丹炉"}));
    metadata.set("reals", GgufValue::ofF32s({1, -2.5}));
    metadata.set("wholes", GgufValue::ofI32s({-1, 2}));
    return metadata;
}

std::string goodFile() {
    const auto layout = layOutGguf(allKinds(), {{"one", "F32", {3, 5}}, {"two", "Q8_0", {2, 64}}, {"three", "F16", {7}}});
    std::string bytes;
    const auto written = writeGguf(
        *layout, sinkOf(bytes), [](const TensorEntry& tensor, const ByteSink& sink) { return sink(std::string(tensor.end - tensor.begin, tensor.name[0])); });
    return written ? bytes : std::string();
}

std::string problemOf(const std::string& bytes) {
    const auto table = readGguf(readerOf(bytes));
    return table ? "" : table.error().chain();
}

} // namespace

class GgufTest : public QObject {
    Q_OBJECT

private slots:
    void readsWhatItWrites() {
        const auto bytes = goodFile();
        DANLU_VALUE(const auto table, readGguf(readerOf(bytes)));
        QVERIFY(table.metadata.entries() == allKinds().entries());
        QCOMPARE(table.tensors.size(), 3u);
        QVERIFY((table.tensors[0].shape == std::vector<std::int64_t>{3, 5}));
        QCOMPARE(table.tensors[1].type, "Q8_0");
        QCOMPARE(table.tensors[1].end - table.tensors[1].begin, 2u * 2 * 34);
        QCOMPARE(table.tensors[2].begin % 32, 0u);
        QCOMPARE(bytes.substr(table.tensors[1].begin, 2), "tt");
        QCOMPARE(bytes.size() % 32, 0u);
    }

    void everyTruncationIsRefused() {
        const auto bytes = goodFile();
        DANLU_VALUE(const auto table, readGguf(readerOf(bytes)));
        for (std::size_t length = 0; length < table.tensors.back().end; ++length)
            QVERIFY2(!problemOf(bytes.substr(0, length)).empty(), std::to_string(length).c_str());
    }

    void refuses_data() {
        QTest::addColumn<QByteArray>("file");
        QTest::addColumn<QString>("reason");
        const auto row = [](const char* name, const std::string& file, const char* reason) {
            QTest::newRow(name) << QByteArray::fromStdString(file) << QString(reason);
        };
        const auto huge = UINT64_MAX;
        row("magic", "GGML" + std::string(40, '\0'), "does not begin");
        row("version 1", Header().start(0, 0, 1).bytes, "version");
        row("tensor count", Header().start(huge, 0).padded(64), "more than");
        row("entry count", Header().start(0, huge).padded(64), "more than");
        row("key length", Header().start(0, 1).put(huge).padded(64), "middle of its header");
        row("text length", Header().start(0, 1).text("k").put(std::uint32_t(8)).put(huge).padded(64), "middle of its header");
        row("array length", Header().start(0, 1).text("k").put(std::uint32_t(9)).put(std::uint32_t(0)).put(huge).padded(64), "array of");
        row("array of texts", Header().start(0, 1).text("k").put(std::uint32_t(9)).put(std::uint32_t(8)).put(std::uint64_t(1) << 61).padded(64), "array of");
        row("array of arrays", Header().start(0, 1).text("k").put(std::uint32_t(9)).put(std::uint32_t(9)).put(std::uint64_t(1)).padded(64), "array of arrays");
        row("value type", Header().start(0, 1).text("k").put(std::uint32_t(13)).padded(64), "unknown type");
        row("truth value", Header().start(0, 1).text("k").put(std::uint32_t(7)).put(std::uint8_t(2)).padded(64), "truth value");
        row("same key", Header().start(0, 2).text("k").put(std::uint32_t(0)).put('a').text("k").put(std::uint32_t(0)).put('a').padded(64), "twice");
        row("key is no text", Header().start(0, 1).text("\xff").put(std::uint32_t(0)).put('a').padded(64), "no text");
        const auto alignment = [](std::uint32_t value) { return Header().start(0, 1).text("general.alignment").put(std::uint32_t(4)).put(value).padded(64); };
        row("alignment 0", alignment(0), "power of two");
        row("alignment 24", alignment(24), "power of two");
        row("alignment 2^30", alignment(1u << 30), "power of two");
        row("five dimensions", Header().start(1, 0).text("t").put(std::uint32_t(5)).padded(64), "dimensions");
        row("dimension count", Header().start(1, 0).text("t").put(UINT32_MAX).padded(64), "dimensions");
        row("size overflow", Header().start(1, 0).tensor("t", {1u << 31, 1u << 31, 1u << 31, 4}, 0, 0).padded(64), "does not fit");
        row("negative size", Header().start(1, 0).tensor("t", {huge}, 0, 0).padded(64), "63 bits");
        row("half a block", Header().start(1, 0).tensor("t", {33}, 8, 0).padded(64), "does not fit");
        row("tensor type", Header().start(1, 0).tensor("t", {1}, 999, 0).padded(64), "unknown type");
        row("offset overflow", Header().start(1, 0).tensor("t", {8}, 0, huge - 7).padded(64), "overflows");
        row("past the end", Header().start(1, 0).tensor("t", {32}, 0, 0).padded(64), "passes the end");
        row("not aligned", Header().start(1, 0).tensor("t", {1}, 0, 4).padded(64), "not aligned");
        row("overlap", Header().start(2, 0).tensor("t", {16}, 0, 0).tensor("u", {8}, 0, 32).padded(64), "overlaps");
        row("same name", Header().start(2, 0).tensor("t", {8}, 0, 0).tensor("t", {8}, 0, 32).padded(64), "two tensors");
        row("long name", Header().start(1, 0).tensor(std::string(65, 'n'), {8}, 0, 0).padded(64), "at most 64 bytes");
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

    void refusesWhatCannotBeWritten() {
        QVERIFY(!layOutGguf({}, {{"t", "Q8_0", {2, 33}}}));
        QVERIFY(!layOutGguf({}, {{"t", "Q8_0", {}}}));
        QVERIFY(!layOutGguf({}, {{std::string(65, 'n'), "F32", {1}}}));
    }
};

DANLU_SUITE(GgufTest)
#include "Gguf_test.moc"
