// A folder that transformers' AutoModelForCausalLM and AutoTokenizer load: https://huggingface.co/docs/transformers.
#include "engine/exporting/Exporter.h"
#include "engine/exporting/FinalWeights.h"
#include "engine/exporting/Pieces.h"
#include "engine/generate/EndTokens.h"
#include "formats/HfConfig.h"
#include "formats/ModelFolder.h"
#include "formats/Safetensors.h"
#include "formats/TokenizerJson.h"
#include "text/sentencepiece/SentencePieceTokenizer.h"

namespace danlu::engine {
namespace {

std::string dtypeWord(const std::string& type) { return type == "BF16" ? "bfloat16" : type == "F16" ? "float16" : "float32"; }

formats::TokenizerFiles tokenizerFilesFor(const text::Tokenizer& tokenizer, const ExportInput& input) {
    formats::SpecialTokens special;
    special.unk = tokenizer.textOf(tokenizer.unkId());
    special.bos = tokenizer.textOf(tokenizer.bosId());
    special.eos = tokenizer.textOf(tokenizer.eosId());
    special.pad = tokenizer.textOf(tokenizer.padId());
    for (std::size_t id = 0; id < tokenizer.vocabSize(); ++id) {
        if (tokenizer.isSpecial(text::TokenId(id)) || tokenizer.pieces()[id].kind == text::PieceKind::Unknown)
            special.all.emplace_back(std::int64_t(id), tokenizer.pieces()[id].text);
    }
    return formats::tokenizerFilesOf(special, input.chatTemplate, input.model->config().maxPositions);
}

Result<> writeHfConfigs(const ExportInput& input, const ExportPlan& plan, const text::Tokenizer& tokenizer, ExportFolder& folder) {
    DANLU_TRY(Json config, formats::normalConfig(input.config));
    config["torch_dtype"] = dtypeWord(plan.type);
    DANLU_CHECK(folder.write("config.json", toPrettyText(config) + "\n"));
    auto generation = formats::generationConfigOf(config);
    generation["eos_token_id"] = endTokens(input.model->config(), tokenizer);
    DANLU_CHECK(folder.write("generation_config.json", toPrettyText(generation) + "\n"));
    const auto files = tokenizerFilesFor(tokenizer, input);
    DANLU_CHECK(folder.write("tokenizer_config.json", toPrettyText(files.config) + "\n"));
    DANLU_CHECK(folder.write("special_tokens_map.json", toPrettyText(files.specialTokens) + "\n"));
    DANLU_CHECK(folder.write("tokenizer.json", formats::tokenizerJsonOf(sentencePieceOf(tokenizer), true)));
    return folder.write("tokenizer.model", input.tokenizer);
}

Result<> writeHfWeights(const ExportInput& input, const ExportPlan& plan, ExportFolder& folder) {
    DANLU_TRY(const auto codec, blockCodecOf(plan.type));
    FinalWeights weights(*input.model);
    std::vector<formats::TensorPlan> plans;
    for (const auto& parameter : weights.parameters())
        plans.push_back({parameter.name, plan.type, parameter.shape});
    DANLU_TRY(const auto layout, formats::layOutSafetensors(plans));
    return folder.write("model.safetensors", [&](const formats::ByteSink& sink) {
        return formats::writeSafetensors(layout, sink, [&](const formats::TensorEntry& entry, const formats::ByteSink& to) -> Result<> {
            DANLU_CHECK(weights.write(entry.name, codec, {}, to));
            return folder.report(weights.share());
        });
    });
}

Result<> writeHfFolder(const ExportInput& input, const ExportPlan& plan, ExportFolder& folder) {
    DANLU_TRY(const auto tokenizer, text::loadSentencePiece(input.tokenizer));
    DANLU_CHECK(writeHfConfigs(input, plan, *tokenizer, folder));
    return writeHfWeights(input, plan, folder);
}

Result<formats::ModelSource> readHfFolder(const Path& folder, const formats::ModelSource*) { return formats::modelSourceOfPath(folder); }

} // namespace

Exporter makeHuggingFaceExporter() { return {"hf", {"BF16", "F32", "F16"}, writeHfFolder, readHfFolder}; }

} // namespace danlu::engine
