#pragma once

#include "base/Json.h"

#include <cstdint>
#include <string>
#include <vector>

namespace danlu::engine {

/// Scaling of the rotary frequencies (models.md §2).
struct RopeScaling {
    std::string type = "default"; // default | linear | llama3
    double factor = 1;
    double lowFreqFactor = 1, highFreqFactor = 4; // llama3
    double originalPositions = 8192;              // llama3
};

/// Shape and constants of a Llama-like decoder, out of Hugging Face's config.json in either dialect (v4 and v5).
struct ModelConfig {
    std::string modelType = "llama";
    std::int64_t hidden = 0, intermediate = 0, layers = 0, heads = 0, kvHeads = 0, headDim = 0, vocab = 0;
    std::int64_t maxPositions = 2048;
    double normEpsilon = 1e-6;
    double ropeTheta = 10000;
    RopeScaling rope;
    double initializerRange = 0.02;
    bool tied = false;
    bool attentionBias = false, mlpBias = false;
    std::int64_t bos = -1, pad = -1;
    std::vector<std::int64_t> eos; // one or several; empty = none

    /// Number of parameters, the tied head counted once.
    std::int64_t parameters() const;
};

/// config.json in v4 keys, which every consumer reads. `dtype` is "float32" or "bfloat16".
Json toJson(const ModelConfig& config, std::string_view dtype);
/// The fields that Llama's dialects share; families start from it and add their own. A quantization_config nobody implements, sizes that
/// do not fit together and values out of range are refused, naming the key.
Result<ModelConfig> readLlamaKeys(const Json& config);

/// fp32 rotary frequencies, headDim/2 of them, scaled.
std::vector<double> rotaryFrequencies(const ModelConfig& config);

} // namespace danlu::engine
