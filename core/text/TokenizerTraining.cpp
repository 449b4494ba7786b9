#include "text/TokenizerTraining.h"

#include "base/Names.h"
#include "text/Utf8.h"
#include "text/sentencepiece/Protobuf.h"

#include <sentencepiece_trainer.h>

#include <algorithm>
#include <random>
#include <unordered_map>

namespace danlu::text {
namespace {

constexpr std::int64_t kLeastPieces = 512, kMostPieces = 256'000;
constexpr std::int64_t kLeastSentence = 16;

using Settings = std::unordered_map<std::string, std::string>;

Result<> checkOptions(const TokenizerOptions& options) {
    if (options.vocabSize < kLeastPieces || options.vocabSize > kMostPieces)
        return Error(ErrorCode::Usage, "the vocabulary size is " + std::to_string(options.vocabSize) + "; it can be " + std::to_string(kLeastPieces) + " to " +
                                           std::to_string(kMostPieces));
    if (!(options.characterCoverage >= 0.9 && options.characterCoverage <= 1))
        return Error(ErrorCode::Usage, "the character coverage can be 0.9 to 1");
    if (options.sentenceBytes < kLeastSentence || options.sentenceCap < 0 || options.threads < 1 || options.threads > 127)
        return Error(ErrorCode::Usage, "a tokenizer needs 1 to 127 threads, sentences of 16 bytes or more, and a cap that is not negative");
    for (const std::string& symbol : options.controlSymbols)
        if (symbol.size() < 3 || symbol.find_first_of("\",\n\r ") != std::string::npos || !isValidUtf8(symbol))
            return Error(ErrorCode::Usage,
                         "\"" + symbol + "\" cannot be a control symbol: it needs 3 characters or more, none of them a space, quote or comma");
    return ok();
}

Settings settingsOf(const TokenizerOptions& options) {
    return {
        {"model_type", "bpe"},
        {"vocab_size", std::to_string(options.vocabSize)},
        {"byte_fallback", "true"},
        {"split_digits", "true"},
        {"normalization_rule_name", "identity"},
        {"add_dummy_prefix", "false"},
        {"remove_extra_whitespaces", "false"},
        {"character_coverage", std::to_string(options.characterCoverage)},
        {"control_symbols", joined(options.controlSymbols, ",")},
        {"user_defined_symbols", "\"\n\""},
        {"max_sentence_length", std::to_string(options.sentenceBytes)},
        {"num_threads", std::to_string(options.threads)},
        {"minloglevel", "2"},
    };
}

/// Hands out a document in pieces of at most `limit` bytes, cut between characters.
class Pieces {
public:
    Pieces(const NextSentence& next, std::size_t limit) : m_next(&next), m_limit(limit) {}

    Result<std::optional<std::string>> next() {
        while (m_rest.empty()) {
            DANLU_TRY(auto text, (*m_next)());
            if (!text)
                return std::optional<std::string>();
            m_rest = toValidUtf8(*text);
            std::erase(m_rest, '\0');
        }
        std::size_t length = std::min(m_limit, m_rest.size());
        while (length < m_rest.size() && (static_cast<unsigned char>(m_rest[length]) & 0xC0) == 0x80)
            --length;
        std::string piece = m_rest.substr(0, length);
        m_rest.erase(0, length);
        return std::optional(std::move(piece));
    }

private:
    const NextSentence* m_next;
    std::size_t m_limit;
    std::string m_rest;
};

/// `cap` pieces, each with the same chance, in their order; the generator is one whose numbers the C++ standard fixes.
Result<std::vector<std::string>> sampled(Pieces& source, std::size_t cap) {
    std::vector<std::pair<std::size_t, std::string>> kept;
    std::mt19937_64 random(42);
    for (std::size_t seen = 0;; ++seen) {
        DANLU_TRY(auto piece, source.next());
        if (!piece)
            break;
        if (kept.size() < cap)
            kept.emplace_back(seen, std::move(*piece));
        else if (const std::size_t place = std::size_t(random() % (seen + 1)); place < cap)
            kept[place] = {seen, std::move(*piece)};
    }
    std::sort(kept.begin(), kept.end());
    std::vector<std::string> texts;
    for (auto& [order, text] : kept)
        texts.push_back(std::move(text));
    return texts;
}

/// libsentencepiece's view of the text. A failed source looks like its end; the caller asks for the error.
class Sentences final : public sentencepiece::SentenceIterator {
public:
    explicit Sentences(std::function<Result<std::optional<std::string>>()> next) : m_next(std::move(next)) { advance(); }
    bool done() const override { return !m_text; }
    void Next() override { advance(); }
    const std::string& value() const override { return *m_text; }
    sentencepiece::util::Status status() const override { return {}; }
    const std::optional<Error>& error() const { return m_error; }
    bool isEmpty() const { return m_count == 0; }

private:
    void advance() {
        auto result = m_next();
        if (!result)
            m_error = std::move(result).error();
        m_text = result ? std::move(*result) : std::nullopt;
        m_count += m_text.has_value();
    }

