#include "engine/generate/Generator.h"

#include "engine/device/Guard.h"
#include "engine/generate/EndTokens.h"
#include "engine/generate/Sampler.h"
#include "engine/generate/StopText.h"

#include <ATen/ops/empty.h>
#include <c10/core/GradMode.h>

#include <algorithm>
#include <chrono>
#include <map>

namespace danlu::engine {
namespace {

constexpr std::size_t kBatchRows = 32;
constexpr std::int64_t kPrefillTokens = 512; // per forward pass: bounds the memory of a long prompt

double secondsSince(std::chrono::steady_clock::time_point start) { return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count(); }

/// One answer while it is written.
class Answer {
public:
    Answer(const Prompt& prompt, const spec::SamplingSpec& spec, const text::Tokenizer& tokenizer)
        : m_sampler(spec, std::vector<std::int64_t>(prompt.ids.begin(), prompt.ids.end())), m_decoder(tokenizer, prompt.start), m_stop(spec.stop) {
        generation.promptTokens = static_cast<std::int64_t>(prompt.ids.size());
    }

    Generation generation;
    bool done = false;
    std::int64_t last = 0;

    /// Chooses the next token; returns the text that can be shown.
    std::string step(std::span<const float> logits, const std::vector<std::int64_t>& ends) {
        last = m_sampler.choose(logits);
        generation.ids.push_back(static_cast<text::TokenId>(last));
        if (std::binary_search(ends.begin(), ends.end(), last)) {
            end(StopReason::EndToken);
            return {};
        }
        const auto shown = m_stop.push(m_decoder.push(static_cast<text::TokenId>(last)));
        generation.text += shown;
        if (m_stop.found())
            end(StopReason::StopText);
        return shown;
    }

    void end(StopReason reason) {
        generation.reason = reason;
        done = true;
    }

