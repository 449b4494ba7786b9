#include "LoadedModel.h"

#include "SealedFiles.h"
#include "engine/device/Device.h"
#include "engine/model/Family.h"
#include "formats/LlamaGguf.h"
#include "formats/Safetensors.h"
#include "text/sentencepiece/SentencePieceTokenizer.h"

#include <algorithm>

namespace danlu::worker {
namespace {

constexpr std::uint64_t kTokenizerLimit = 64u << 20;

formats::ByteReader byteReaderOf(engine::ByteSource& source) {
    return {source.size(), [&source](std::uint64_t offset, std::size_t count) -> Result<Bytes> {
                Bytes bytes(count, '\0');
                DANLU_CHECK(source.read(offset, bytes));
                return bytes;
            }};
}

/// A GGUF file brings its vocabulary along; everything else lies beside a tokenizer.model.
Result<Bytes> tokenizerBytesOf(const JobContext& context, const formats::ModelSource& source) {
    const auto open = context.opener();
    if (!source.tokenizer.empty()) {
        DANLU_TRY(const auto file, open(source.tokenizer, source.tokenizerKey));
        return engine::readAll(*file, kTokenizerLimit);
    }
    if (source.weights.empty() || source.weights.front().format != "gguf")
        return Error(ErrorCode::NotFound, "the model \"" + source.name + "\" has no tokenizer");
    DANLU_TRY(const auto file, open(source.weights.front().path, source.weights.front().key));
    DANLU_TRY(const auto table, formats::readGguf(byteReaderOf(*file)));
    DANLU_TRY(const auto vocabulary, formats::tokenizerOfGguf(table.metadata));
    return formats::writeSentencePiece(vocabulary);
}

} // namespace

Result<formats::ModelSource> modelSource(const JobContext& context, std::size_t index) {
    if (index >= context.start().models.size())
        return Error(ErrorCode::Usage, "the job \"" + context.start().job + "\" was given no model");
    return formats::modelSourceOf(context.start().models[index]);
}

Result<TextSide> loadText(const JobContext& context, formats::ModelSource source) {
    TextSide text;
    DANLU_TRY(text.tokenizerBytes, tokenizerBytesOf(context, source));
    DANLU_TRY(text.tokenizer, text::loadSentencePiece(text.tokenizerBytes));
    DANLU_TRY(text.chat, text::ChatTemplate::compile(source.chatTemplate, *text.tokenizer));
    text.source = std::move(source);
    return text;
}

Result<LoadedModel> loadWhole(const JobContext& context, formats::ModelSource source, const engine::LoadPlan& plan) {
    LoadedModel loaded;
    DANLU_TRY(loaded.text, loadText(context, std::move(source)));
    DANLU_TRY(loaded.model, engine::loadModel(loaded.text.source, context.opener(), plan));
    if (std::int64_t(loaded.text.tokenizer->vocabSize()) > loaded.model->config().vocab)
        return Error(ErrorCode::Rejected, "the tokenizer of \"" + loaded.text.source.name + "\" has more pieces than the model has embeddings");
    return loaded;
}

Result<engine::LoadPlan> computePlan(const protocol::ComputeSpec& spec) {
    engine::useThreads(spec.threads);
    engine::LoadPlan plan;
    DANLU_TRY(plan.device, engine::pickDevice(spec.device));
    plan.storage = plan.compute = spec.dtype == "fp32" ? at::kFloat : at::kBFloat16;
    plan.mergeAdapters = true;
    return plan;
}

engine::EncodeRow rowEncoder(const TextSide& text, std::string_view stage) {
    const bool isPretraining = stage == "pretrain";
    return [&text, isPretraining](const Row& row) -> Result<engine::Example> {
        DANLU_TRY(auto encoded, text::encodeForTraining(row, text.chat, *text.tokenizer));
        if (isPretraining)
            std::fill(encoded.learned.begin(), encoded.learned.end(), std::uint8_t{1});
        return engine::Example{std::move(encoded.ids), std::move(encoded.learned)};
    };
}

Result<engine::Encoded> encodeShards(JobContext& context, const std::string& place, const TextSide& text, const RowCut& cut,
                                     const std::function<bool()>& isCancelled) {
    DANLU_TRY(const auto* key, context.key("run"));
    DANLU_TRY(const auto config, engine::modelConfigOf(text.source.config));
    std::uint64_t total = 0;
    DANLU_TRY(const auto rows, ShardRows::open(context.start().folder / place, place, *key, [&](std::uint64_t row) -> Result<> {
                  context.progress(std::int64_t(row), std::int64_t(total));
                  return isCancelled() ? Result<>(context.cancelled()) : ok();
              }));
    total = rows->total();
    return engine::encodeRows(*rows, rowEncoder(text, cut.stage), {cut.stage == "pretrain" && cut.texts == Texts::Joined, cut.maxLength, config.vocab});
}

Result<formats::WeightsFile> weightsFileOf(const Path& path, const std::string& key, engine::ByteSource& source) {
    DANLU_TRY(auto table, formats::readSafetensors(byteReaderOf(source)));
    return formats::WeightsFile{path, key, "safetensors", std::move(table.tensors)};
}

} // namespace danlu::worker
