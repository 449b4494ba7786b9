#include "support/Suite.h"

#include "base/File.h"
#include "ui/shell/Sentences.h"

#include <QFile>
#include <QLocale>

#include <cerrno>

using namespace danlu;
using namespace danlu::ui;

class SentencesTest : public QObject {
    Q_OBJECT
    static QString spoken(const char* english) { return inWords(std::string_view(english)); }

private slots:
    void init() { QLocale::setDefault(QLocale(QLocale::Chinese, QLocale::China)); }
    void cleanupTestCase() { QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates)); }

    void inEnglishNothingChanges() {
        QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
        QCOMPARE(spoken("the passphrase is wrong"), QStringLiteral("the passphrase is wrong"));
    }

    void aSentenceIsFoundWithItsValues() {
        QCOMPARE(spoken("the passphrase is wrong"), QStringLiteral("口令不对"));
        QCOMPARE(spoken("row 7 has the token id 9000, the model knows 512 tokens"), QStringLiteral("第 7 行有 token 编号 9000，模型只有 512 个 token"));
    }

    void valuesMayStandInAnotherOrder() { QCOMPARE(spoken("cancelled after 3 of 8 answers"), QStringLiteral("在 8 个回答中完成 3 个后取消")); }

    void theSystemsWordsAreTranslatedToo() {
        const auto error = systemError("cannot write", "/data/a: b.jsonl", ENOSPC);
        QCOMPARE(inWords(error.message()), QStringLiteral("无法写入 /data/a: b.jsonl：磁盘空间不足"));
        QVERIFY(inWords(error.hint()).startsWith(QStringLiteral("请腾出")));
    }

    void aNameInQuotesStays() { QCOMPARE(spoken("unknown model \"the passphrase is wrong\""), QStringLiteral("未知的模型“the passphrase is wrong”")); }

    void whatIsPutTogetherIsTakenApart() {
        QCOMPARE(spoken("unknown dataset \"tikets\"; did you mean \"tickets\"?"), QStringLiteral("未知的数据集“tikets”；是不是想用“tickets”？"));
        QCOMPARE(spoken("tickets.csv has two columns named \"text\""), QStringLiteral("tickets.csv 有两列都叫“text”"));
        QCOMPARE(spoken("dup.csv: has two columns named \"a\""), QStringLiteral("dup.csv：有两列都叫“a”"));
        QCOMPARE(spoken("the label scheme is not valid JSON at byte 12"), QStringLiteral("标签体系不是有效的 JSON，出错位置：第 12 字节"));
    }

    void whatNobodyTranslatedStaysWhole() {
        QCOMPARE(spoken("a sentence of a later version: 12 of 14"), QStringLiteral("a sentence of a later version: 12 of 14"));
        QCOMPARE(spoken(""), QString());
    }

    void longTextsTakeNoTime() {
        const QString colons = QStringLiteral("x: y; ").repeated(2000);
        QCOMPARE(inWords(colons), colons);
    }

    void aTableWithoutItsPartsIsRefused() {
        QVERIFY(!Sentences::read("{}"));
        QVERIFY(!Sentences::read("no JSON"));
    }

    void theWholeTableIsInTheProgram() {
        QFile file(QStringLiteral(":/danlu/sentences/sentences_zh_CN.json"));
        QVERIFY(file.open(QIODevice::ReadOnly));
        DANLU_VALUE(const auto all, Sentences::read(file.readAll().toStdString()));
        QVERIFY(all.count() > 800);
    }
};

DANLU_SUITE(SentencesTest)
#include "Sentences_test.moc"
