#pragma once

#include "formats/Gguf.h"
#include "formats/SentencePieceModel.h"

namespace danlu::formats {

/// Names of a dense Llama's tensors in Hugging Face's and in GGUF's spelling, for instance
/// model.layers.3.self_attn.q_proj.weight ↔ blk.3.attn_q.weight. Nothing where the name is not one of a Llama's.
std::optional<std::string> ggufName(std::string_view huggingFaceName);
std::optional<std::string> huggingFaceName(std::string_view ggufName);

/// GGUF's llama rotates neighbouring rows (2i, 2i+1), Hugging Face rows (i, i + d/2). So each head of a q or k projection is stored as
/// row 2i ← i, 2i+1 ← i + d/2. Heads of the tensor with this (Hugging Face) name, 0 = rows stay as they are.
std::int64_t permutedHeads(std::string_view huggingFaceName, const Json& config);
/// Row of the Hugging Face tensor that lies at `row` of the GGUF tensor; rows = heads × d.
std::int64_t huggingFaceRow(std::int64_t row, std::int64_t rows, std::int64_t heads);

/// config.json's rope_scaling as JSON text: GGUF itself has only the factors of llama3's scaling, not its parameters.
constexpr std::string_view kRopeScalingKey = "danlu.rope_scaling";

/// Metadata of a GGUF file with a Llama in it. `fileType`: 1 F16, 2 Q4_0, 7 Q8_0 (general.file_type).
struct LlamaGgufPlan {
    std::string name;
    std::string basename;
    std::uint32_t fileType = 1;
    std::string chatTemplate;
    std::int64_t eosId = -1; // where an answer ends; −1 = the tokenizer's
    bool addBos = true;      // whether readers put bos before plain text
};
/// `config` is a normalConfig. The vocabulary is padded to the embedding's rows with "[PAD0]" … of type unused.
Result<GgufMetadata> llamaMetadata(const Json& config, const SentencePieceModel& tokenizer, const LlamaGgufPlan& plan);
/// llama3's frequency divisors (`rope_freqs.weight`, head_dim / 2 values); empty where the model has no such scaling.
std::vector<float> llamaRopeFactors(const Json& config);

/// Hugging Face's config of a GGUF file (architecture "llama" only) and its tokenizer as a SentencePiece model.
Result<Json> configOfGguf(const GgufTable& table);
Result<SentencePieceModel> tokenizerOfGguf(const GgufMetadata& metadata);

} // namespace danlu::formats