    /// Text that was held back until the answer was over.
    std::string finish() {
        auto rest = m_stop.found() ? std::string() : m_stop.push(m_decoder.finish());
        rest += m_stop.finish();
        generation.text += rest;
        return rest;
    }

private:
    Sampler m_sampler;
    text::StreamDecoder m_decoder;
    StopText m_stop;
};

/// ids [rows, count] of the prompts' tokens from `begin`.
at::Tensor promptPart(const std::vector<const Prompt*>& prompts, std::int64_t begin, std::int64_t count) {
    auto ids = at::empty({static_cast<std::int64_t>(prompts.size()), count}, at::kLong);
    auto* to = ids.data_ptr<std::int64_t>();
    for (const auto* prompt : prompts)
        to = std::copy_n(prompt->ids.begin() + begin, count, to);
    return ids;
}

at::Tensor lastTokens(const std::vector<Answer>& answers) {
    auto ids = at::empty({static_cast<std::int64_t>(answers.size()), 1}, at::kLong);
    std::transform(answers.begin(), answers.end(), ids.data_ptr<std::int64_t>(), [](const Answer& answer) { return answer.last; });
    return ids;
}

bool allDone(const std::vector<Answer>& answers) {
    return std::all_of(answers.begin(), answers.end(), [](const Answer& answer) { return answer.done; });
}

/// Feeds the prompts in pieces; the hidden states of their last tokens [rows, hidden].
at::Tensor prefill(CausalModel& model, KvCache& cache, const std::vector<const Prompt*>& prompts) {
    const auto length = static_cast<std::int64_t>(prompts.front()->ids.size());
    at::Tensor hidden;
    for (std::int64_t begin = 0; begin < length; begin += kPrefillTokens) {
        const auto ids = promptPart(prompts, begin, std::min(kPrefillTokens, length - begin));
        hidden = model.hidden(ids.to(model.device()), {.cache = &cache});
    }
    return hidden.select(1, hidden.size(1) - 1);
}

} // namespace

std::string_view nameOf(StopReason reason) {
    switch (reason) {
    case StopReason::EndToken:
        return "stop";
    case StopReason::Length:
        return "length";
    case StopReason::StopText:
        return "stop_text";
    case StopReason::Cancelled:
        return "cancelled";
    }
    return "";
}

Generator::Generator(CausalModel& model, const text::Tokenizer& tokenizer)
    : m_model(model), m_tokenizer(tokenizer), m_ends(endTokens(model.config(), tokenizer)),
      m_choices(std::min(model.config().vocab, static_cast<std::int64_t>(tokenizer.vocabSize()))) {}

Result<> Generator::check(const Prompt& prompt) const {
    const auto& config = m_model.config();
    if (prompt.ids.empty())
        return Error(ErrorCode::Rejected, "the prompt is empty");
    if (static_cast<std::int64_t>(prompt.ids.size()) >= config.maxPositions)
        return Error(ErrorCode::Rejected,
                     "the prompt has " + std::to_string(prompt.ids.size()) + " tokens, the model's context " + std::to_string(config.maxPositions))
            .withHint("Shorten the prompt.");
    for (const auto id : prompt.ids) {
        if (id < 0 || id >= config.vocab)
            return Error(ErrorCode::Rejected, "the token id " + std::to_string(id) + " is outside the model's vocabulary of " + std::to_string(config.vocab));
    }
    return ok();
}

/// All prompts have the same length. Rows that are done stay in the batch until the last one is.
std::vector<Generation> Generator::runBatch(const std::vector<const Prompt*>& prompts, const spec::SamplingSpec& spec, const GenerateHooks& hooks) {
    c10::NoGradGuard noGradients;
    const auto start = std::chrono::steady_clock::now();
    const auto rows = static_cast<std::int64_t>(prompts.size()), length = static_cast<std::int64_t>(prompts.front()->ids.size());
    const auto limit = std::min(spec.maxNewTokens, m_model.config().maxPositions - length);
    std::vector<Answer> answers;
    for (const auto* prompt : prompts)
        answers.emplace_back(*prompt, spec, m_tokenizer);
    KvCache cache(m_model.config(), rows, length + limit, m_model.compute(), m_model.device());
    auto hidden = prefill(m_model, cache, prompts);
    for (std::int64_t made = 0;; hidden = m_model.hidden(lastTokens(answers).to(m_model.device()), {.cache = &cache}).select(1, 0)) {
        const auto logits = m_model.logits(hidden).to(at::kCPU).contiguous(); // [rows, vocab]
        for (std::int64_t row = 0; row < rows; ++row) {
            auto& answer = answers[static_cast<std::size_t>(row)];
            if (answer.done)
                continue;
            const auto shown = answer.step({logits.data_ptr<float>() + row * logits.size(1), static_cast<std::size_t>(m_choices)}, m_ends);
            if (made == 0)
                answer.generation.promptSeconds = secondsSince(start);
            if (hooks.onToken)
                hooks.onToken(shown, answer.generation.ids.back());
            answer.generation.seconds = secondsSince(start);
        }
        const bool cancelled = hooks.cancelled && hooks.cancelled();
        if (++made == limit || cancelled || allDone(answers)) {
            for (auto& answer : answers) {
                if (!answer.done)
                    answer.end(cancelled ? StopReason::Cancelled : StopReason::Length);
            }
            break;
        }
    }
    std::vector<Generation> generations;
    for (auto& answer : answers) {
        const auto rest = answer.finish();
        if (hooks.onToken && !rest.empty())
            hooks.onToken(rest, answer.generation.ids.back());
        generations.push_back(std::move(answer.generation));
    }
    return generations;
}

Result<Generation> Generator::generate(const Prompt& prompt, const spec::SamplingSpec& spec, const GenerateHooks& hooks) {
    DANLU_CHECK(check(prompt));
    return guarded("generating", [&]() -> Result<Generation> { return std::move(runBatch({&prompt}, spec, hooks).front()); });
}

Result<std::vector<Generation>> Generator::generateAll(const std::vector<Prompt>& prompts, const spec::SamplingSpec& spec, const Progress& progress) {
    std::map<std::size_t, std::vector<std::size_t>> byLength;
    for (std::size_t i = 0; i < prompts.size(); ++i) {
        if (auto checked = check(prompts[i]); !checked)
            return std::move(checked).error().wrap("prompt " + std::to_string(i + 1));
        byLength[prompts[i].ids.size()].push_back(i);
    }
    std::vector<Generation> generations(prompts.size());
    std::size_t done = 0;
    for (const auto& [length, places] : byLength) {
        for (std::size_t begin = 0; begin < places.size(); begin += kBatchRows) {
            const auto end = std::min(places.size(), begin + kBatchRows);
            std::vector<const Prompt*> batch;
            for (auto i = begin; i < end; ++i)
                batch.push_back(&prompts[places[i]]);
            DANLU_TRY(auto made, guarded("generating", [&]() -> Result<std::vector<Generation>> { return runBatch(batch, spec, {}); }));
            for (auto i = begin; i < end; ++i)
                generations[places[i]] = std::move(made[i - begin]);
            done += batch.size();
            if (progress && !progress(done))
                return Error(ErrorCode::Cancelled, "cancelled after " + std::to_string(done) + " of " + std::to_string(prompts.size()) + " answers");
        }
    }
    return generations;
}

} // namespace danlu::engine
