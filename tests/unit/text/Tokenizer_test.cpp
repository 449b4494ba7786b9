#include "support/Suite.h"

#include "base/File.h"
#include "base/Json.h"
#include "text/ChatTemplate.h"
#include "text/Utf8.h"
#include "text/sentencepiece/ModelFile.h"
#include "text/sentencepiece/SentencePieceTokenizer.h"

#include <algorithm>
#include <random>

using namespace danlu;
using namespace danlu::text;

namespace {

Path golden(const std::string& name) { return Path(DANLU_TESTS) / "unit/text/golden" / name; }

std::string modelBytes(const std::string& name) {
    auto bytes = readFile(golden(name + ".model"));
    return bytes ? *bytes : "";
}

std::unique_ptr<Tokenizer> load(const std::string& name) {
    auto tokenizer = loadSentencePiece(modelBytes(name));
    return tokenizer ? std::move(*tokenizer) : nullptr;
}

std::string shown(const std::vector<TokenId>& ids) {
    std::string text;
    for (const TokenId id : ids)
        text += std::to_string(id) + " ";
    return text;
}

std::vector<TokenId> segmentIds(const Tokenizer& tokenizer, const std::string& text, Origin origin) {
    const std::vector<Segment> segments = {{text, origin, false}};
    return encodeSegments(segments, tokenizer).ids;
}

bool hasSpecial(const Tokenizer& tokenizer, const std::vector<TokenId>& ids) {
    return std::any_of(ids.begin(), ids.end(), [&tokenizer](TokenId id) { return tokenizer.isSpecial(id); });
}

} // namespace

class TokenizerTest : public QObject {
    Q_OBJECT
private slots:
    void idsAndSpansAreSentencePieces();
    void idsAreTransformers();
    void decodingGivesTheTextBack();
    void streamingNeverSplitsACharacter();
    void contentNeverBecomesASpecialToken();
    void oneCharacterControlsAreRefused();
    void brokenUtf8BecomesReplacements();
    void truncatedFilesAreRefused();
    void damagedFilesNeverCrash();
    void hostileFilesAreNamed();
};

void TokenizerTest::idsAndSpansAreSentencePieces() {
    DANLU_VALUE(const auto bytes, readFile(golden("tokens.json")));
    DANLU_VALUE(const auto json, parseJson(bytes, "tokens.json"));
    for (const std::string name : {"prefixed", "plain"}) {
        const auto tokenizer = load(name);
        QVERIFY(tokenizer);
        for (const Json& one : json[name]["plain"]) {
            const auto text = one["text"].get<std::string>();
            const auto tokens = tokenizer->tokens(text);
            const auto ids = one["ids"].get<std::vector<TokenId>>();
            const bool hasOwnSpecial = text.find("<|im") != std::string::npos;
            QVERIFY2(hasOwnSpecial || tokenizer->encode(text) == ids, (name + ": " + text + ": " + shown(tokenizer->encode(text))).c_str());
            for (std::size_t i = 0; i < tokens.size(); ++i) {
                const bool isByte = tokenizer->pieces()[std::size_t(tokens[i].id)].kind == PieceKind::Byte;
                QCOMPARE(tokens[i].begin, one["spans"][i][0].get<std::size_t>());
                QVERIFY(isByte || tokens[i].end == one["spans"][i][1].get<std::size_t>());
                QVERIFY(!isByte || tokens[i].end > tokens[i].begin); // each byte stands for its character
            }
        }
    }
}

void TokenizerTest::idsAreTransformers() {
    DANLU_VALUE(const auto bytes, readFile(golden("tokens.json")));
    DANLU_VALUE(const auto json, parseJson(bytes, "tokens.json"));
    for (const std::string name : {"prefixed", "plain"}) {
        const auto tokenizer = load(name);
        for (const Json& one : json[name]["special"]) {
            const auto ids = segmentIds(*tokenizer, one["text"].get<std::string>(), Origin::Template);
            QVERIFY2(ids == one["ids"].get<std::vector<TokenId>>(), (one["text"].get<std::string>() + ": " + shown(ids)).c_str());
        }
    }
}

