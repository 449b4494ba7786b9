#pragma once

#include "services/project/Project.h"

namespace danlu::services {

/// {models:[{name, kind, family, parameters, sha256, base, created}]}; needs no key.
Result<Json> listModels(const Project& project);
/// The same for one, and what is sealed about it: {…, files, config, chat_template, provenance …}.
Result<Json> showModel(const Project& project, std::string_view name);

struct ModelImport {
    Path path; // Hugging Face folder, GGUF file or PEFT folder
    std::string name;
    std::string base; // of a PEFT folder: a registered model
};
/// Registers it where it lies: danlu-reader checks every header and the tokenizer, all files are hashed and pinned. As showModel.
Result<Json> importModel(Project& project, const ModelImport& request, const Task& task);

struct NewModel {
    Path config;    // Hugging Face's config.json
    Path tokenizer; // tokenizer.model
    std::int64_t seed = 42;
    std::string name;
};
/// A model with random weights, sealed in the project. As showModel.
Result<Json> newModel(Project& project, const NewModel& request, const Task& task);

struct TokenizerTraining {
    std::string dataset; // NAME[@V]
    std::int64_t vocabSize = 8192;
    Path to; // tokenizer.model; must not exist
};
/// {file, vocab_size, sha256, rows}. The file is an explicit export: it lies in the clear.
Result<Json> trainTokenizer(Project& project, const TokenizerTraining& request, const Task& task);

/// {model, file, shape, ids}: a plain safetensors file with one tensor, `logits` [seq, vocab], fp32.
Result<Json> writeLogits(Project& project, std::string_view model, const std::vector<std::int64_t>& ids, const Path& to, const Task& task);

Result<Json> tokenize(Project& project, std::string_view model, std::string_view text);
Result<Json> detokenize(Project& project, std::string_view model, const Json& ids);
/// Messages → {text} of the model's chat template, with the words that ask for an answer where the last message is not the assistant's.
Result<Json> renderTemplate(Project& project, std::string_view model, const Json& messages);

Result<Json> deleteModel(Project& project, std::string_view name);
Result<Json> renameModel(Project& project, std::string_view oldName, std::string_view newName);

} // namespace danlu::services
