#include "formats/HfConfig.h"
#include "formats/LlamaGguf.h"

#include <cmath>
#include <numbers>

namespace danlu::formats {
namespace {

GgufValue sizeOf(const Json& config, const char* key) { return GgufValue::ofU32(static_cast<std::uint32_t>(config[key].get<std::int64_t>())); }

void setGeneral(GgufMetadata& out, const LlamaGgufPlan& plan) {
    out.set("general.architecture", GgufValue::ofText("llama"));
    out.set("general.type", GgufValue::ofText("model"));
    out.set("general.name", GgufValue::ofText(plan.name));
    if (!plan.basename.empty())
        out.set("general.basename", GgufValue::ofText(plan.basename));
    out.set("general.file_type", GgufValue::ofU32(plan.fileType));
    out.set("general.quantization_version", GgufValue::ofU32(2));
}

void setShape(GgufMetadata& out, const Json& config) {
    out.set("llama.context_length", sizeOf(config, "max_position_embeddings"));
    out.set("llama.embedding_length", sizeOf(config, "hidden_size"));
    out.set("llama.block_count", sizeOf(config, "num_hidden_layers"));
    out.set("llama.feed_forward_length", sizeOf(config, "intermediate_size"));
    out.set("llama.attention.head_count", sizeOf(config, "num_attention_heads"));
    out.set("llama.attention.head_count_kv", sizeOf(config, "num_key_value_heads"));
    out.set("llama.attention.key_length", sizeOf(config, "head_dim"));
    out.set("llama.attention.value_length", sizeOf(config, "head_dim"));
    out.set("llama.attention.layer_norm_rms_epsilon", GgufValue::ofF32(config["rms_norm_eps"].get<double>()));
    out.set("llama.rope.dimension_count", sizeOf(config, "head_dim"));
    out.set("llama.rope.freq_base", GgufValue::ofF32(config["rope_theta"].get<double>()));
    out.set("llama.vocab_size", sizeOf(config, "vocab_size"));
}

Result<> setRope(GgufMetadata& out, const Json& config) {
    const auto& scaling = config["rope_scaling"];
    if (scaling.is_null())
        return ok();
    const auto type = scaling["rope_type"].get<std::string>();
    out.set(std::string(kRopeScalingKey), GgufValue::ofText(toText(scaling)));
    if (type == "llama3") // llama.cpp takes the tensor rope_freqs.weight
        return ok();
    if (type != "linear")
        return Error(ErrorCode::Unsupported, "rope scaling \"" + type + "\" has no place in a GGUF file of a Llama");
    DANLU_TRY(const double factor, member<double>(scaling, "factor"));
    out.set("llama.rope.scaling.type", GgufValue::ofText("linear"));
    out.set("llama.rope.scaling.factor", GgufValue::ofF32(factor));
    return ok();
}

/// Ids, scores and types of all rows of the embedding; rows past the tokenizer's last piece get names of their own.
void setPieces(GgufMetadata& out, const SentencePieceModel& tokenizer, std::size_t rows) {
    std::vector<std::string> tokens;
    std::vector<double> scores;
    std::vector<std::int64_t> types;
    for (std::size_t id = 0; id < rows; ++id) {
        const bool isPiece = id < tokenizer.pieces.size();
        tokens.push_back(isPiece ? tokenizer.pieces[id].text : "[PAD" + std::to_string(id) + "]");
        scores.push_back(isPiece ? tokenizer.pieces[id].score : -1000.0);
        types.push_back(static_cast<std::int64_t>(isPiece ? tokenizer.pieces[id].type : PieceType::Unused));
    }
    out.set("tokenizer.ggml.tokens", GgufValue::ofTexts(std::move(tokens)));
    out.set("tokenizer.ggml.scores", GgufValue::ofF32s(std::move(scores)));
    out.set("tokenizer.ggml.token_type", GgufValue::ofI32s(std::move(types)));
}

void setSpecialTokens(GgufMetadata& out, const SentencePieceModel& tokenizer, const LlamaGgufPlan& plan) {
    const auto setId = [&](const char* key, std::int64_t id) {
        if (id >= 0)
            out.set(key, GgufValue::ofU32(static_cast<std::uint32_t>(id)));
    };
    setId("tokenizer.ggml.bos_token_id", tokenizer.bosId);
    setId("tokenizer.ggml.eos_token_id", plan.eosId >= 0 ? plan.eosId : tokenizer.eosId);
    setId("tokenizer.ggml.unknown_token_id", tokenizer.unkId);
    setId("tokenizer.ggml.padding_token_id", tokenizer.padId);
    out.set("tokenizer.ggml.add_bos_token", GgufValue::ofBool(plan.addBos && tokenizer.bosId >= 0));
    out.set("tokenizer.ggml.add_eos_token", GgufValue::ofBool(false));
    out.set("tokenizer.ggml.add_space_prefix", GgufValue::ofBool(tokenizer.addDummyPrefix));
    if (!plan.chatTemplate.empty())
        out.set("tokenizer.chat_template", GgufValue::ofText(plan.chatTemplate));
}

Result<> checkTokenizer(const SentencePieceModel& tokenizer, std::int64_t rows) {
    if (tokenizer.pieces.size() > static_cast<std::size_t>(rows))
        return Error(ErrorCode::Rejected,
                     "the tokenizer has " + std::to_string(tokenizer.pieces.size()) + " pieces, the model only " + std::to_string(rows) + " embedding rows");
    return ok();
}

} // namespace

Result<GgufMetadata> llamaMetadata(const Json& config, const SentencePieceModel& tokenizer, const LlamaGgufPlan& plan) {
    const auto rows = config["vocab_size"].get<std::int64_t>();
    DANLU_CHECK(checkTokenizer(tokenizer, rows));
    GgufMetadata out;
    setGeneral(out, plan);
    setShape(out, config);
    DANLU_CHECK(setRope(out, config));
    out.set("tokenizer.ggml.model", GgufValue::ofText("llama"));
    out.set("tokenizer.ggml.pre", GgufValue::ofText("default"));
    setPieces(out, tokenizer, static_cast<std::size_t>(rows));
    setSpecialTokens(out, tokenizer, plan);
    return out;
}

std::vector<float> llamaRopeFactors(const Json& config) {
    const auto& scaling = config["rope_scaling"];
    if (scaling.is_null() || scaling["rope_type"] != "llama3")
        return {};
    const double factor = scaling.value("factor", 8.0), low = scaling.value("low_freq_factor", 1.0), high = scaling.value("high_freq_factor", 4.0);
    const double original = scaling.value("original_max_position_embeddings", 8192.0);
    const auto size = config["head_dim"].get<std::int64_t>();
    std::vector<float> factors;
    for (std::int64_t i = 0; i < size / 2; ++i) {
        const double waves = 2 * std::numbers::pi * std::pow(config["rope_theta"].get<double>(), 2.0 * static_cast<double>(i) / static_cast<double>(size));
        const double smooth = (original / waves - low) / (high - low);
        factors.push_back(static_cast<float>(waves < original / high ? 1.0 : waves > original / low ? factor : 1 / ((1 - smooth) / factor + smooth)));
    }
    return factors;
}

} // namespace danlu::formats
