#include "Job.h"
#include "Pulse.h"
#include "SealedFiles.h"
#include "crypto/Hash.h"
#include "text/TokenizerTraining.h"
#include "text/sentencepiece/SentencePieceTokenizer.h"

#include <cstdlib>
#include <ctime>

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
        m_bytes += m_row.turns[m_turn].text.size();
        return std::optional(std::move(m_row.turns[m_turn++].text));
    }
    std::uint64_t bytes() const { return m_bytes; }
    std::uint64_t count() const { return m_count; }

private:
    engine::RowSource& m_rows;
    Row m_row;
    std::size_t m_turn = 0;
    std::uint64_t m_count = 0, m_bytes = 0;
};

/// While a library works that tells nothing, quarters of a second of this process's processor time count as operations: the heartbeat's
/// counter goes on where there is work and stands still where something waits for ever. The library cannot be asked to stop either: when
/// nobody waits for the result any more the process ends, which loses nothing, because the file is written afterwards.
class ProcessorTicks {
public:
    explicit ProcessorTicks(JobContext& context) : m_pulse(context.operations(), 1, [this, &context](std::uint64_t) { count(context); }) {}

private:
    static constexpr double kTick = 0.25;
    static double processorSeconds() {
        timespec time{};
        ::clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
        return double(time.tv_sec) + double(time.tv_nsec) / 1e9;
    }
    void count(JobContext& context) {
        if (context.isCancelled())
            std::_Exit(exitStatusOf(ErrorCode::Cancelled));
        for (const double used = processorSeconds(); m_counted + kTick <= used; m_counted += kTick)
            context.tick();
    }

    double m_counted = processorSeconds();
    Pulse m_pulse; // last, for its thread uses the rest
};

/// libsentencepiece reads all texts and then learns in one call, which says nothing of itself.
class TokenizerLearning {
public:
    TokenizerLearning(JobContext& context, RowTexts& texts) : m_context(context), m_texts(texts) {}
    Result<Bytes> run(const text::TokenizerOptions& options) {
        return text::trainSentencePiece(options, [this] { return next(); });
    }

private:
    Result<std::optional<std::string>> next() {
        auto text = m_texts.next();
        if (text && !*text && !m_ticks)
            beginToLearn();
        return text;
    }
    void beginToLearn() {
        m_context.phase(protocol::Phase::Training);
        m_context.log("notice", "learning from " + sizeText(m_texts.bytes()) + " of text; this step cannot say how far it is");
        m_ticks.emplace(m_context);
    }

    JobContext& m_context;
    RowTexts& m_texts;
    std::optional<ProcessorTicks> m_ticks;
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
    DANLU_TRY(const auto bytes, TokenizerLearning(context, texts).run(options));
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
