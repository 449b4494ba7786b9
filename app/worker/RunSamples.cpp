#include "RunSamples.h"

#include "SealedFiles.h"
#include "text/Utf8.h"

namespace danlu::worker {
namespace {

constexpr std::size_t kShownBytes = 8u << 10; // of a question or an expected answer; the model reads all of it
constexpr std::size_t kOpeningBytes = 400;    // of a plain text that is to be continued

/// The first characters, `limit` bytes at most; the cut falls between two characters.
std::string_view headOf(std::string_view text, std::size_t limit) {
    if (text.size() <= limit)
        return text;
    while (limit > 0 && (static_cast<unsigned char>(text[limit]) & 0xC0) == 0x80)
        --limit;
    return text.substr(0, limit);
}

std::string shownHead(std::string_view text) {
    const auto head = headOf(text, kShownBytes);
    return std::string(head) + (head.size() < text.size() ? "…" : "");
}

/// What is asked last: the turn that the answer follows.
std::string_view lastQuestion(const Row& row) {
    for (auto turn = row.turns.rbegin(); turn != row.turns.rend(); ++turn)
        if (turn->role != Role::Assistant)
            return turn->text;
    return {};
}

} // namespace

Result<std::unique_ptr<RunSamples>> RunSamples::open(JobContext& context, const TextSide& text, const spec::TrainSpec& spec, const Path& file) {
    DANLU_TRY(const auto* key, context.key("run"));
    DANLU_TRY(auto writer, protocol::SampleWriter::open(file, *key));
    std::unique_ptr<RunSamples> samples(new RunSamples(context, text, spec, std::move(writer)));
    DANLU_CHECK(samples->readQuestions());
    DANLU_CHECK(samples->m_writer.ask(samples->m_part, samples->m_questions));
    return samples;
}

RunSamples::RunSamples(JobContext& context, const TextSide& text, const spec::TrainSpec& spec, protocol::SampleWriter writer)
    : m_context(context), m_text(text), m_spec(spec), m_writer(std::move(writer)) {}

Result<> RunSamples::readQuestions() {
    DANLU_TRY(const auto* key, m_context.key("run"));
    for (const auto& [part, place] : {std::pair("validation", "validation"), std::pair("train", "shards")}) {
        DANLU_TRY(const auto rows, ShardRows::open(m_context.start().folder / place, place, *key, [](std::uint64_t) { return ok(); }));
        m_part = part;
        while (std::int64_t(m_questions.size()) < m_spec.sampleRows) {
            DANLU_TRY(const auto row, rows->next());
            if (!row)
                break;
            DANLU_CHECK(addQuestion(*row));
        }
        if (!m_questions.empty())
            break;
    }
    return ok();
}

Result<> RunSamples::addQuestion(const Row& row) {
    std::vector<text::TokenId> ids;
    if (row.kind == RowKind::Text) { // a text is continued from its first half
        const std::string_view whole = row.turns.empty() ? std::string_view() : row.turns[0].text;
        const auto opening = headOf(whole, std::min(whole.size() / 2, kOpeningBytes));
        if (opening.empty())
            return ok();
        ids = text::encodeTextPrompt(opening, *m_text.tokenizer);
        m_questions.push_back({std::string(opening), shownHead(whole.substr(opening.size()))});
    } else {
        DANLU_TRY(ids, text::encodeForPrompt(row, m_text.chat, *m_text.tokenizer));
        DANLU_TRY(const auto expected, text::expectedAnswer(row));
        m_questions.push_back({shownHead(lastQuestion(row)), shownHead(expected)});
    }
    m_prompts.push_back({std::move(ids), row.kind == RowKind::Text ? text::StreamDecoder::Start::Continued : text::StreamDecoder::Start::NewText});
    return ok();
}

Result<> RunSamples::ask(std::int64_t step, engine::CausalModel& model, const std::function<bool()>& isStopped) {
    spec::SamplingSpec likeliest;
    likeliest.temperature = 0;
    likeliest.maxNewTokens = m_spec.sampleTokens;
    engine::GenerateHooks hooks;
    hooks.onToken = [this](std::string_view, text::TokenId) { m_context.tick(); };
    hooks.cancelled = isStopped;
    engine::Generator generator(model, *m_text.tokenizer);
    const auto room = std::size_t(std::max<std::int64_t>(1, std::min(model.config().maxPositions - m_spec.sampleTokens, m_spec.maxSeqLength)));
    const double began = m_context.clock().monotonicSeconds();
    protocol::SampleRound round{step, m_context.clock().utcMillis(), 0, {}};
    for (auto& prompt : m_prompts) {
        if (prompt.ids.size() > room) // the end of it is what the answer follows
            prompt.ids.erase(prompt.ids.begin(), prompt.ids.end() - std::ptrdiff_t(room));
        DANLU_TRY(auto answer, generator.generate(prompt, likeliest, hooks));
        if (answer.reason == engine::StopReason::Cancelled)
            return m_context.cancelled();
        round.answers.push_back({std::move(answer.text), answer.completionTokens(), answer.reason == engine::StopReason::Length});
    }
    round.seconds = m_context.clock().monotonicSeconds() - began;
    return m_writer.add(round);
}

} // namespace danlu::worker
