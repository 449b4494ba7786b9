#pragma once

#include "engine/model/ByteSource.h"
#include "engine/model/CausalModel.h"
#include "formats/ModelSource.h"
#include "spec/TrainSpec.h"

#include <memory>

namespace danlu::engine {

/// How weights lie in memory and in which format activations are computed.
struct LoadPlan {
    at::ScalarType storage = at::kFloat; // of the weights: fp32, or bf16 where they are frozen
    at::ScalarType compute = at::kFloat; // of activations
    at::Device device = at::kCPU;
    bool mergeAdapters = false; // add the source's adapters to the weights instead of keeping them beside
};
/// LoRA: weights in the spec's dtype. Full: fp32 weights, activations in the spec's dtype. Adapters of the source are merged.
LoadPlan loadPlanFor(const spec::TrainSpec& spec, const at::Device& device);

/// Loads config, weights and adapters. Missing tensors, wrong shapes and unknown types are errors that name the tensor; tensors the
/// model does not use are ignored.
Result<std::unique_ptr<CausalModel>> loadModel(const formats::ModelSource& source, const OpenSource& open, const LoadPlan& plan);

/// The same without reading a weight: whether this version runs the config's family, and the tables hold every tensor it needs, in the
/// right shape and in a type it can read; and whether adapters fit (their small tensors are read).
Result<> checkModel(const formats::ModelSource& source, const OpenSource& open);

/// A model with fresh weights, N(0, initializer_range), norms 1, biases 0, in fp32 on the CPU. The same seed gives the same weights.
Result<std::unique_ptr<CausalModel>> newModel(const ModelConfig& config, std::uint64_t seed);

} // namespace danlu::engine
