#include "services/model/SealedModel.h"

#include "crypto/SealedStream.h"
#include "formats/Gguf.h"
#include "formats/Safetensors.h"
#include "protocol/Shard.h"

#include <memory>

namespace danlu::services {
namespace {

bool isFile(const Path& path) {
    std::error_code ignored;
    return std::filesystem::is_regular_file(path, ignored);
}

Bytes contextOf(const Path& file) { return protocol::modelFileContext(file.filename().string()); }

Result<formats::WeightsFile> sealedWeights(const Path& file, const crypto::Key& key, const std::string& keyName) {
    DANLU_TRY(auto opened, crypto::SealedReader::openFile(key, contextOf(file), file));
    const auto reader = std::make_shared<crypto::SealedReader>(std::move(opened));
    const formats::ByteReader bytes{reader->size(), [reader](std::uint64_t offset, std::size_t count) -> Result<Bytes> {
                                        Bytes piece(count, '\0');
                                        DANLU_CHECK(reader->read(offset, piece));
                                        return piece;
                                    }};
    formats::WeightsFile weights{file, keyName, file.extension() == ".gguf" ? "gguf" : "safetensors", {}};
    if (weights.format == "gguf") {
        DANLU_TRY(auto table, formats::readGguf(bytes));
        weights.tensors = std::move(table.tensors);
    } else {
        DANLU_TRY(auto table, formats::readSafetensors(bytes));
        weights.tensors = std::move(table.tensors);
    }
    return weights;
}

Result<Json> sealedJson(const Path& file, const crypto::Key& key) {
    DANLU_TRY(const Bytes text, readSealedModelFile(file, key));
    return parseJson(text, file.filename().string());
}

template <typename Change>
void changePaths(formats::ModelSource& source, Change&& change) {
    for (auto& file : source.weights)
        change(file.path);
    for (auto& adapter : source.adapters)
        change(adapter.weights.path);
    if (!source.tokenizer.empty())
        change(source.tokenizer);
}

} // namespace

std::string runKeyName(const RunId& run) { return "run-" + run.text(); }
std::string modelKeyName(const ModelId& model) { return "model-" + model.text(); }

Result<crypto::Key> namedKey(const store::ProjectFile& project, const std::string& name) {
    if (name.starts_with("run-"))
        return project.key(store::KeyPurpose::Run, name.substr(4));
    if (name.starts_with("model-"))
        return project.key(store::KeyPurpose::Model, name.substr(6));
    return Error(ErrorCode::Corrupt, "the model names a key that no project has: " + name);
}

Result<Bytes> readSealedModelFile(const Path& file, const crypto::Key& key, std::uint64_t limit) {
    return crypto::readSealedFile(key, contextOf(file), file, limit);
}

Result<> writeSealedModelFile(const Path& file, const crypto::Key& key, std::string_view plain) {
    return crypto::writeSealedFile(key, contextOf(file), file, plain);
}

Result<formats::ModelSource> sourceOfSealedFolder(const Path& folder, const crypto::Key& key, const std::string& keyName) {
    formats::ModelSource source;
    if (isFile(folder / "config.json")) {
        DANLU_TRY(source.config, sealedJson(folder / "config.json", key));
    }
    for (const char* name : {"model.safetensors", "model.gguf"})
        if (isFile(folder / name)) {
            DANLU_TRY(auto weights, sealedWeights(folder / name, key, keyName));
            source.weights.push_back(std::move(weights));
        }
    if (isFile(folder / "tokenizer.model")) {
        source.tokenizer = folder / "tokenizer.model";
        source.tokenizerKey = keyName;
    }
    if (isFile(folder / "chat_template.jinja")) {
        DANLU_TRY(source.chatTemplate, readSealedModelFile(folder / "chat_template.jinja", key));
    }
    if (isFile(folder / "adapter_config.json")) {
        formats::AdapterSource adapter;
        DANLU_TRY(adapter.config, sealedJson(folder / "adapter_config.json", key));
        DANLU_TRY(adapter.weights, sealedWeights(folder / "adapter_model.safetensors", key, keyName));
        source.adapters.push_back(std::move(adapter));
    }
    if (source.weights.empty() && source.adapters.empty())
        return Error(ErrorCode::Corrupt, "there is no model in " + folder.string());
    return source;
}

Json storedSource(const formats::ModelSource& source, const Path& project) {
    formats::ModelSource relative = source;
    changePaths(relative, [&](Path& path) {
        if (const Path inside = std::filesystem::absolute(path).lexically_relative(std::filesystem::absolute(project));
            !inside.empty() && *inside.begin() != "..")
            path = inside;
    });
    return formats::toJson(relative);
}

Result<formats::ModelSource> sourceOfStored(const Json& stored, const Path& project) {
    DANLU_TRY(auto source, formats::modelSourceOf(stored));
    changePaths(source, [&](Path& path) { path = std::filesystem::absolute(project / path); });
    return source;
}

} // namespace danlu::services
