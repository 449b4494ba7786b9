#include "support/Suite.h"

#include "text/TokenizerTraining.h"
#include "text/sentencepiece/SentencePieceTokenizer.h"

#include <set>

using namespace danlu;
using namespace danlu::text;

namespace {

/// Sentences out of words that a small generator picks, always the same.
std::vector<std::string> sentences() {
    const std::vector<std::string> words = {"网络", "宽带", "打印机", "掉线", "请", "处理", "the", "printer", "network", "slow", "2024", "，", "。", " ", "\n"};
    std::vector<std::string> all;
    std::uint32_t state = 1;
    for (int i = 0; i < 400; ++i) {
        std::string text;
        for (int j = 0; j < 20; ++j) {
            state = state * 1664525 + 1013904223;
            text += words[(state >> 16) % words.size()];
            if (j % 3 == 0)
                text += static_cast<char>('a' + (state >> 20) % 26);
        }
        all.push_back(text);
    }
    return all;
}

Result<Bytes> trainOn(const std::vector<std::string>& texts, const TokenizerOptions& options) {
    std::size_t at = 0;
    return trainSentencePiece(options, [&]() -> Result<std::optional<std::string>> { return at < texts.size() ? std::optional(texts[at++]) : std::nullopt; });
}

TokenizerOptions small() {
    TokenizerOptions options;
    options.vocabSize = 600;
    return options;
}

} // namespace

class TrainingTest : public QObject {
    Q_OBJECT
private slots:
    void theTableIsAsPromised();
    void theSameTextGivesTheSameBytes();
    void longTextsAreCutBetweenCharacters();
    void aCapTakesFewerSentences();
    void impossibleWishesAreRefused();
    void aFailingSourceIsNamed();
};

void TrainingTest::theTableIsAsPromised() {
    DANLU_VALUE(const auto bytes, trainOn(sentences(), small()));
    DANLU_VALUE(const auto tokenizer, loadSentencePiece(bytes));
    QCOMPARE(tokenizer->vocabSize(), std::size_t(600));
    const auto& pieces = tokenizer->pieces();
    QCOMPARE(pieces[0].text + pieces[1].text + pieces[2].text, std::string("<unk><s></s>"));
    QCOMPARE(pieces[3].text + pieces[6].text, std::string("<|system|><|end|>"));
    QVERIFY(pieces[3].kind == PieceKind::Control && tokenizer->special("<|user|>") == std::optional<TokenId>(4));
    QVERIFY(pieces[7].text == "\n" && pieces[7].kind == PieceKind::UserDefined && !tokenizer->isSpecial(7));
    QVERIFY(pieces[8].kind == PieceKind::Byte && pieces[263].text == "<0xFF>");
    QVERIFY(!tokenizer->addsPrefixSpace() && !tokenizer->padId());
    for (const Piece& piece : pieces) // digits stay apart
        QVERIFY(piece.kind != PieceKind::Normal || piece.text.size() == 1 || piece.text.find_first_of("0123456789") == std::string::npos);
    QCOMPARE(tokenizer->encode("打印机").size(), std::size_t(1));
    const std::string text = "网络 slow\n2024 ☃ \xF0\x9F\xA6\x99  end";
    const auto ids = tokenizer->encode(text);
    QCOMPARE(tokenizer->decode(ids), text);
}

void TrainingTest::theSameTextGivesTheSameBytes() {
    DANLU_VALUE(const auto first, trainOn(sentences(), small()));
    TokenizerOptions threads = small();
    threads.threads = 2;
    DANLU_VALUE(const auto second, trainOn(sentences(), threads));
    QVERIFY(first == second);
    auto other = sentences();
    other.resize(300);
    DANLU_VALUE(const auto third, trainOn(other, small()));
    QVERIFY(first != third);
}

void TrainingTest::longTextsAreCutBetweenCharacters() {
    std::string all;
    for (const std::string& sentence : sentences())
        all += sentence;
    TokenizerOptions options = small();
    options.sentenceBytes = 1000;
    DANLU_VALUE(const auto bytes, trainOn({all}, options));
    DANLU_VALUE(const auto tokenizer, loadSentencePiece(bytes));
    QCOMPARE(tokenizer->encode("打印机").size(), std::size_t(1));
    for (const Piece& piece : tokenizer->pieces())
        QVERIFY(piece.text.find("\uFFFD") == std::string::npos);
}

void TrainingTest::aCapTakesFewerSentences() {
    TokenizerOptions options = small();
    options.sentenceCap = 200;
    DANLU_VALUE(const auto capped, trainOn(sentences(), options));
    DANLU_VALUE(const auto again, trainOn(sentences(), options));
    DANLU_VALUE(const auto whole, trainOn(sentences(), small()));
    QVERIFY(capped == again && capped != whole);
}

void TrainingTest::impossibleWishesAreRefused() {
    const auto refusal = [](const std::vector<std::string>& texts, const TokenizerOptions& options) {
        const auto bytes = trainOn(texts, options);
        return bytes ? std::string() : std::string(nameOf(bytes.error().code())) + ": " + bytes.error().chain();
    };
    TokenizerOptions large = small();
    large.vocabSize = 20'000;
    QVERIFY2(refusal(sentences(), large).find("too small for a vocabulary of 20000") != std::string::npos, refusal(sentences(), large).c_str());
    QVERIFY(refusal({}, small()).find("no text") != std::string::npos);
    QVERIFY(refusal({"", ""}, small()).find("no text") != std::string::npos);
    TokenizerOptions tiny = small();
    tiny.vocabSize = 100;
    QVERIFY(refusal(sentences(), tiny).starts_with("Usage"));
    TokenizerOptions broken = small();
    broken.controlSymbols = {"<a,b>"};
    QVERIFY(refusal(sentences(), broken).starts_with("Usage"));
    std::vector<std::string> manySigns;
    for (char32_t sign = 0x4E00; sign < 0x5200; ++sign)
        manySigns.push_back(
            std::string{static_cast<char>(0xE0 | (sign >> 12)), static_cast<char>(0x80 | ((sign >> 6) & 63)), static_cast<char>(0x80 | (sign & 63))});
    TokenizerOptions full = small();
    full.characterCoverage = 1;
    QVERIFY2(refusal(manySigns, full).find("more different characters") != std::string::npos, refusal(manySigns, full).c_str());
}

void TrainingTest::aFailingSourceIsNamed() {
    int calls = 0;
    const auto bytes = trainSentencePiece(small(), [&]() -> Result<std::optional<std::string>> {
        if (++calls > 5)
            return Error(ErrorCode::Corrupt, "shard 3 is damaged");
        return std::optional<std::string>("some text");
    });
    QVERIFY(!bytes && bytes.error().message() == "shard 3 is damaged");
}

DANLU_SUITE(TrainingTest)
#include "Training_test.moc"
