#include "support/Suite.h"

#include "Imported.h"
#include "data/importers/Encoding.h"

#include <random>

using namespace danlu;
using test::imported;

namespace {

struct File {
    std::string name, bytes;
};

/// One file of each format, with trouble in it.
std::vector<File> files() {
    return {{"a.jsonl", "{\"text\":\"一\"}\n{\"text\":\"two\\n2\"}\nbad\n\n{\"text\":\"\xff\"}\n{\"text\":\"三\"}"},
            {"a.json", "[{\"text\":\"一\"},\n {\"text\":\"}]\"}, {\"x\":{\"y\":[1,2]},\"text\":\"三\"}, 5]\n"},
            {"a.csv", "text,label\n\"a\nb\",x\n\"c\"\"d\",y/z\n\"open,q\nlast,w\n"},
            {"a.txt", "一\r\n\r\ntwo\n三"}};
}

std::string utf16(std::string_view ascii) {
    std::string bytes = "\xff\xfe";
    for (const char c : ascii)
        bytes += {c, '\0'};
    return bytes;
}

bool sameOutcome(const test::Imported& a, const test::Imported& b) { return a.rows == b.rows && a.rejected == b.rejected; }

} // namespace

class ImportTest : public QObject {
    Q_OBJECT
private slots:
    /// However the bytes arrive, the outcome is the same.
    void piecesOfAnySize() {
        for (const auto& file : files()) {
            DANLU_VALUE(const auto whole, imported(file.bytes, file.name));
            QVERIFY(whole.rows.size() >= 2);
            for (const std::size_t piece : {1, 2, 3, 7, 64}) {
                DANLU_VALUE(const auto cut, imported(file.bytes, file.name, {}, piece));
                QVERIFY2(sameOutcome(whole, cut), (file.name + " in pieces of " + std::to_string(piece)).c_str());
            }
        }
    }