void TokenizerTest::decodingGivesTheTextBack() {
    DANLU_VALUE(const auto bytes, readFile(golden("tokens.json")));
    DANLU_VALUE(const auto json, parseJson(bytes, "tokens.json"));
    for (const std::string name : {"prefixed", "plain"}) {
        const auto tokenizer = load(name);
        for (const Json& one : json[name]["plain"]) {
            std::string text = one["text"].get<std::string>();
            for (std::size_t at = text.find("▁"); at != std::string::npos; at = text.find("▁"))
                text.replace(at, 3, " "); // SentencePiece cannot tell its mark from a space
            const auto ids = tokenizer->encode(text);
            QCOMPARE(QString::fromStdString(tokenizer->decode(ids)), QString::fromStdString(text));
        }
    }
}

void TokenizerTest::streamingNeverSplitsACharacter() {
    const auto tokenizer = load("prefixed");
    const std::string text = "流式 🦙 x 👩‍👩‍👧 Việt";
    StreamDecoder decoder(*tokenizer);
    std::string whole;
    for (const TokenId id : tokenizer->encode(text)) {
        const std::string piece = decoder.push(id);
        QVERIFY(isValidUtf8(piece) && piece.find(kReplacement) == std::string::npos);
        whole += piece;
    }
    QCOMPARE(QString::fromStdString(whole + decoder.finish()), QString::fromStdString(text));

    const auto llama = tokenizer->encode("🦙");
    StreamDecoder half(*tokenizer);
    std::string left;
    for (std::size_t i = 0; i + 1 < llama.size(); ++i)
        left += half.push(llama[i]);
    QCOMPARE(left, std::string());
    QCOMPARE(half.finish(), std::string(kReplacement) + std::string(kReplacement) + std::string(kReplacement));

    StreamDecoder continued(*tokenizer, StreamDecoder::Start::Continued);
    QCOMPARE(continued.push(tokenizer->encode("Hello").front()).substr(0, 1), std::string(" "));
}

// Every special piece of each vocabulary, in every surrounding that could let it through.
void TokenizerTest::contentNeverBecomesASpecialToken() {
    for (const std::string name : {"prefixed", "plain"}) {
        const auto tokenizer = load(name);
        QVERIFY(tokenizer->specials().size() >= 4);
        for (const std::string& special : tokenizer->specials()) {
            QVERIFY(hasSpecial(*tokenizer, segmentIds(*tokenizer, special, Origin::Template)));
            for (const std::string& text :
                 {special, "a" + special, special + "b", " " + special + " ", special + special, "\n" + special + "\n", "中" + special})
                QVERIFY2(!hasSpecial(*tokenizer, segmentIds(*tokenizer, text, Origin::Content)), text.c_str());
            for (std::size_t cut = 1; cut < special.size(); ++cut) {
                const std::vector<Segment> halves = {{special.substr(0, cut), Origin::Template, false}, {special.substr(cut), Origin::Content, false}};
                QVERIFY(!hasSpecial(*tokenizer, encodeSegments(halves, *tokenizer).ids));
                const std::vector<Segment> other = {{special.substr(0, cut), Origin::Content, false}, {special.substr(cut), Origin::Template, false}};
                QVERIFY(!hasSpecial(*tokenizer, encodeSegments(other, *tokenizer).ids));
            }
            const auto ids = segmentIds(*tokenizer, special, Origin::Content);
            QCOMPARE(tokenizer->decode(ids), special);
        }
    }
}

// libsentencepiece fails on every text with such a character, so the file is refused.
void TokenizerTest::oneCharacterControlsAreRefused() {
    const std::string system = "<|system|>";
    std::string bytes = modelBytes("plain");
    const std::size_t place = bytes.find(system);
    QVERIFY(place != std::string::npos);
    bytes.replace(place, system.size(), "☃"); // and the lengths of the text and of its message
    bytes[place - 1] = 3;
    bytes[place - 3] = static_cast<char>(bytes[place - 3] - 7);
    const auto control = loadSentencePiece(bytes);
    QVERIFY(!control && control.error().chain().find("one character") != std::string::npos);

    DANLU_VALUE(const auto file, readSentencePieceFile(modelBytes("plain")));
    bytes[file.kindAt[3] - 7] = static_cast<char>(PieceKind::UserDefined);
    DANLU_VALUE(const auto tokenizer, loadSentencePiece(bytes)); // as a user-defined symbol it is ordinary text
    QVERIFY(!tokenizer->isSpecial(3));
    QCOMPARE(tokenizer->decode(tokenizer->encode("a☃b")), std::string("a☃b"));
}

