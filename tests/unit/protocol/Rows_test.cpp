#include "protocol/Rows.h"
#include "support/Suite.h"

#include <random>

using namespace danlu;
using namespace danlu::protocol;

namespace {

Row chat() { return {RowKind::Chat, {{Role::System, "s"}, {Role::User, "问"}, {Role::Assistant, ""}}, "", {}}; }
Row preference() { return {RowKind::Preference, {{Role::User, "q"}, {Role::Assistant, "good"}}, "bad", {}}; }
Row labelled() { return {RowKind::Classification, {{Role::User, "text"}}, "", {{"大", "中", "小"}, {"a"}, {}}}; }

Bytes encoded(const Row& row) {
    Bytes bytes;
    return encodeRow(row, bytes) ? bytes : Bytes();
}

} // namespace

class RowsTest : public QObject {
    Q_OBJECT

private slots:
    /// The form on disk is a promise: these are the bytes of version 1.
    void keepsItsForm() {
        const Bytes expected("\x03\x01\0\x01\0\0\0\0\0"
                             "\x01\x02\0\0\0"
                             "\x02\x01\0\0\0\x01\0\0\0"
                             "hixy",
                             27);
        QCOMPARE(encoded({RowKind::Classification, {{Role::User, "hi"}}, "", {{"x", "y"}}}), expected);
    }

    void comesBackTheSame() {
        for (const Row& row : {Row(), chat(), preference(), labelled()}) {
            DANLU_VALUE(const Row back, decodeRow(encoded(row)));
            QVERIFY(back == row);
        }
    }

    void refusesWhatIsTooLong() {
        Bytes bytes;
        QVERIFY_OK(encodeRow({RowKind::Text, {{Role::User, Bytes(kRowBytes, 'x')}}, "", {}}, bytes));
        QVERIFY_OK(decodeRow(bytes));
        const auto before = bytes.size();
        QVERIFY(!encodeRow({RowKind::Text, {{Role::User, Bytes(kRowBytes + 1, 'x')}}, "", {}}, bytes));
        QVERIFY(!encodeRow({RowKind::Text, std::vector<Turn>(65536), "", {}}, bytes));
        QVERIFY(!encodeRow({RowKind::Classification, {}, "", {{"1", "2", "3", "4"}}}, bytes));
        QCOMPARE(bytes.size(), before);
    }

    void refusesEveryCut() {
        for (const Row& row : {chat(), preference(), labelled()}) {
            const Bytes bytes = encoded(row);
            for (std::size_t size = 0; size < bytes.size(); ++size)
                QVERIFY(!decodeRow(std::string_view(bytes).substr(0, size)));
            QVERIFY(!decodeRow(bytes + "x"));
        }
    }

    /// Whatever the bytes, decoding gives an error or a row that encodes to the same bytes.
    void survivesHostileBytes() {
        std::mt19937 random(7);
        const Bytes good = encoded(labelled());
        for (int i = 0; i < 200'000; ++i) {
            Bytes bytes = good;
            for (int flips = 1 + static_cast<int>(random() % 3); flips > 0; --flips)
                bytes[random() % bytes.size()] = static_cast<char>(random());
            if (const auto row = decodeRow(bytes))
                QCOMPARE(encoded(*row), bytes);
        }
    }

    void doesNotAllocateOnAPromise() {
        Bytes bytes("\0\xff\xff\xff\xff\xff\xff\xff\xff", 9);
        QVERIFY(!decodeRow(bytes));
        Bytes batch("DRB\x01\xff\xff\x0f\0", 8);
        QVERIFY(!RowBatchView::of(batch));
    }

    void batchesRows() {
        RowBatch batch;
        QVERIFY_OK(batch.add(chat()));
        QVERIFY_OK(batch.add(labelled()));
        const auto size = batch.bytes();
        const Bytes bytes = batch.take();
        QCOMPARE(bytes.size(), size);
        QVERIFY(batch.empty());
        DANLU_VALUE(const auto rows, decodeBatch(bytes));
        QVERIFY(rows == (std::vector<Row>{chat(), labelled()}));
        for (std::size_t cut = 0; cut < bytes.size(); ++cut)
            QVERIFY(!decodeBatch(std::string_view(bytes).substr(0, cut)));
        DANLU_VALUE(const auto none, decodeBatch(batch.take()));
        QVERIFY(none.empty());
    }
};
DANLU_SUITE(RowsTest)
#include "Rows_test.moc"