    /// Records that lie across the borders of the window, and a window that must grow.
    void longAndShortLines() {
        std::mt19937 random(1);
        std::string bytes;
        std::vector<std::string> texts;
        for (int i = 0; i < 300; ++i) {
            texts.push_back(std::string(1 + random() % (i % 50 == 0 ? 900'000 : 3000), char('a' + i % 26)));
            bytes += "{\"text\":\"" + texts.back() + "\"}\n";
        }
        for (const auto* name : {"a.jsonl", "a.json"}) {
            DANLU_VALUE(const auto got, imported(bytes, name, {}, 100'000));
            QCOMPARE(got.rows.size(), texts.size());
            for (std::size_t i = 0; i < texts.size(); ++i)
                QVERIFY(got.rows[i].turns[0].text == texts[i]);
        }
    }

    void longLinesAreRejectedAndSkipped() {
        const std::string big(70u << 20, 'x');
        const std::string jsonl = "{\"text\":\"1\"}\n{\"text\":\"" + big + "\"}\n{\"text\":\"3\"}\n";
        DANLU_VALUE(const auto lines, imported(jsonl, "a.jsonl"));
        QCOMPARE(lines.rows.size(), std::size_t(2));
        QCOMPARE(lines.rejected, (std::vector<data::RejectedRow>{{"a.jsonl", 2, "the line is longer than 64 MiB"}}));
        DANLU_VALUE(const auto array, imported("[{\"text\":\"1\"},{\"text\":\"" + big + "\"},\n{\"text\":\"3\"}]", "a.json"));
        QCOMPARE(array.rows.size(), std::size_t(2));
        QCOMPARE(array.rejected, (std::vector<data::RejectedRow>{{"a.json", 1, "the record is longer than 64 MiB"}}));
        DANLU_VALUE(const auto csv, imported("text,label\na,b\n" + big + ",c\nd,e\n", "a.csv"));
        QCOMPARE(csv.rows.size(), std::size_t(2));
        QCOMPARE(csv.rejected, (std::vector<data::RejectedRow>{{"a.csv", 3, "the line is longer than 64 MiB"}}));
    }

    void longRowsAreRejected() {
        const std::string big(data::kLineBytes / 7, 'y');
        DANLU_VALUE(const auto got, imported("{\"text\":\"1\"}\n{\"text\":\"" + big + "\"}\n{\"text\":\"3\"}\n", "a.jsonl"));
        QCOMPARE(got.rows.size(), std::size_t(2));
        QCOMPARE(got.rejected.size(), std::size_t(1));
        QCOMPARE(got.rejected[0].line, std::uint64_t(2));
    }

    /// A quote that is never closed costs a bounded stretch, not the rest of the file.
    void openQuoteIsBounded() {
        std::string csv = "text,label\n\"open,a\n";
        const std::size_t lines = 400'000;
        for (std::size_t i = 0; i < lines; ++i)
            csv += "a line of some length without a quote in it,b\n";
        DANLU_VALUE(const auto got, imported(csv, "a.csv"));
        QCOMPARE(got.rows.size(), lines);
        QCOMPARE(got.rejected.size(), std::size_t(1));
        QCOMPARE(got.rejected[0].line, std::uint64_t(2));
    }

    void manyValuesAreRefused() {
        std::string line = "{\"text\":\"x\",\"d\":[";
        for (int i = 0; i < 5'000'000; ++i)
            line += "0,";
        DANLU_VALUE(const auto got, imported("{\"text\":\"1\"}\n" + line + "0]}\n", "a.jsonl"));
        QCOMPARE(got.rows.size(), std::size_t(1));
        QCOMPARE(got.rejected.size(), std::size_t(1));
    }

    void manyColumnsAreRefused() {
        std::string header = "text", object = "{\"text\":\"1\"";
        for (int i = 0; i < 5000; ++i) {
            header += ",c" + std::to_string(i);
            object += ",\"c" + std::to_string(i) + "\":1";
        }
        QVERIFY(!imported(header + "\n1\n", "a.csv"));
        DANLU_VALUE(const auto got, imported("{\"text\":\"1\"}\n" + object + "}\n", "a.jsonl"));
        QCOMPARE(got.rejected.size(), std::size_t(1));
    }

    /// ASCII for longer than the first look, then another encoding.
    void encodingIsSettledLate() {
        std::string head;
        while (head.size() < 600'000)
            head += "plain line of text\n";
        DANLU_VALUE(const auto chinese, imported(head + "\xc4\xe3\xba\xc3\xca\xc0\xbd\xe7\n", "a.txt"));
        QCOMPARE(chinese.rows.back().turns[0].text, std::string("你好世界"));
        QVERIFY(chinese.rejected.empty());
        DANLU_VALUE(const auto unicode, imported(head + "你好\n", "a.txt"));
        QCOMPARE(unicode.rows.back().turns[0].text, std::string("你好"));
    }

    /// Characters that are cut by the border of a piece.
    void decodingGoesAcrossPieces() {
        std::string chinese, expected;
        for (int i = 0; i < 200'001; ++i) {
            chinese += i % 40 == 39 ? "\n" : i % 7 == 0 ? "a" : i % 2 ? "\xc4\xe3" : "\xca\xc0";
            expected += i % 40 == 39 ? "\n" : i % 7 == 0 ? "a" : i % 2 ? "你" : "世";
        }
        DANLU_VALUE(const auto got, imported(chinese, "a.txt", {}, 65'537));
        std::string text;
        for (const auto& row : got.rows)
            text += row.turns[0].text + "\n";
        QVERIFY(text == expected + "\n");
        QCOMPARE(got.detection.encoding, std::string("GB18030"));
        DANLU_VALUE(const auto wide, imported(utf16("{\"text\":\"abc\"}\n{\"text\":\"d\"}\n"), "a.jsonl", {}, 3));
        QCOMPARE(wide.rows.size(), std::size_t(2));
    }

    void guesses_data() {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QByteArray>("name");
        QTest::newRow("korean") << QByteArray("\xc7\xd1\xb1\xdb\xc0\xba \xbf\xec\xb8\xae \xb1\xdb\xc0\xd4\xb4\xcf\xb4\xd9. "
                                              "\xbe\xc8\xb3\xe7\xc7\xcf\xbc\xbc\xbf\xe4 \xb9\xdd\xb0\xa9\xbd\xc0\xb4\xcf\xb4\xd9")
                                << QByteArray("UTF-8");
        QTest::newRow("big5") << QByteArray("\xa7\x41\xa6\x6e\xa1\x41\xa5\x40\xac\xc9\xa1\x43\xb3\x6f\xac\x4f\xc1\x63\xc5\xe9\xa4\xa4\xa4\xe5\xa4\xba\xae\x65")
                              << QByteArray("UTF-8");
        QTest::newRow("gb") << QByteArray("\xce\xd2\xbc\xd2\xb5\xc4\xbf\xed\xb4\xf8\xd7\xf2\xcc\xec\xcd\xed\xc9\xcf\xbf\xaa\xca\xbc\xb5\xf4\xcf\xdf")
                            << QByteArray("GB18030");
        QTest::newRow("utf8") << QByteArray("我家的宽带昨天晚上开始掉线") << QByteArray("UTF-8");
        QTest::newRow("utf16") << QByteArray("\x11\x62\xb6\x5b\x84\x76\xbd\x5b\x26\x5e\n\0", 12) << QByteArray("UTF-16LE");
    }
    void guesses() {
        QFETCH(QByteArray, bytes);
        QFETCH(QByteArray, name);
        DANLU_VALUE(const auto guess, data::guessEncoding(bytes.toStdString()));
        QCOMPARE(std::string(data::nameOf(guess.encoding)), name.toStdString());
    }

    /// Nothing that is thrown at it makes it crash or lose count of a line.
    void rubbish() {
        std::mt19937 random(11);
        const std::string_view alphabet = "{}[]\",:\\\n\r\t 'a1\xff\xe4\xbd\xa0;|\x00-";
        for (int round = 0; round < 3000; ++round) {
            std::string bytes = round % 3 == 0 ? "text,label\n" : round % 3 == 1 ? "[{\"text\":\"1\"}," : "{\"text\":\"1\"}\n";
            for (unsigned i = random() % 200; i > 0; --i)
                bytes += alphabet[random() % alphabet.size()];
            data::ImportOptions options;
            options.format = round % 3 == 0 ? "csv" : round % 3 == 1 ? "json" : "jsonl";
            const auto got = imported(bytes, "a", options, 1 + random() % 50);
            for (const auto& row : got ? got->rejected : std::vector<data::RejectedRow>())
                QVERIFY(row.line >= 1 && row.line <= 1 + std::uint64_t(std::count(bytes.begin(), bytes.end(), '\n')));
        }
    }

    void errorsOfTheSinkEndIt() {
        const auto source = data::sourceOf("{\"text\":\"1\"}\n{\"text\":\"2\"}\n", "a.jsonl");
        int rows = 0;
        const data::ImportSink sink{{}, [&](Row&&) -> Result<> { return ++rows == 2 ? Result<>(Error(ErrorCode::NoSpace, "full")) : ok(); }, {}, {}};
        const auto got = data::importRows(source, {}, sink);
        QVERIFY(!got);
        QCOMPARE(got.error().code(), ErrorCode::NoSpace);
    }
};

DANLU_SUITE(ImportTest)
#include "Import_test.moc"
