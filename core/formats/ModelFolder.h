#pragma once

#include "formats/ModelSource.h"

#include <map>

namespace danlu::formats {

/// model.safetensors.index.json: which file holds which tensor.
struct ShardIndex {
    std::uint64_t totalSize = 0;
    std::map<std::string, std::string> fileOf; // tensor → file name, without folders
};
/// Rejected: file names with a folder in them, or that are not *.safetensors.
Result<ShardIndex> shardIndexOf(const Json& json);
Json toJson(const ShardIndex& index);

/// A plain Hugging Face folder (config.json, *.safetensors with or without index, tokenizer.model, tokenizer_config.json or
/// chat_template.jinja) or a plain GGUF file as a ModelSource, with every table checked. For a GGUF file `tokenizer` stays empty:
/// its vocabulary is in the metadata (LlamaGguf.h). Reads only headers.
Result<ModelSource> modelSourceOfPath(const Path& path);
/// A PEFT folder: adapter_config.json and adapter_model.safetensors.
Result<AdapterSource> adapterSourceOfPath(const Path& folder);

/// The chat template in tokenizer_config.json: a text, or the entry "default" of a list; "" where there is none.
Result<std::string> chatTemplateOf(const Json& tokenizerConfig);
/// tokenizer_config.json and special_tokens_map.json of a folder whose tokenizer is tokenizer.model.
struct TokenizerFiles {
    Json config;
    Json specialTokens;
};
struct SpecialTokens {
    std::string unk, bos, eos, pad;                        // "" = none
    std::vector<std::pair<std::int64_t, std::string>> all; // every special token by id: what is cut out of text before it is split
    bool addBos = true;
    bool addEos = false;
};
TokenizerFiles tokenizerFilesOf(const SpecialTokens& tokens, std::string_view chatTemplate, std::int64_t maxLength);

} // namespace danlu::formats
