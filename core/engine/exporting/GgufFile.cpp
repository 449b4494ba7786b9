#include "engine/exporting/GgufFile.h"

#include "engine/exporting/Pieces.h"
#include "formats/HfConfig.h"
#include "text/sentencepiece/SentencePieceTokenizer.h"

#include <ATen/ops/empty.h>

namespace danlu::engine {
namespace {

constexpr const char* kRopeFactors = "rope_freqs.weight";

Result<formats::GgufMetadata> metadataForGguf(const ExportInput& input, const BlockCodec& codec, const std::string& name) {
    DANLU_TRY(const auto tokenizer, text::loadSentencePiece(input.tokenizer));
    DANLU_TRY(const auto config, formats::normalConfig(input.config));
    formats::LlamaGgufPlan plan;
    plan.name = name;
    plan.fileType = codec.fileType;
    plan.chatTemplate = input.chatTemplate;
    const auto& eos = input.model->config().eos;
    plan.eosId = eos.empty() ? -1 : eos.front();
    return formats::llamaMetadata(config, sentencePieceOf(*tokenizer), plan);
}

/// The Hugging Face row at each place of the file's tensor; undefined where the order is the same.
at::Tensor rowsInGguf(const std::string& name, std::int64_t rows, const ModelConfig& config) {
    const Json counts = {{"num_attention_heads", config.heads}, {"num_key_value_heads", config.kvHeads}};
    const auto heads = formats::permutedHeads(name, counts);
    if (heads == 0)
        return {};
    auto order = at::empty({rows}, at::kLong);
    for (std::int64_t row = 0; row < rows; ++row)
        order.data_ptr<std::int64_t>()[row] = formats::huggingFaceRow(row, rows, heads);
    return order;
}

} // namespace

std::string typeInGguf(const Parameter& parameter, const BlockCodec& wanted, bool tied) {
    const auto type = storedType(parameter.shape, wanted);
    const bool isHead = parameter.name == "lm_head.weight" || (tied && parameter.name == "model.embed_tokens.weight");
    return type == "Q4_0" && isHead ? "Q8_0" : type;
}

Result<GgufFile> planGguf(const ExportInput& input, const std::string& type, const std::string& name) {
    DANLU_TRY(const auto codec, blockCodecOf(type));
    DANLU_TRY(const auto metadata, metadataForGguf(input, codec, name));
    DANLU_TRY(const auto config, formats::normalConfig(input.config));
    GgufFile file;
    file.ropeFactors = formats::llamaRopeFactors(config);
    std::vector<formats::TensorPlan> plans;
    for (const auto& parameter : input.model->parameters()) {
        const auto ggufName = formats::ggufName(parameter.name);
        if (!ggufName)
            return Error(ErrorCode::Unsupported, "the tensor " + parameter.name + " has no name in GGUF's llama architecture");
        plans.push_back({*ggufName, typeInGguf(parameter, codec, input.model->config().tied), parameter.shape});
    }
    if (!file.ropeFactors.empty())
        plans.push_back({kRopeFactors, "F32", {std::int64_t(file.ropeFactors.size())}});
    DANLU_TRY(file.layout, formats::layOutGguf(metadata, plans));
    return file;
}

Result<> streamGguf(const GgufFile& file, FinalWeights& weights, const ModelConfig& config, const formats::ByteSink& sink,
                    const std::function<Result<>()>& step) {
    return formats::writeGguf(file.layout, sink, [&](const formats::TensorEntry& entry, const formats::ByteSink& to) -> Result<> {
        if (entry.name == kRopeFactors)
            return to({reinterpret_cast<const char*>(file.ropeFactors.data()), file.ropeFactors.size() * sizeof(float)});
        const auto name = formats::huggingFaceName(entry.name).value_or("");
        DANLU_TRY(const auto codec, blockCodecOf(entry.type));
        DANLU_CHECK(weights.write(name, codec, rowsInGguf(name, entry.shape.front(), config), to));
        return step();
    });
}

Result<std::vector<formats::TensorEntry>> writeQuantized(const ExportInput& input, const std::string& type, const std::string& name,
                                                         const formats::ByteSink& sink, const ExportProgress& progress) {
    DANLU_TRY(const auto file, planGguf(input, type, name));
    FinalWeights weights(*input.model);
    const auto step = [&]() -> Result<> {
        return !progress || progress(weights.share()) ? ok() : Result<>(Error(ErrorCode::Cancelled, "the quantization was cancelled"));
    };
    DANLU_CHECK(streamGguf(file, weights, input.model->config(), sink, step));
    return file.layout.tensors;
}

} // namespace danlu::engine
