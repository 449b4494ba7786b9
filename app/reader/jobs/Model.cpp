#include "Files.h"
#include "TokenizerCheck.h"

#include "formats/AdapterConfig.h"
#include "formats/HfConfig.h"
#include "formats/LlamaGguf.h"
#include "formats/ModelFolder.h"

namespace danlu::reader {
namespace {

constexpr std::uint64_t kTokenizerFileBytes = 64u << 20;
constexpr std::string_view kAdapterWeights = "adapter_model.safetensors";

/// A model that was checked, file names in place of paths.
struct Checked {
    formats::ModelSource source;
    Json tokenizer;      // null where there is none
    Bytes tokenizerFile; // a tokenizer.model made from a GGUF file's vocabulary
};

std::string base64(std::string_view bytes) {
    constexpr std::string_view kDigits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    std::string text;
    for (std::size_t i = 0; i < bytes.size(); i += 3) {
        std::uint32_t word = 0;
        for (std::size_t k = 0; k < 3; ++k)
            word = (word << 8) | (i + k < bytes.size() ? static_cast<unsigned char>(bytes[i + k]) : 0u);
        for (std::size_t k = 0; k < 4; ++k)
            text += i + k <= bytes.size() && (k < 2 || i + k - 1 < bytes.size()) ? kDigits[(word >> (18 - 6 * k)) & 63] : '=';
    }
    return text;
}

Result<formats::WeightsFile> weightsOf(const OpenFile& file) {
    DANLU_TRY(const auto reader, formats::readerOf(file.fd));
    auto table = formats::readSafetensors(reader);
    if (!table)
        return std::move(table).error().wrap("reading " + file.name);
    return formats::WeightsFile{file.name, "", "safetensors", std::move(table->tensors)};
}

Result<std::string> templateIn(const std::vector<OpenFile>& files) {
    if (const auto* jinja = fileNamed(files, "chat_template.jinja"))
        return contentOf(*jinja, kJsonBytes);
    const auto* config = fileNamed(files, "tokenizer_config.json");
    if (!config)
        return std::string();
    DANLU_TRY(const Json json, jsonIn(*config));
    return formats::chatTemplateOf(json);
}

/// Every shard that the index names must have been given.
Result<> checkIndex(const std::vector<OpenFile>& files) {
    const auto* index = fileNamed(files, "model.safetensors.index.json");
    if (!index)
        return ok();
    DANLU_TRY(const Json json, jsonIn(*index));
    DANLU_TRY(const auto shards, formats::shardIndexOf(json));
    for (const auto& [tensor, file] : shards.fileOf)
        if (!fileNamed(files, file))
            return Error(ErrorCode::Rejected, "model.safetensors.index.json names \"" + file + "\", which is missing");
    return ok();
}

Result<Json> tokenizerIn(const OpenFile& file, std::string_view bytes, const std::string& chatTemplate) {
    auto checked = checkedTokenizer(bytes, chatTemplate);
    return checked ? std::move(checked) : Result<Json>(std::move(checked).error().wrap("reading " + file.name));
}

Result<Checked> checkedFolder(const std::vector<OpenFile>& files) {
    Checked checked;
    const auto* config = fileNamed(files, "config.json");
    if (!config)
        return Error(ErrorCode::Rejected, "there is no config.json, so this is not a Hugging Face model folder");
    DANLU_TRY(const Json json, jsonIn(*config));
    DANLU_TRY(checked.source.config, formats::normalConfig(json));
    DANLU_CHECK(checkIndex(files));
    for (const auto& file : files)
        if (file.name.ends_with(".safetensors") && file.name != kAdapterWeights) {
            DANLU_TRY(auto weights, weightsOf(file));
            checked.source.weights.push_back(std::move(weights));
        }
    if (checked.source.weights.empty())
        return Error(ErrorCode::Rejected, "there is no *.safetensors file with weights")
            .withHint("Weights in pickle files (*.bin) are not read; convert them to safetensors.");
    DANLU_TRY(checked.source.chatTemplate, templateIn(files));
    if (const auto* model = fileNamed(files, "tokenizer.model")) {
        DANLU_TRY(const Bytes bytes, contentOf(*model, kTokenizerFileBytes));
        DANLU_TRY(checked.tokenizer, tokenizerIn(*model, bytes, checked.source.chatTemplate));
        checked.source.tokenizer = model->name;
    }
    return checked;
}

Result<Checked> checkedGguf(const OpenFile& file) {
    DANLU_TRY(const auto reader, formats::readerOf(file.fd));
    auto table = formats::readGguf(reader);
    if (!table)
        return std::move(table).error().wrap("reading " + file.name);
    Checked checked;
    DANLU_TRY(checked.source.config, formats::configOfGguf(*table));
    checked.source.chatTemplate = table->metadata.text("tokenizer.chat_template").value_or("");
    DANLU_TRY(const auto vocabulary, formats::tokenizerOfGguf(table->metadata));
    checked.tokenizerFile = formats::writeSentencePiece(vocabulary);
    DANLU_TRY(checked.tokenizer, tokenizerIn(file, checked.tokenizerFile, checked.source.chatTemplate));
    checked.source.weights.push_back({file.name, "", "gguf", std::move(table->tensors)});
    return checked;
}

Result<Json> checkedAdapter(const std::vector<OpenFile>& files) {
    const auto* weights = fileNamed(files, kAdapterWeights);
    if (!weights)
        return Error(ErrorCode::Rejected, "there is no adapter_model.safetensors beside adapter_config.json");
    formats::ModelSource holder;
    holder.adapters.resize(1);
    DANLU_TRY(holder.adapters[0].config, jsonIn(*fileNamed(files, "adapter_config.json")));
    DANLU_CHECK(formats::adapterConfigOf(holder.adapters[0].config));
    DANLU_TRY(holder.adapters[0].weights, weightsOf(*weights));
    for (const auto& tensor : holder.adapters[0].weights.tensors)
        DANLU_CHECK(formats::adapterTensorOf(tensor.name));
    return Json{{"adapter", formats::toJson(holder)["adapters"][0]}};
}

/// options: {files}: all files of a model folder (config.json, *.safetensors, tokenizer.model …), of a PEFT folder, or one GGUF file.
/// Table {source: ModelSource with file names for paths, tokenizer: {pieces, bos …} or null, tokenizer_model: base64 of a
/// tokenizer.model made from a GGUF file, else absent}, or {adapter: AdapterSource}; Finished {}.
class Model final : public Job {
public:
    std::string_view name() const override { return "model"; }

    Result<Json> run(const std::vector<OpenFile>& files, const Json&, protocol::Sender& to) const override {
        DANLU_TRY(const Json table, tableOf(files));
        DANLU_CHECK(to.send(protocol::MessageType::Table, table));
        return Json::object();
    }

private:
    static Result<Json> tableOf(const std::vector<OpenFile>& files) {
        if (fileNamed(files, "adapter_config.json"))
            return checkedAdapter(files);
        const bool isGguf = files.size() == 1 && files[0].name.ends_with(".gguf");
        DANLU_TRY(const Checked checked, isGguf ? checkedGguf(files[0]) : checkedFolder(files));
        Json table = {{"source", formats::toJson(checked.source)}, {"tokenizer", checked.tokenizer}};
        if (!checked.tokenizerFile.empty())
            table["tokenizer_model"] = base64(checked.tokenizerFile);
        return table;
    }
};

} // namespace

std::unique_ptr<Job> makeModel() { return std::make_unique<Model>(); }

} // namespace danlu::reader
