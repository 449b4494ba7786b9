#include "engine/training/Estimate.h"

#include "engine/ops/LinearCrossEntropy.h"

#include <algorithm>
#include <array>
#include <set>

namespace danlu::engine {
namespace {

struct LinearShape {
    const char* name;
    std::int64_t in, out;
};

std::array<LinearShape, 7> linearsOf(const ModelConfig& c) {
    const auto q = c.heads * c.headDim, kv = c.kvHeads * c.headDim;
    return {{{"q_proj", c.hidden, q},
             {"k_proj", c.hidden, kv},
             {"v_proj", c.hidden, kv},
             {"o_proj", q, c.hidden},
             {"gate_proj", c.hidden, c.intermediate},
             {"up_proj", c.hidden, c.intermediate},
             {"down_proj", c.intermediate, c.hidden}}};
}

/// A target may be a full path; then it is one layer of many, and counting it for all of them errs on the safe side.
bool isNamed(const std::vector<std::string>& targets, std::string_view name) {
    return std::any_of(targets.begin(), targets.end(), [&](const auto& target) { return target == "all-linear" || std::string_view(target).ends_with(name); });
}

/// How many of embedding and head train whole beside the adapter.
std::int64_t savedMatrices(const spec::TrainSpec& spec, const ModelConfig& c) {
    const std::set<std::string> names(spec.modulesToSave.begin(), spec.modulesToSave.end());
    return c.tied ? std::min<std::int64_t>(1, std::int64_t(names.size())) : std::int64_t(names.size());
}

std::int64_t adapterParameters(const spec::TrainSpec& spec, const ModelConfig& c) {
    std::int64_t count = 0;
    for (const auto& linear : linearsOf(c))
        if (isNamed(spec.targetModules, linear.name))
            count += c.layers * spec.r * (linear.in + linear.out);
    return count + savedMatrices(spec, c) * c.vocab * c.hidden;
}

/// What one token keeps in one layer for the backward pass: the two inputs of the norms, q, k, v, the attention's result, gate and
/// up (ops/Linears.h); fp32 per head and norm besides.
std::int64_t keptPerToken(const ModelConfig& c, std::int64_t width) {
    return width * (2 * c.hidden + 2 * c.heads * c.headDim + 2 * c.kvHeads * c.headDim + 2 * c.intermediate) + 4 * (c.heads + 2);
}

/// What lives for a moment on top of that: inputs, results and gradients of the widest block in fp32, and a chunk of logits.
std::int64_t scratchBytes(const ModelConfig& c, std::int64_t tokens, std::int64_t width) {
    const auto block = tokens * (4 * (3 * c.hidden + 3 * c.intermediate) + width * 2 * c.intermediate);
    const auto logits = std::min(kLogitBytes, tokens * c.vocab * 4) + tokens * c.hidden * 8;
    return std::max(block, logits);
}

constexpr std::int64_t kLibrary = 190 << 20; // LibTorch's code and tables in memory, measured

} // namespace

TrainEstimate estimate(const spec::TrainSpec& spec, const ModelConfig& config, std::int64_t longest) {
    const bool full = spec.method == "full";
    const std::int64_t width = spec.dtype == "bf16" ? 2 : 4, tokens = spec.batchSize * std::min(longest, spec.maxSeqLength);
    TrainEstimate result;
    result.parameters = config.parameters();
    result.trainable = full ? result.parameters : adapterParameters(spec, config);
    result.weights = result.parameters * (full ? 4 : width) + (full ? 0 : result.trainable * 4);
    result.gradients = result.trainable * 4;
    result.optimizer = result.trainable * 8;
    result.activations = tokens * config.layers * keptPerToken(config, width) + scratchBytes(config, tokens, width);
    if (full || savedMatrices(spec, config) > 0)
        result.activations += config.vocab * config.hidden * 4; // the head's gradient is made before the others'
    result.library = kLibrary;
    result.checkpointBytes = result.trainable * 12;
    const auto kept = (spec.saveTotalLimit > 0 ? spec.saveTotalLimit : std::int64_t(8)) + 1; // unlimited: as many as fit is not ours to say
    result.diskBytes = result.checkpointBytes * kept + result.trainable * (full ? width : 4);
    return result;
}

Json toJson(const TrainEstimate& e) {
    return {{"parameters", e.parameters},     {"trainable", e.trainable},       {"weights_bytes", e.weights},
            {"gradients_bytes", e.gradients}, {"optimizer_bytes", e.optimizer}, {"activations_bytes", e.activations},
            {"library_bytes", e.library},     {"memory_bytes", e.memory()},     {"checkpoint_bytes", e.checkpointBytes},
            {"disk_bytes", e.diskBytes}};
}

} // namespace danlu::engine
