#include "engine/model/ModelConfig.h"

#include <cmath>
#include <numbers>

namespace danlu::engine {
namespace {

Error bad(std::string sentence) { return Error(ErrorCode::Rejected, "config.json: " + std::move(sentence)); }

Result<std::int64_t> sizeKey(const Json& config, std::string_view key, std::int64_t highest) {
    DANLU_TRY(const auto value, member<std::int64_t>(config, key));
    if (value < 1 || value > highest)
        return bad("\"" + std::string(key) + "\" is " + std::to_string(value) + ", allowed is 1 to " + std::to_string(highest));
    return value;
}

Result<double> positiveKey(const Json& json, std::string_view key, double fallback) {
    DANLU_TRY(const auto value, memberOr<double>(json, key, fallback));
    if (!(value > 0) || !std::isfinite(value))
        return bad("\"" + std::string(key) + "\" must be a number above 0");
    return value;
}

Json objectOr(const Json& config, const char* key) {
    const auto found = config.find(key);
    return found != config.end() && found->is_object() ? *found : Json::object();
}

/// v5 writes rope_parameters with rope_theta inside, v4 rope_scaling beside rope_theta; "type" is the old name of "rope_type".
Result<RopeScaling> ropeOf(const Json& rope, double maxPositions) {
    RopeScaling scaling;
    DANLU_TRY(const auto old, memberOr<std::string>(rope, "type", "default"));
    DANLU_TRY(scaling.type, memberOr<std::string>(rope, "rope_type", old));
    if (scaling.type == "default")
        return scaling;
    if (scaling.type != "linear" && scaling.type != "llama3")
        return Error(ErrorCode::Unsupported, "config.json: rope_type \"" + scaling.type + "\" is not supported; known: default, linear, llama3");
    DANLU_TRY(scaling.factor, positiveKey(rope, "factor", 1));
    DANLU_TRY(scaling.lowFreqFactor, positiveKey(rope, "low_freq_factor", 1));
    DANLU_TRY(scaling.highFreqFactor, positiveKey(rope, "high_freq_factor", 4));
    DANLU_TRY(scaling.originalPositions, positiveKey(rope, "original_max_position_embeddings", maxPositions));
    if (scaling.type == "llama3" && scaling.highFreqFactor <= scaling.lowFreqFactor)
        return bad("high_freq_factor must be above low_freq_factor");
    return scaling;
}

Result<> readRope(const Json& config, ModelConfig& into) {
    Json rope = objectOr(config, "rope_parameters");
    if (rope.empty())
        rope = objectOr(config, "rope_scaling");
    DANLU_TRY(const auto theta, positiveKey(config, "rope_theta", 10000));
    DANLU_TRY(into.ropeTheta, positiveKey(rope, "rope_theta", theta));
    DANLU_TRY(into.rope, ropeOf(rope, double(into.maxPositions)));
    return ok();
}

/// eos_token_id is a number, a list or null.
Result<std::vector<std::int64_t>> endTokens(const Json& config) {
    const auto found = config.find("eos_token_id");
    if (found == config.end() || found->is_null())
        return std::vector<std::int64_t>{};
    try {
        if (found->is_array())
            return found->get<std::vector<std::int64_t>>();
        return std::vector<std::int64_t>{found->get<std::int64_t>()};
    } catch (const nlohmann::json::exception&) {
        return bad("\"eos_token_id\" is neither a number nor a list of numbers");
    }
}

Result<> readSizes(const Json& config, ModelConfig& into) {
    DANLU_TRY(into.hidden, sizeKey(config, "hidden_size", 1 << 20));
    DANLU_TRY(into.intermediate, sizeKey(config, "intermediate_size", 1 << 22));
    DANLU_TRY(into.layers, sizeKey(config, "num_hidden_layers", 4096));
    DANLU_TRY(into.heads, sizeKey(config, "num_attention_heads", 4096));
    DANLU_TRY(into.vocab, sizeKey(config, "vocab_size", 1 << 24));
    DANLU_TRY(into.kvHeads, memberOr<std::int64_t>(config, "num_key_value_heads", into.heads));
    DANLU_TRY(into.headDim, memberOr<std::int64_t>(config, "head_dim", into.hidden / into.heads));
    DANLU_TRY(into.maxPositions, memberOr<std::int64_t>(config, "max_position_embeddings", 2048));
    if (into.kvHeads < 1 || into.heads % into.kvHeads != 0)
        return bad("num_attention_heads (" + std::to_string(into.heads) + ") is not a multiple of num_key_value_heads (" + std::to_string(into.kvHeads) + ")");
    if (!config.contains("head_dim") && into.hidden % into.heads != 0)
        return bad("hidden_size (" + std::to_string(into.hidden) + ") is not a multiple of num_attention_heads (" + std::to_string(into.heads) + ")");
    if (into.headDim < 2 || into.headDim % 2 != 0 || into.headDim > 4096)
        return bad("head_dim " + std::to_string(into.headDim) + " is not an even number from 2 to 4096");
    if (into.maxPositions < 1)
        return bad("max_position_embeddings must be above 0");
    return ok();
}

Result<> refuseForeign(const Json& config) {
    if (const auto found = config.find("quantization_config"); found != config.end() && !found->is_null())
        return Error(ErrorCode::Unsupported, "config.json: the weights are quantized (quant_method \"" +
                                                 (found->is_object() ? found->value("quant_method", std::string("unknown")) : std::string("unknown")) +
                                                 "\"), which is not supported")
            .withHint("Use the unquantized model, or a GGUF file in F16, Q8_0 or Q4_0.");
    DANLU_TRY(const auto act, memberOr<std::string>(config, "hidden_act", "silu"));
    if (act != "silu" && act != "swish")
        return Error(ErrorCode::Unsupported, "config.json: hidden_act \"" + act + "\" is not supported; known: silu");
    return ok();
}

} // namespace

Result<ModelConfig> readLlamaKeys(const Json& config) {
    ModelConfig result;
    DANLU_CHECK(refuseForeign(config));
    DANLU_TRY(result.modelType, member<std::string>(config, "model_type"));
    DANLU_CHECK(readSizes(config, result));
    DANLU_CHECK(readRope(config, result));
    DANLU_TRY(result.normEpsilon, positiveKey(config, "rms_norm_eps", 1e-6));
    DANLU_TRY(result.initializerRange, positiveKey(config, "initializer_range", 0.02));
    DANLU_TRY(result.tied, memberOr<bool>(config, "tie_word_embeddings", false));
    DANLU_TRY(result.attentionBias, memberOr<bool>(config, "attention_bias", false));
    DANLU_TRY(result.mlpBias, memberOr<bool>(config, "mlp_bias", false));
    DANLU_TRY(result.bos, memberOr<std::int64_t>(config, "bos_token_id", -1));
    DANLU_TRY(result.pad, memberOr<std::int64_t>(config, "pad_token_id", -1));
    DANLU_TRY(result.eos, endTokens(config));
    return result;
}

Json toJson(const ModelConfig& config, std::string_view dtype) {
    Json json{{"architectures", {"LlamaForCausalLM"}},
              {"model_type", config.modelType},
              {"hidden_size", config.hidden},
              {"intermediate_size", config.intermediate},
              {"num_hidden_layers", config.layers},
              {"num_attention_heads", config.heads},
              {"num_key_value_heads", config.kvHeads},
              {"head_dim", config.headDim},
              {"vocab_size", config.vocab},
              {"max_position_embeddings", config.maxPositions},
              {"hidden_act", "silu"},
              {"rms_norm_eps", config.normEpsilon},
              {"rope_theta", config.ropeTheta},
              {"rope_scaling", nullptr},
              {"initializer_range", config.initializerRange},
              {"tie_word_embeddings", config.tied},
              {"attention_bias", config.attentionBias},
              {"mlp_bias", config.mlpBias},
              {"torch_dtype", dtype}};
    if (config.rope.type != "default")
        json["rope_scaling"] = {{"rope_type", config.rope.type}, {"factor", config.rope.factor}};
    if (config.rope.type == "llama3") {
        json["rope_scaling"]["low_freq_factor"] = config.rope.lowFreqFactor;
        json["rope_scaling"]["high_freq_factor"] = config.rope.highFreqFactor;
        json["rope_scaling"]["original_max_position_embeddings"] = std::int64_t(config.rope.originalPositions);
    }
    if (config.bos >= 0)
        json["bos_token_id"] = config.bos;
    if (config.pad >= 0)
        json["pad_token_id"] = config.pad;
    if (config.eos.size() == 1)
        json["eos_token_id"] = config.eos[0];
    else if (!config.eos.empty())
        json["eos_token_id"] = config.eos;
    return json;
}

std::int64_t ModelConfig::parameters() const {
    const auto q = heads * headDim, kv = kvHeads * headDim;
    auto layer = 2 * hidden + hidden * (q + 2 * kv) + q * hidden + 3 * hidden * intermediate;
    layer += attentionBias ? q + 2 * kv + hidden : 0;
    layer += mlpBias ? 2 * intermediate + hidden : 0;
    return layers * layer + hidden + vocab * hidden * (tied ? 1 : 2);
}

std::vector<double> rotaryFrequencies(const ModelConfig& config) {
    std::vector<double> frequencies;
    for (std::int64_t i = 0; i < config.headDim / 2; ++i) {
        // As transformers: powers and wave lengths in fp32, so that golden logits agree at long distances too.
        const float exponent = float(2 * i) / float(config.headDim);
        const float f = 1.0f / float(std::pow(float(config.ropeTheta), exponent));
        const auto& rope = config.rope;
        if (rope.type == "linear") {
            frequencies.push_back(f / float(rope.factor));
            continue;
        }
        const double wave = 2 * std::numbers::pi / f, longest = rope.originalPositions / rope.lowFreqFactor,
                     shortest = rope.originalPositions / rope.highFreqFactor;
        if (rope.type != "llama3" || wave < shortest)
            frequencies.push_back(f);
        else if (wave > longest)
            frequencies.push_back(f / rope.factor);
        else {
            const double smooth = (rope.originalPositions / wave - rope.lowFreqFactor) / (rope.highFreqFactor - rope.lowFreqFactor);
            frequencies.push_back((1 - smooth) * f / rope.factor + smooth * f);
        }
    }
    return frequencies;
}

} // namespace danlu::engine