    std::function<Result<std::optional<std::string>>()> m_next;
    std::optional<std::string> m_text;
    std::optional<Error> m_error;
    std::size_t m_count = 0;
};

Error trainingError(const std::string& message, const TokenizerOptions& options) {
    const std::string size = std::to_string(options.vocabSize);
    if (message.find("too high") != std::string::npos)
        return Error(ErrorCode::Rejected, "the text is too small for a vocabulary of " + size + " pieces")
            .withHint("Give more text or a smaller --vocab-size.");
    if (message.find("smaller than required_chars") != std::string::npos || message.find("required_chars") != std::string::npos)
        return Error(ErrorCode::Rejected, "the text has more different characters than a vocabulary of " + size + " pieces can hold")
            .withHint("Give a larger --vocab-size.");
    return Error(ErrorCode::Failed, "the tokenizer could not be trained: " + message);
}

/// The file records how many threads made it (trainer_spec, field 16); the same text shall give the same bytes.
Result<Bytes> withoutThreads(Bytes bytes) {
    ProtoReader file(bytes, 0);
    while (!file.atEnd()) {
        DANLU_TRY(const ProtoField part, file.next());
        ProtoReader settings(part.number == 2 ? part.bytes : std::string_view(), part.valueAt);
        while (!settings.atEnd()) {
            DANLU_TRY(const ProtoField field, settings.next());
            if (field.number == 16 && field.valueBytes == 1)
                bytes[field.valueAt] = 1;
        }
    }
    return bytes;
}

Result<Bytes> train(Sentences& sentences, const TokenizerOptions& options) {
    if (sentences.error())
        return *sentences.error();
    if (sentences.isEmpty())
        return Error(ErrorCode::Rejected, "there is no text to train a tokenizer on");
    std::string bytes;
    const auto status = sentencepiece::SentencePieceTrainer::Train(settingsOf(options), &sentences, &bytes);
    if (sentences.error())
        return *sentences.error();
    if (!status.ok())
        return trainingError(status.ToString(), options);
    return withoutThreads(std::move(bytes));
}

} // namespace

Result<Bytes> trainSentencePiece(const TokenizerOptions& options, const NextSentence& next) {
    DANLU_CHECK(checkOptions(options));
    Pieces pieces(next, std::size_t(options.sentenceBytes));
    if (options.sentenceCap == 0) {
        Sentences sentences([&pieces] { return pieces.next(); });
        return train(sentences, options);
    }
    DANLU_TRY(auto texts, sampled(pieces, std::size_t(options.sentenceCap)));
    Sentences sentences([&texts, at = std::size_t(0)]() mutable -> Result<std::optional<std::string>> {
        return at < texts.size() ? std::optional(texts[at++]) : std::nullopt;
    });
    return train(sentences, options);
}

} // namespace danlu::text