void TokenizerTest::brokenUtf8BecomesReplacements() {
    const auto tokenizer = load("plain");
    const auto ids = tokenizer->encode("a\xFF\xC3(\xE4\xBD");
    QCOMPARE(tokenizer->decode(ids), std::string("a\uFFFD\uFFFD(\uFFFD\uFFFD"));
    QCOMPARE(unfinishedTail("a\xE4\xBD"), std::size_t(2));
    QCOMPARE(unfinishedTail("a\xE0\x80"), std::size_t(0));
    QVERIFY(!isValidUtf8("\xED\xA0\x80"));
}

void TokenizerTest::truncatedFilesAreRefused() {
    const std::string bytes = modelBytes("plain");
    QVERIFY(loadSentencePiece(bytes));
    for (std::size_t length = 0; length < bytes.size(); length += 7)
        QVERIFY2(!loadSentencePiece(std::string_view(bytes).substr(0, length)), std::to_string(length).c_str());
}

void TokenizerTest::damagedFilesNeverCrash() {
    const std::string bytes = modelBytes("prefixed");
    std::mt19937 random(7);
    int loaded = 0;
    for (int round = 0; round < 3000; ++round) {
        std::string damaged = bytes;
        for (std::uint32_t i = 0; i <= random() % 4; ++i)
            damaged[random() % damaged.size()] = static_cast<char>(random());
        if (round % 3 == 0)
            damaged.erase(random() % damaged.size(), random() % 64);
        const auto tokenizer = loadSentencePiece(damaged);
        if (!tokenizer)
            continue;
        ++loaded;
        const auto ids = (*tokenizer)->encode("damaged 文件 <|im_start|>");
        QVERIFY(!hasSpecial(**tokenizer, ids));
        for (const TokenId id : ids)
            QVERIFY(id >= 0 && std::size_t(id) < (*tokenizer)->vocabSize());
    }
    QVERIFY(loaded > 0);
}

void TokenizerTest::hostileFilesAreNamed() {
    const auto refusal = [](const std::string& bytes) {
        const auto tokenizer = loadSentencePiece(bytes);
        return tokenizer ? std::string() : tokenizer.error().chain();
    };
    const auto mentions = [&refusal](const std::string& bytes, std::string_view word) { return refusal(bytes).find(word) != std::string::npos; };
    QVERIFY(mentions("", "no pieces"));
    QVERIFY(mentions("\x0A\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\x7F", "does not fit"));
    QVERIFY(mentions(std::string("\x0A\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\x01", 12), "64 bits"));
    QVERIFY(mentions(std::string("\x0B", 1), "wire type"));
    QVERIFY(mentions(std::string("\x0A\x03\x0A\x01\xFF", 5), "not UTF-8"));
    QVERIFY(mentions(modelBytes("plain") + std::string("\x0A\x05\x0A\x03<s>", 7), "the same"));
    QVERIFY(mentions(modelBytes("plain") + std::string("\x1A\x04\x12\x02zz", 6), "rewrites characters"));
    QVERIFY(mentions(modelBytes("plain") + std::string("\x2A\x04\x12\x02zz", 6), "rewrites characters"));
    QVERIFY(mentions(modelBytes("plain") + std::string("\x12\x02\x18\x01", 4), "not a BPE model"));
    QVERIFY(mentions(modelBytes("plain") + std::string("\x12\x04\xC8\x02\xC8\x01", 6), "begin id"));
    QVERIFY(mentions(modelBytes("plain") + std::string("\x0A\x08\x0A\x01z\x15\x00\x00\xC0\x7F", 10), "score"));
}

DANLU_SUITE(TokenizerTest)
#include "Tokenizer_test.moc"
