#include "formats/HfConfig.h"

#include "formats/Checked.h"

#include <cmath>

namespace danlu::formats {
namespace {

constexpr std::int64_t kLargestSize = 1 << 24; // of hidden, vocabulary, layers …: far above any model, far below overflow

Error refused(const std::string& what) { return {ErrorCode::Rejected, "config.json: " + what}; }

bool hasValue(const Json& object, const char* key) { return object.contains(key) && !object[key].is_null(); }

Result<> setSize(Json& out, const Json& config, const char* key, std::int64_t fallback) {
    const bool given = hasValue(config, key);
    if (!given && fallback <= 0)
        return refused("the key \"" + std::string(key) + "\" is missing");
    if (given && !config[key].is_number_integer())
        return refused("\"" + std::string(key) + "\" is no whole number");
    const auto value = given ? config[key].get<std::int64_t>() : fallback;
    if (value < 1 || value > kLargestSize)
        return refused("\"" + std::string(key) + "\" is " + std::to_string(value) + "; it must be from 1 to " + std::to_string(kLargestSize));
    out[key] = value;
    return ok();
}

Result<> setReal(Json& out, const Json& config, const char* key, double fallback) {
    if (hasValue(config, key) && !config[key].is_number())
        return refused("\"" + std::string(key) + "\" is no number");
    const double value = hasValue(config, key) ? config[key].get<double>() : fallback;
    if (!std::isfinite(value) || value <= 0)
        return refused("\"" + std::string(key) + "\" must be a positive number");
    out[key] = value;
    return ok();
}

Result<> setFlag(Json& out, const Json& config, const char* key) {
    DANLU_TRY(const bool value, memberOr<bool>(config, key, false));
    out[key] = value;
    return ok();
}

Result<> setSizes(Json& out, const Json& config) {
    for (const auto* key : {"hidden_size", "intermediate_size", "num_hidden_layers", "num_attention_heads", "vocab_size"})
        DANLU_CHECK(setSize(out, config, key, 0));
    DANLU_CHECK(setSize(out, config, "max_position_embeddings", 2048));
    const auto heads = out["num_attention_heads"].get<std::int64_t>(), hidden = out["hidden_size"].get<std::int64_t>();
    DANLU_CHECK(setSize(out, config, "num_key_value_heads", heads));
    DANLU_CHECK(setSize(out, config, "head_dim", hidden / heads));
    const auto kvHeads = out["num_key_value_heads"].get<std::int64_t>();
    if (heads % kvHeads != 0)
        return refused("num_attention_heads is no multiple of num_key_value_heads");
    if (out["head_dim"].get<std::int64_t>() % 2 != 0 || (!hasValue(config, "head_dim") && hidden % heads != 0))
        return refused("hidden_size does not divide into heads of an even size");
    return ok();
}

/// Both dialects' rotary keys → rope_theta and rope_scaling.
Result<> setRope(Json& out, const Json& config) {
    const bool isNew = hasValue(config, "rope_parameters");
    const Json given = isNew ? config["rope_parameters"] : hasValue(config, "rope_scaling") ? config["rope_scaling"] : Json::object();
    if (!given.is_object())
        return refused("the rotary settings are no object");
    DANLU_CHECK(setReal(out, isNew && hasValue(given, "rope_theta") ? given : config, "rope_theta", 10000));
    DANLU_TRY(const auto older, memberOr<std::string>(given, "type", "default"));
    DANLU_TRY(const auto type, memberOr<std::string>(given, "rope_type", older));
    out["rope_scaling"] = nullptr;
    if (type == "default")
        return ok();
    Json scaling = {{"rope_type", type}};
    for (const auto& [key, value] : given.items()) {
        if (key != "rope_type" && key != "type" && key != "rope_theta")
            scaling[key] = value;
    }
    out["rope_scaling"] = std::move(scaling);
    return ok();
}

Result<> setNumberFormat(Json& out, const Json& config) {
    DANLU_TRY(const auto newer, memberOr<std::string>(config, "dtype", "float32"));
    DANLU_TRY(const auto type, memberOr<std::string>(config, "torch_dtype", newer));
    out["torch_dtype"] = type.starts_with("torch.") ? type.substr(6) : type;
    return ok();
}

Result<> checkQuantization(const Json& config) {
    if (!hasValue(config, "quantization_config"))
        return ok();
    DANLU_TRY(const auto method, memberOr<std::string>(config["quantization_config"], "quant_method", ""));
    return Error(ErrorCode::Unsupported, "config.json: weights quantised by " + shownName(method) + " cannot be read; use the unquantised model");
}

} // namespace

Result<Json> normalConfig(const Json& config) {
    if (!config.is_object())
        return refused("not an object");
    DANLU_CHECK(checkQuantization(config));
    Json out = config;
    for (const auto* key : {"rope_parameters", "dtype"})
        out.erase(key);
    DANLU_TRY(const auto type, member<std::string>(config, "model_type"));
    DANLU_CHECK(setSizes(out, config));
    DANLU_CHECK(setRope(out, config));
    DANLU_CHECK(setNumberFormat(out, config));
    DANLU_CHECK(setReal(out, config, "rms_norm_eps", 1e-6));
    DANLU_CHECK(setReal(out, config, "initializer_range", 0.02));
    for (const auto* key : {"tie_word_embeddings", "attention_bias", "mlp_bias"})
        DANLU_CHECK(setFlag(out, config, key));
    DANLU_TRY(const auto activation, memberOr<std::string>(config, "hidden_act", "silu"));
    if (activation != "silu")
        return Error(ErrorCode::Unsupported,
                     "config.json: hidden_act " + shownName(activation) + " of a " + shownName(type) + " model is not supported; silu is");
    out["hidden_act"] = activation;
    for (const auto* key : {"bos_token_id", "eos_token_id", "pad_token_id"})
        DANLU_CHECK(tokenIds(config, key));
    return out;
}

Result<std::vector<std::int64_t>> tokenIds(const Json& config, std::string_view key) {
    const auto found = config.find(std::string(key));
    if (found == config.end() || found->is_null())
        return std::vector<std::int64_t>{};
    const Json list = found->is_array() ? *found : Json::array({*found});
    std::vector<std::int64_t> ids;
    for (const auto& id : list) {
        if (!id.is_number_integer())
            return refused("\"" + std::string(key) + "\" is neither a token id nor a list of them");
        ids.push_back(id.get<std::int64_t>());
    }
    return ids;
}

Json generationConfigOf(const Json& config) {
    Json out = {{"_from_model_config", true}};
    for (const auto* key : {"bos_token_id", "eos_token_id", "pad_token_id"}) {
        if (hasValue(config, key))
            out[key] = config[key];
    }
    return out;
}

} // namespace danlu::formats
