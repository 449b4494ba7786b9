#include "support/Suite.h"

#include "data/ContentHash.h"

using namespace danlu;
using namespace danlu::data;

namespace {

Row textRow(std::string text) {
    Row row;
    row.turns.push_back({Role::User, std::move(text)});
    return row;
}

} // namespace

class HashTest : public QObject {
    Q_OBJECT
private slots:
    /// Key 00…0f, message 00 01 02 …: from vectors.h of the reference implementation, github.com/veorq/SipHash (vectors_sip128).
    void referenceVectors() {
        const Hash128 key{0x0706050403020100ull, 0x0f0e0d0c0b0a0908ull};
        std::string message;
        QCOMPARE(sipHash128(message, key), (Hash128{0xe6a825ba047f81a3ull, 0x930255c71472f66dull}));
        message += '\0';
        QCOMPARE(sipHash128(message, key), (Hash128{0x44af996bd8c187daull, 0x45fc229b11597634ull}));
        for (char c = 1; c < 15; ++c)
            message += c;
        QCOMPARE(sipHash128(message, key), (Hash128{0x11a8b03399e99354ull, 0xd9c3cf970fec087eull}));
    }

    void whatReadsTheSameIsEqual() {
        const auto plain = contentHash(textRow("网络 断了 Abc"));
        for (const char* other : {" 网络  断了 Abc\n", "网络\u3000断了\tAbc", "网\u200B络 断了 Abc\uFEFF", "网络\u00A0断了 Ａｂｃ"})
            QVERIFY2(contentHash(textRow(other)) == plain, other);
        for (const char* other : {"网络断了 Abc", "网络 断了 abc", "网络 断了 Ab", ""})
            QVERIFY2(contentHash(textRow(other)) != plain, other);
    }

    void turnsDoNotRunIntoEachOther() {
        Row one, two, three;
        one.turns = {{Role::User, "ab"}, {Role::Assistant, "c"}};
        two.turns = {{Role::User, "a"}, {Role::Assistant, "bc"}};
        three.turns = {{Role::Assistant, "ab"}, {Role::User, "c"}};
        QVERIFY(contentHash(one) != contentHash(two));
        QVERIFY(contentHash(one) != contentHash(three));
        two = one;
        two.labels = {{"a", "b"}};
        QVERIFY(contentHash(one) == contentHash(two));
        QVERIFY(labelledHash(one) != labelledHash(two));
    }
};

DANLU_SUITE(HashTest)
#include "Hash_test.moc"
