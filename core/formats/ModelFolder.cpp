#include "formats/ModelFolder.h"

#include "formats/AdapterConfig.h"
#include "formats/Checked.h"
#include "formats/HfConfig.h"
#include "formats/LlamaGguf.h"

#include <set>

namespace danlu::formats {
namespace {

constexpr std::uint64_t kJsonBytes = 64u << 20;

bool isFile(const Path& path) {
    std::error_code ignored;
    return std::filesystem::is_regular_file(path, ignored);
}

Result<Json> readJson(const Path& path) {
    DANLU_TRY(const Bytes text, readFile(path, kJsonBytes));
    return parseJson(text, path.filename().string());
}

template <typename Read>
auto readTable(const Path& path, Read&& read) -> decltype(read(ByteReader{})) {
    DANLU_TRY(const Descriptor file, openForReading(path));
    DANLU_TRY(const ByteReader bytes, readerOf(file.fd()));
    auto table = read(bytes);
    if (!table)
        return std::move(table).error().wrap("reading " + path.filename().string());
    return table;
}

Result<WeightsFile> safetensorsFile(const Path& path) {
    DANLU_TRY(SafetensorsTable table, readTable(path, [](const ByteReader& file) { return readSafetensors(file); }));
    return WeightsFile{path, "", "safetensors", std::move(table.tensors)};
}

Result<std::vector<WeightsFile>> weightsOfFolder(const Path& folder) {
    std::set<std::string> names = {"model.safetensors"};
    if (const auto index = folder / "model.safetensors.index.json"; isFile(index)) {
        DANLU_TRY(const Json json, readJson(index));
        DANLU_TRY(const ShardIndex shards, shardIndexOf(json));
        names.clear();
        for (const auto& [tensor, file] : shards.fileOf)
            names.insert(file);
    }
    std::vector<WeightsFile> weights;
    for (const auto& name : names) {
        DANLU_TRY(WeightsFile file, safetensorsFile(folder / name));
        weights.push_back(std::move(file));
    }
    return weights;
}

Result<std::string> templateOfFolder(const Path& folder) {
    if (isFile(folder / "chat_template.jinja"))
        return readFile(folder / "chat_template.jinja", kJsonBytes);
    if (!isFile(folder / "tokenizer_config.json"))
        return std::string();
    DANLU_TRY(const Json config, readJson(folder / "tokenizer_config.json"));
    return chatTemplateOf(config);
}

Result<ModelSource> sourceOfFolder(const Path& folder) {
    ModelSource source;
    DANLU_TRY(const Json config, readJson(folder / "config.json"));
    DANLU_TRY(source.config, normalConfig(config));
    DANLU_TRY(source.weights, weightsOfFolder(folder));
    DANLU_TRY(source.chatTemplate, templateOfFolder(folder));
    if (isFile(folder / "tokenizer.model"))
        source.tokenizer = folder / "tokenizer.model";
    return source;
}

Result<ModelSource> sourceOfGguf(const Path& path) {
    DANLU_TRY(GgufTable table, readTable(path, [](const ByteReader& file) { return readGguf(file); }));
    ModelSource source;
    DANLU_TRY(source.config, configOfGguf(table));
    source.chatTemplate = table.metadata.text("tokenizer.chat_template").value_or("");
    source.weights.push_back({path, "", "gguf", std::move(table.tensors)});
    return source;
}

Result<std::string> fileNameOf(const Json& value) {
    const auto name = value.is_string() ? value.get<std::string>() : std::string();
    if (!isText(name) || !name.ends_with(".safetensors") || name.find('/') != std::string::npos || name.front() == '.')
        return Error(ErrorCode::Rejected, "model.safetensors.index.json names a file that is no plain *.safetensors name: " + shownName(name));
    return name;
}

} // namespace

Result<ShardIndex> shardIndexOf(const Json& json) {
    DANLU_TRY(const Json map, member<Json>(json, "weight_map"));
    if (!map.is_object() || map.empty())
        return Error(ErrorCode::Rejected, "model.safetensors.index.json has no weight_map");
    ShardIndex index;
    for (const auto& [tensor, file] : map.items()) {
        DANLU_TRY(index.fileOf[tensor], fileNameOf(file));
    }
    const auto metadata = json.find("metadata");
    if (metadata != json.end() && metadata->is_object() && metadata->contains("total_size") && (*metadata)["total_size"].is_number_unsigned())
        index.totalSize = (*metadata)["total_size"].get<std::uint64_t>();
    return index;
}

Json toJson(const ShardIndex& index) {
    Json map = Json::object();
    for (const auto& [tensor, file] : index.fileOf)
        map[tensor] = file;
    return {{"metadata", {{"total_size", index.totalSize}}}, {"weight_map", std::move(map)}};
}

Result<ModelSource> modelSourceOfPath(const Path& path) {
    std::error_code ignored;
    auto source = std::filesystem::is_directory(path, ignored) ? sourceOfFolder(path) : sourceOfGguf(path);
    if (!source)
        return std::move(source).error().wrap("the model in " + path.string() + " cannot be used");
    source->name = path.stem().string();
    return source;
}

Result<AdapterSource> adapterSourceOfPath(const Path& folder) {
    AdapterSource source;
    DANLU_TRY(source.config, readJson(folder / "adapter_config.json"));
    DANLU_CHECK(adapterConfigOf(source.config));
    DANLU_TRY(source.weights, safetensorsFile(folder / "adapter_model.safetensors"));
    return source;
}

Result<std::string> chatTemplateOf(const Json& config) {
    const auto found = config.is_object() ? config.find("chat_template") : config.end();
    if (!config.is_object() || found == config.end() || found->is_null())
        return std::string();
    if (found->is_string())
        return found->get<std::string>();
    for (const auto& entry : *found) {
        if (entry.is_object() && entry.value("name", Json()) == "default" && entry.value("template", Json()).is_string())
            return entry["template"].get<std::string>();
    }
    return Error(ErrorCode::Rejected, "tokenizer_config.json: chat_template is neither a text nor a list with an entry \"default\"");
}

TokenizerFiles tokenizerFilesOf(const SpecialTokens& tokens, std::string_view chatTemplate, std::int64_t maxLength) {
    TokenizerFiles files;
    files.config = {{"add_bos_token", tokens.addBos}, {"add_eos_token", tokens.addEos}};
    for (const auto& [key, text] : {std::pair{"bos_token", tokens.bos}, {"eos_token", tokens.eos}, {"unk_token", tokens.unk}, {"pad_token", tokens.pad}}) {
        if (text.empty())
            continue;
        files.config[key] = text;
        files.specialTokens[key] = text;
    }
    for (const auto& [id, text] : tokens.all)
        files.config["added_tokens_decoder"][std::to_string(id)] = {{"content", text}, {"lstrip", false},      {"normalized", false},
                                                                    {"rstrip", false}, {"single_word", false}, {"special", true}};
    if (!chatTemplate.empty())
        files.config["chat_template"] = chatTemplate;
    files.config["clean_up_tokenization_spaces"] = false;
    files.config["model_max_length"] = maxLength;
    files.config["tokenizer_class"] = "PreTrainedTokenizerFast"; // every version of transformers takes tokenizer.json as it is
    return files;
}

} // namespace danlu::formats
