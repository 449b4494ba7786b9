#pragma once

#include "base/Json.h"
#include "base/Row.h"
#include "text/Tokenizer.h"

#include <memory>
#include <span>

namespace danlu::text {

/// Who wrote a piece of rendered text: the template (its special tokens count) or a message (they are plain text).
enum class Origin : std::uint8_t { Template, Content };

struct Segment {
    std::string text;
    Origin origin = Origin::Template;
    bool answer = false; // inside {% generation %}
    bool operator==(const Segment&) const = default;
};

struct Rendering {
    std::vector<Segment> segments;
    bool hasGeneration = false; // the template has {% generation %} tags and one was entered
    std::string text() const;
};

/// How a rendering ends: after the last message, or with the words that make the model answer (add_generation_prompt).
enum class Ending { Closed, Prompt };

/// A chat template, in Jinja as Hugging Face's `apply_chat_template` runs it; see template/ for the language. A stranger wrote it: it can
/// reach nothing but its messages and is stopped after limits of steps, time, output, depth and range (security.md, "Chat template").
/// Immutable and thread-safe once compiled.
class ChatTemplate {
public:
    /// `bos` and `eos` are what the template knows as bos_token and eos_token. Errors name the template's line.
    static Result<ChatTemplate> compile(std::string source, std::string bos, std::string eos);
    /// For a model's own template; an empty `source` takes defaultChatTemplate().
    static Result<ChatTemplate> compile(std::string source, const Tokenizer& tokenizer);

    /// `variables` (an object) are further names the template can see: tools, enable_thinking, date_string …
    Result<Rendering> render(std::span<const Turn> turns, Ending ending, const Json& variables = Json::object()) const;
    /// The same for messages as JSON objects (role, content, and whatever else the template reads).
    Result<Rendering> render(const Json& messages, Ending ending, const Json& variables = Json::object()) const;
    const std::string& source() const { return m_source; }

private:
    struct Program;
    std::string m_source, m_bos, m_eos;
    std::shared_ptr<const Program> m_program;
};

/// Ours, for models that have none: <s><|user|>text<|end|><|assistant|>answer<|end|>, with {% generation %} around answer and <|end|>.
const std::string& defaultChatTemplate();

/// Token ids and, for each, whether it is a target of training.
struct TrainingIds {
    std::vector<TokenId> ids;
    std::vector<std::uint8_t> learned;
    bool operator==(const TrainingIds&) const = default;
};

/// Segments → ids. Special pieces are found in template text only; everything between two of them is encoded as one plain text, as
/// Hugging Face's and llama.cpp's tokenizers do. A token is learned when it stands for a byte of an answer segment.
TrainingIds encodeSegments(std::span<const Segment> segments, const Tokenizer& tokenizer);

/// A conversation to learn from: loss on the assistant's turns and their end token only. Answers are what {% generation %} encloses or,
/// without such tags, what each assistant turn adds to the rendering of the turns before it plus the generation prompt. Where a template
/// rewrites earlier turns (Qwen3, R1 drop thoughts) the last answer alone is learned. No begin-of-text beyond what the template writes.
Result<TrainingIds> encodeConversation(const ChatTemplate& chat, const Tokenizer& tokenizer, std::span<const Turn> turns);
/// A conversation to answer: the rendering with the generation prompt, as ids.
Result<std::vector<TokenId>> encodePrompt(const ChatTemplate& chat, const Tokenizer& tokenizer, std::span<const Turn> turns);

} // namespace danlu::text
