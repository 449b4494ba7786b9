#pragma once

#include "engine/exporting/FinalWeights.h"
#include "formats/LlamaGguf.h"

namespace danlu::engine {

/// A model as one GGUF file, ready to be streamed.
struct GgufFile {
    formats::GgufLayout layout;
    std::vector<float> ropeFactors; // content of rope_freqs.weight; empty = no such tensor
};
/// `type` names the matrices' block type; norms stay F32, and the output head of a Q4_0 file is Q8_0 (see typeInGguf).
Result<GgufFile> planGguf(const ExportInput& input, const std::string& type, const std::string& name);
/// The embedding that is also the head, or the head, costs little and matters much: Q8_0 where the rest is Q4_0, as llama-quantize
/// prefers a wider type there.
std::string typeInGguf(const Parameter& parameter, const BlockCodec& wanted, bool tied);
Result<> streamGguf(const GgufFile& file, FinalWeights& weights, const ModelConfig& config, const formats::ByteSink& sink,
                    const std::function<Result<>()>& step);

} // namespace danlu::engine
