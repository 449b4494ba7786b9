#pragma once

#include "services/chat/Prompt.h"
#include "services/project/Project.h"

namespace danlu::services {

/// {model, text, ids, reason, prompt_tokens, completion_tokens, seconds, tokens_per_second}. Cancelling ends the answer early, with what there is.
Result<Json> generate(Project& project, const GenerateRequest& request, const Task& task);

/// Prompts of a file, one per line: a JSON object {"prompt"} or {"messages"} (with an optional "expected"), or plain text.
struct AskedPrompt {
    Prompt prompt;
    Json expected = {};
};
Result<std::vector<AskedPrompt>> readPrompts(const Path& file);

/// The first rows of a dataset's test part (or validation part, or all) as prompts with what should be answered.
Result<std::vector<AskedPrompt>> promptsOf(const Project& project, std::string_view dataset, std::uint64_t count);
/// The same for eyes: writes an audit row, rows were read.
Result<std::vector<AskedPrompt>> showPrompts(Project& project, std::string_view dataset, std::uint64_t count);

struct CompareRequest {
    std::vector<std::string> models;
    std::vector<AskedPrompt> prompts;
    spec::SamplingSpec sampling;
};
/// Asks every model every prompt: {models:[{model, answers, tokens, tokens_per_second, seconds, scores …}], prompts:[{prompt, expected, answers:{model:{text,
/// …}}}]}. Where prompts say what is expected, `exact` is the share of answers that are just that, and label paths are scored per level.
Result<Json> compare(Project& project, const CompareRequest& request, const Task& task);

} // namespace danlu::services
