#include "Job.h"
#include "LoadedModel.h"
#include "OutputFile.h"
#include "SealedFiles.h"
#include "engine/model/Family.h"
#include "engine/model/SaveTensors.h"
#include "text/sentencepiece/SentencePieceTokenizer.h"

namespace danlu::worker {
namespace {

/// Every file goes through writeOutput: sealed with the output key, or plain.
class OutputStore final : public engine::BlobStore {
public:
    explicit OutputStore(JobContext& context) : m_context(context) {}
    Result<> write(const std::string& name, const std::function<Result<>(engine::BlobWriter&)>& produce) override {
        DANLU_TRY(auto written, writeOutput(m_context, Path(name).filename().string(), [&](const formats::ByteSink& sink) {
                      Forward forward(sink);
                      return produce(forward);
                  }));
        m_files.push_back(std::move(written));
        return ok();
    }
    Result<std::unique_ptr<engine::ByteSource>> open(const std::string& name) override {
        return m_context.opener()(m_context.start().folder / Path(name).filename(), outputKeyName(m_context));
    }
    Result<> remove(const std::string&) override { return ok(); }
    Result<std::vector<std::string>> list(const std::string&) override { return std::vector<std::string>{}; }
    const std::vector<WrittenFile>& files() const { return m_files; }

private:
    struct Forward final : engine::BlobWriter {
        explicit Forward(const formats::ByteSink& target) : sink(target) {}
        Result<> append(std::string_view bytes) override { return sink(bytes); }
        const formats::ByteSink& sink;
    };
    JobContext& m_context;
    std::vector<WrittenFile> m_files;
};

/// What a config.json need not say: sizes and ids that the tokenizer decides.
Json completedConfig(Json config, const text::Tokenizer& tokenizer) {
    if (!config.contains("vocab_size") || config["vocab_size"].is_null())
        config["vocab_size"] = tokenizer.vocabSize();
    if (!config.contains("bos_token_id") && tokenizer.bosId())
        config["bos_token_id"] = *tokenizer.bosId();
    if (!config.contains("eos_token_id") && tokenizer.eosId()) {
        config["eos_token_id"] = *tokenizer.eosId();
        if (const auto end = tokenizer.special("<|end|>")) // the end of a turn in our own chat template
            config["eos_token_id"] = Json::array({*tokenizer.eosId(), *end});
    }
    return config;
}

Result<Json> describeNewModel(JobContext& context, OutputStore& store, const std::string& name, const std::string& chatTemplate) {
    const Path folder = context.start().folder;
    DANLU_TRY(const auto configText, engine::readBlob(store, "config.json"));
    DANLU_TRY(const auto weights, store.open("model.safetensors"));
    formats::ModelSource source;
    source.name = name;
    DANLU_TRY(source.config, parseJson(configText, "config.json"));
    DANLU_TRY(auto file, weightsFileOf(folder / "model.safetensors", outputKeyName(context), *weights));
    source.weights.push_back(std::move(file));
    source.tokenizer = folder / "tokenizer.model";
    source.tokenizerKey = outputKeyName(context);
    source.chatTemplate = chatTemplate;
    return toJson(source);
}

Result<Json> runNewModel(JobContext& context) {
    DANLU_TRY(const auto spec, context.spec<protocol::NewModelSpec>());
    const auto& options = context.start().options;
    DANLU_TRY(auto configJson, member<Json>(options, "config"));
    DANLU_TRY(const auto tokenizerPath, member<std::string>(options, "tokenizer"));
    DANLU_TRY(const auto chatTemplate, memberOr<std::string>(options, "chat_template", ""));
    context.phase(protocol::Phase::Loading);
    DANLU_TRY(const auto tokenizerBytes, readFile(tokenizerPath));
    DANLU_TRY(const auto tokenizer, text::loadSentencePiece(tokenizerBytes));
    DANLU_TRY(const auto config, engine::modelConfigOf(completedConfig(std::move(configJson), *tokenizer)));
    if (config.vocab < std::int64_t(tokenizer->vocabSize()))
        return Error(ErrorCode::Rejected,
                     "vocab_size is " + std::to_string(config.vocab) + ", but the tokenizer has " + std::to_string(tokenizer->vocabSize()) + " pieces")
            .withHint("Leave vocab_size out of the config: the tokenizer's size is taken.");
    DANLU_CHECK(text::ChatTemplate::compile(chatTemplate, *tokenizer));
    DANLU_TRY(const auto model, engine::newModel(config, std::uint64_t(spec.seed)));
    context.phase(protocol::Phase::Writing);
    OutputStore store(context);
    DANLU_CHECK(engine::writeBlob(store, "tokenizer.model", tokenizerBytes));
    DANLU_CHECK(engine::saveModel(*model, store, "new", at::kFloat));
    DANLU_TRY(auto source, describeNewModel(context, store, spec.name, chatTemplate));
    Json result{{"model", std::move(source)}, {"parameters", config.parameters()}, {"files", Json::array()}};
    for (const auto& file : store.files()) {
        result["files"].push_back(file.toJson());
        if (file.name == "model.safetensors")
            result["sha256"] = file.sha256;
    }
    return result;
}

} // namespace

Job makeNewModel() { return {"new_model", runNewModel}; }

} // namespace danlu::worker
