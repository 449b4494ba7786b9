#include "formats/Checked.h"
#include "formats/HfConfig.h"
#include "formats/LlamaGguf.h"

#include <algorithm>

namespace danlu::formats {
namespace {

Error refused(const std::string& what) { return {ErrorCode::Rejected, "the GGUF file " + what}; }

const TensorEntry* findTensor(const GgufTable& table, std::string_view name) {
    const auto found = std::find_if(table.tensors.begin(), table.tensors.end(), [name](const auto& tensor) { return tensor.name == name; });
    return found == table.tensors.end() ? nullptr : &*found;
}

Result<> checkArchitecture(const GgufTable& table) {
    const auto architecture = table.metadata.text("general.architecture").value_or("");
    if (architecture != "llama")
        return Error(ErrorCode::Unsupported, "the GGUF file holds a model of architecture " + shownName(architecture) + "; only \"llama\" can be read");
    if (table.metadata.whole("llama.expert_count").value_or(0) > 0)
        return Error(ErrorCode::Unsupported, "the GGUF file holds a mixture of experts, which cannot be read");
    if (findTensor(table, "rope_freqs.weight") && !table.metadata.find(kRopeScalingKey))
        return Error(ErrorCode::Unsupported, "the GGUF file holds llama3 rope factors without their parameters; import the Hugging Face folder instead");
    return ok();
}

/// A whole number under config's key; absent ones are left to normalConfig.
void copyWhole(Json& config, const char* key, const GgufMetadata& metadata, const char* from) {
    if (const auto value = metadata.whole(from))
        config[key] = *value;
}

Json sizesOf(const GgufMetadata& metadata) {
    Json config = {{"architectures", {"LlamaForCausalLM"}}, {"model_type", "llama"}};
    copyWhole(config, "hidden_size", metadata, "llama.embedding_length");
    copyWhole(config, "intermediate_size", metadata, "llama.feed_forward_length");
    copyWhole(config, "num_hidden_layers", metadata, "llama.block_count");
    copyWhole(config, "num_attention_heads", metadata, "llama.attention.head_count");
    copyWhole(config, "num_key_value_heads", metadata, "llama.attention.head_count_kv");
    copyWhole(config, "head_dim", metadata, "llama.attention.key_length");
    copyWhole(config, "max_position_embeddings", metadata, "llama.context_length");
    copyWhole(config, "bos_token_id", metadata, "tokenizer.ggml.bos_token_id");
    copyWhole(config, "eos_token_id", metadata, "tokenizer.ggml.eos_token_id");
    copyWhole(config, "pad_token_id", metadata, "tokenizer.ggml.padding_token_id");
    config["rms_norm_eps"] = metadata.real("llama.attention.layer_norm_rms_epsilon").value_or(1e-5);
    config["rope_theta"] = metadata.real("llama.rope.freq_base").value_or(10000);
    return config;
}

Result<> copyScaling(Json& config, const GgufMetadata& metadata) {
    if (const auto given = metadata.text(kRopeScalingKey)) {
        DANLU_TRY(config["rope_scaling"], parseJson(*given, kRopeScalingKey));
        return ok();
    }
    const auto type = metadata.text("llama.rope.scaling.type").value_or("none");
    if (type == "none")
        return ok();
    if (type != "linear")
        return Error(ErrorCode::Unsupported, "the GGUF file uses rope scaling " + shownName(type) + ", which cannot be read");
    config["rope_scaling"] = {{"rope_type", "linear"}, {"factor", metadata.real("llama.rope.scaling.factor").value_or(1)}};
    return ok();
}

std::int32_t idOr(const GgufMetadata& metadata, const char* key, std::int32_t fallback) {
    const auto id = metadata.whole(key);
    return id && *id >= 0 && *id < INT32_MAX ? static_cast<std::int32_t>(*id) : fallback;
}

Result<std::vector<Piece>> piecesOf(const GgufMetadata& metadata) {
    const auto *tokens = metadata.find("tokenizer.ggml.tokens"), *scores = metadata.find("tokenizer.ggml.scores"),
               *types = metadata.find("tokenizer.ggml.token_type");
    if (!tokens || !scores || !types || tokens->text.empty() || tokens->text.size() != scores->real.size() || tokens->text.size() != types->whole.size())
        return refused("has no complete table of tokens, scores and types");
    std::vector<Piece> pieces;
    for (std::size_t id = 0; id < tokens->text.size(); ++id) {
        const auto type = types->whole[id];
        if (type < 1 || type > 6 || !isText(tokens->text[id]) || tokens->text[id].empty())
            return refused("has a token that is no text or of an unknown type: number " + std::to_string(id));
        pieces.push_back({tokens->text[id], static_cast<float>(scores->real[id]), static_cast<PieceType>(type)});
    }
    return pieces;
}

} // namespace

Result<Json> configOfGguf(const GgufTable& table) {
    DANLU_CHECK(checkArchitecture(table));
    const auto* embedding = findTensor(table, "token_embd.weight");
    if (!embedding || embedding->shape.size() != 2)
        return refused("has no token_embd.weight");
    Json config = sizesOf(table.metadata);
    config["vocab_size"] = embedding->shape[0];
    config["tie_word_embeddings"] = findTensor(table, "output.weight") == nullptr;
    config["attention_bias"] = findTensor(table, "blk.0.attn_q.bias") != nullptr;
    config["mlp_bias"] = findTensor(table, "blk.0.ffn_gate.bias") != nullptr;
    config["torch_dtype"] = "float32";
    DANLU_CHECK(copyScaling(config, table.metadata));
    return normalConfig(config);
}

Result<SentencePieceModel> tokenizerOfGguf(const GgufMetadata& metadata) {
    const auto kind = metadata.text("tokenizer.ggml.model").value_or("");
    if (kind != "llama")
        return Error(ErrorCode::Unsupported, "the GGUF file's tokenizer is of kind " + shownName(kind) + "; only \"llama\" (SentencePiece) can be read");
    SentencePieceModel model;
    DANLU_TRY(model.pieces, piecesOf(metadata));
    model.unkId = idOr(metadata, "tokenizer.ggml.unknown_token_id", 0);
    model.bosId = idOr(metadata, "tokenizer.ggml.bos_token_id", -1);
    model.eosId = idOr(metadata, "tokenizer.ggml.eos_token_id", -1);
    model.padId = idOr(metadata, "tokenizer.ggml.padding_token_id", -1);
    model.addDummyPrefix = metadata.whole("tokenizer.ggml.add_space_prefix").value_or(1) != 0;
    const auto size = static_cast<std::int64_t>(model.pieces.size());
    if (size > kPieces || model.unkId >= size || model.bosId >= size || model.eosId >= size || model.padId >= size)
        return refused("has more tokens than a tokenizer can have, or a special token outside its table");
    return model;
}

} // namespace danlu::formats
