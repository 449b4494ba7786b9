#include "Job.h"
#include "SealedFiles.h"
#include "crypto/Hash.h"
#include "text/TokenizerTraining.h"
#include "text/sentencepiece/SentencePieceTokenizer.h"

namespace danlu::worker {
namespace {

/// The texts of all rows, turn by turn.
class RowTexts {
public:
    explicit RowTexts(engine::RowSource& rows) : m_rows(rows) {}
    Result<std::optional<std::string>> next() {
        while (m_turn == m_row.turns.size()) {
            DANLU_TRY(auto row, m_rows.next());
            if (!row)
                return std::optional<std::string>{};
            m_row = std::move(*row);
            m_turn = 0;
        }
        ++m_count;
        return std::optional(std::move(m_row.turns[m_turn++].text));
    }
    std::uint64_t count() const { return m_count; }

private:
    engine::RowSource& m_rows;
    Row m_row;
    std::size_t m_turn = 0;
    std::uint64_t m_count = 0;
};

Result<Json> runTrainTokenizer(JobContext& context) {
    DANLU_TRY(const auto spec, context.spec<protocol::TokenizerSpec>());
    DANLU_TRY(const auto* key, context.key("run"));
    const double began = context.clock().monotonicSeconds();
    context.phase(protocol::Phase::Loading);
    std::uint64_t total = 0;
    DANLU_TRY(const auto rows, ShardRows::open(context.start().folder / "shards", "shards", *key, [&](std::uint64_t row) -> Result<> {
                  context.progress(std::int64_t(row), std::int64_t(total));
                  return context.isCancelled() ? Result<>(context.cancelled()) : ok();
              }));
    total = rows->total();
    RowTexts texts(*rows);
    text::TokenizerOptions options;
    options.vocabSize = spec.vocabSize;
    options.controlSymbols = spec.controlSymbols;
    options.characterCoverage = spec.characterCoverage;
    options.sentenceCap = spec.sentenceCap;
    options.threads = int(spec.threads);
    context.phase(protocol::Phase::Training);
    DANLU_TRY(const auto bytes, text::trainSentencePiece(options, [&texts] { return texts.next(); }));
    DANLU_TRY(const auto tokenizer, text::loadSentencePiece(bytes));
    DANLU_CHECK(writeFileAtomically(spec.to, bytes));
    return Json{{"file", spec.to},
                {"vocab_size", tokenizer->vocabSize()},
                {"sentences", texts.count()},
                {"sha256", crypto::hexText(crypto::sha256(bytes))},
                {"seconds", context.clock().monotonicSeconds() - began}};
}

} // namespace

Job makeTrainTokenizer() { return {"train_tokenizer", runTrainTokenizer}; }

} // namespace danlu::worker
