#pragma once

#include "engine/model/CausalModel.h"
#include "spec/SamplingSpec.h"
#include "text/Tokenizer.h"

#include <functional>

namespace danlu::engine {

enum class StopReason { EndToken, Length, StopText, Cancelled };
std::string_view nameOf(StopReason reason);

/// What is to be continued.
struct Prompt {
    std::vector<text::TokenId> ids;
    /// NewText: an answer of a chat. Continued: a text goes on, its next word begins with a space.
    text::StreamDecoder::Start start = text::StreamDecoder::Start::NewText;
};

/// An answer. `ids` ends with the end token where there was one; `text` has neither that nor the stop text.
struct Generation {
    std::vector<text::TokenId> ids;
    std::string text;
    StopReason reason = StopReason::Length;
    std::int64_t promptTokens = 0;
    double promptSeconds = 0; // until the first token was chosen
    double seconds = 0;       // in all
    std::int64_t completionTokens() const { return static_cast<std::int64_t>(ids.size()); }
};

/// Called by the generating thread, between tokens.
struct GenerateHooks {
    std::function<void(std::string_view text, text::TokenId id)> onToken; // text is often empty (half a character)
    std::function<bool()> cancelled;
};

/// Lets a model write. One prompt at a time streams; many prompts go in batches of equal length, each row with a sampler of its own, so
/// that an answer does not depend on its neighbours but for rounding. Not thread-safe; model and tokenizer must outlive it.
class Generator {
public:
    Generator(CausalModel& model, const text::Tokenizer& tokenizer);

    /// Rejected: an empty prompt, an id outside the vocabulary, a prompt that fills the model's context.
    Result<Generation> generate(const Prompt& prompt, const spec::SamplingSpec& spec, const GenerateHooks& hooks);

    /// Answers in the order of the prompts. `progress` gets the number of finished prompts; false = cancel.
    using Progress = std::function<bool(std::size_t done)>;
    Result<std::vector<Generation>> generateAll(const std::vector<Prompt>& prompts, const spec::SamplingSpec& spec, const Progress& progress);

private:
    Result<> check(const Prompt& prompt) const;
    std::vector<Generation> runBatch(const std::vector<const Prompt*>& prompts, const spec::SamplingSpec& spec, const GenerateHooks& hooks);

    CausalModel& m_model;
    const text::Tokenizer& m_tokenizer;
    std::vector<std::int64_t> m_ends;
    std::int64_t m_choices; // ids at or above it are padding of the embedding and never chosen
};

} // namespace danlu::engine
