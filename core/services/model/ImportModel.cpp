#include "crypto/Base64.h"
#include "crypto/Hash.h"
#include "services/model/Model.h"
#include "services/model/OpenModel.h"
#include "services/model/SealedModel.h"
#include "services/process/ReaderProcess.h"
#include "services/process/WorkerProcess.h"
#include "store/Datasets.h"

#include <algorithm>

namespace danlu::services {
namespace {

/// Names of files that make up a model folder; anything else in it is none of our business.
bool isModelFile(const std::string& name) {
    static const std::vector<std::string> kNames{"config.json",           "generation_config.json",      "tokenizer.model",
                                                 "tokenizer_config.json", "special_tokens_map.json",     "adapter_config.json",
                                                 "chat_template.jinja",   "model.safetensors.index.json"};
    return name.ends_with(".safetensors") || std::find(kNames.begin(), kNames.end(), name) != kNames.end();
}

Result<std::vector<Path>> filesOf(const Path& path) {
    std::error_code failed;
    if (std::filesystem::is_regular_file(path, failed))
        return std::vector<Path>{path};
    if (!std::filesystem::is_directory(path, failed))
        return Error(ErrorCode::NotFound, "there is no model at " + path.string());
    std::vector<Path> files;
    for (const auto& entry : std::filesystem::directory_iterator(path, failed))
        if (entry.is_regular_file(failed) && isModelFile(entry.path().filename().string()))
            files.push_back(entry.path());
    std::sort(files.begin(), files.end());
    if (files.empty())
        return Error(ErrorCode::Rejected, path.string() + " holds neither config.json nor *.safetensors")
            .withHint("Name a Hugging Face folder, a PEFT folder or a GGUF file.");
    return files;
}

Result<std::vector<PinnedFile>> pinAll(const std::vector<Path>& paths, const Task& task) {
    std::int64_t done = 0, total = 0;
    std::error_code failed;
    for (const auto& path : paths)
        total += std::int64_t(std::filesystem::file_size(path, failed));
    std::vector<PinnedFile> files;
    for (const auto& path : paths) {
        DANLU_TRY(auto file, pin(
                                 path,
                                 [&](std::uint64_t bytes) {
                                     task.progress({"hashing " + path.filename().string(), done += std::int64_t(bytes), total, -1, {}});
                                 },
                                 task.stop));
        files.push_back(std::move(file));
    }
    return files;
}

/// Hash of a model: of its weights file, or of the list "hash  name" where there are several.
std::string hashOf(const std::vector<PinnedFile>& files) {
    std::vector<const PinnedFile*> weights;
    for (const auto& file : files)
        if (file.path.extension() == ".safetensors" || file.path.extension() == ".gguf")
            weights.push_back(&file);
    if (weights.size() == 1)
        return weights.front()->sha256;
    std::string list;
    for (const auto* file : weights)
        list += file->sha256 + "  " + file->path.filename().string() + "\n";
    return crypto::hexText(crypto::sha256(list));
}

Json jsonOf(const std::vector<PinnedFile>& files) {
    Json list = Json::array();
    for (const auto& file : files)
        list.push_back(toJson(file));
    return list;
}

/// The checked table with the folder put before its file names.
Result<formats::ModelSource> placedSource(Json table, const Path& folder) {
    if (table.contains("adapter")) {
        Json empty = formats::toJson(formats::ModelSource{});
        empty["config"] = Json::object();
        empty["adapters"].push_back(table["adapter"]);
        table["source"] = std::move(empty);
    }
    DANLU_TRY(const Json json, member<Json>(table, "source"));
    DANLU_TRY(auto source, formats::modelSourceOf(json));
    for (auto& file : source.weights)
        file.path = folder / file.path.filename();
    for (auto& adapter : source.adapters)
        adapter.weights.path = folder / adapter.weights.path.filename();
    if (!source.tokenizer.empty())
        source.tokenizer = folder / source.tokenizer.filename();
    return source;
}

/// One import: what was checked, and what will be written.
class Registering {
public:
    Registering(Project& project, const ModelImport& request) : m_project(project), m_request(request) {}

    Result<> read(const Task& task) {
        DANLU_CHECK(store::checkName("model", m_request.name));
        DANLU_CHECK(checkFree());
        DANLU_TRY(const auto paths, filesOf(m_request.path));
        DANLU_TRY(m_files, pinAll(paths, task));
        DANLU_TRY(m_table, readTable(m_project.programs(), "model", paths, task));
        for (const auto& file : m_files) // what was checked is what was hashed
            DANLU_CHECK(checkPinned(file));
        DANLU_TRY(m_source, placedSource(m_table, std::filesystem::absolute(paths.front()).parent_path()));
        DANLU_CHECK(m_source.weights.empty() ? describeAdapter() : describeBase());
        return checkLoadable(task);
    }

    Result<> insert() {
        return m_project.file().act({"model.import", m_request.name, {{"path", m_request.path.string()}, {"sha256", m_model.sha256}}, "ok"},
                                    [this](store::Transaction& transaction) -> Result<> {
                                        m_model.id = newId<ModelId>();
                                        if (m_table.contains("tokenizer_model"))
                                            DANLU_CHECK(keepTokenizer(transaction));
                                        m_model.details = {{"path", m_request.path.string()},
                                                           {"files", jsonOf(m_files)},
                                                           {"tokenizer", m_table.value("tokenizer", Json())},
                                                           {"source", storedSource(m_source, m_project.file().folder())}};
                                        DANLU_CHECK(store::insertModel(transaction, m_model));
                                        return ok();
                                    });
    }

private:
    Result<> checkFree() const {
        DANLU_TRY(const auto all, store::models(m_project.file()));
        for (const auto& model : all)
            if (model.name == m_request.name)
                return Error(ErrorCode::Exists, "there is a model \"" + m_request.name + "\" already").withHint("Choose another --name.");
        return ok();
    }

    Result<> describeBase() {
        m_model.name = m_request.name;
        m_model.kind = "base";
        DANLU_TRY(m_model.family, member<std::string>(m_source.config, "model_type"));
        m_model.parameters = formats::parametersOf(m_source);
        m_model.sha256 = hashOf(m_files);
        return ok();
    }

    Result<> describeAdapter() {
        if (m_request.base.empty())
            return Error(ErrorCode::Usage, m_request.path.string() + " is an adapter; its base model must be named")
                .withHint("Add --base NAME, a registered model.");
        DANLU_TRY(const auto base, store::modelNamed(m_project.file(), m_request.base));
        m_model.name = m_request.name;
        m_model.kind = "adapter";
        m_model.family = base.family;
        m_model.parameters = base.parameters + formats::parametersOf(m_source);
        m_model.sha256 = hashOf(m_files);
        m_model.parent = base.id;
        return ok();
    }

    /// Asks the worker, which knows the families, whether the tensors are those that the config needs.
    Result<> checkLoadable(const Task& task) const {
        OpenModel model;
        model.source = m_source;
        if (m_model.kind == "adapter") {
            DANLU_TRY(model, openModel(m_project.file(), m_request.base));
            model.source.adapters.push_back(m_source.adapters.front());
        }
        model.source.name = m_request.path.filename().string();
        protocol::Start start;
        start.job = "check_model";
        start.spec = Json::object();
        model.giveTo(start);
        DANLU_CHECK(runJob(m_project.programs(), start, task));
        return ok();
    }

    /// A GGUF file's vocabulary as a tokenizer.model, sealed beside the project's other models.
    Result<> keepTokenizer(store::Transaction& transaction) {
        DANLU_TRY(const Bytes bytes, crypto::fromBase64(m_table["tokenizer_model"].get<std::string>()));
        DANLU_TRY(const auto key, transaction.createKey(store::KeyPurpose::Model, m_model.id.text()));
        const Path folder = m_project.file().modelFolder(m_model.id);
        DANLU_CHECK(makeFolder(folder));
        DANLU_CHECK(writeSealedModelFile(folder / "tokenizer.model", key, bytes));
        m_source.tokenizer = folder / "tokenizer.model";
        m_source.tokenizerKey = modelKeyName(m_model.id);
        return ok();
    }

    Project& m_project;
    const ModelImport& m_request;
    std::vector<PinnedFile> m_files;
    Json m_table;
    formats::ModelSource m_source;
    store::ModelInfo m_model;
};

Error withAdvice(Error error) {
    const bool isOfTheFile = error.code() == ErrorCode::Rejected && error.hint().empty();
    return isOfTheFile ? std::move(error).withHint("Fetch the model again and compare its checksum; a file that was cut off or changed cannot be mended.")
                       : error;
}

} // namespace

Result<Json> importModel(Project& project, const ModelImport& request, const Task& task) {
    Registering registering(project, request);
    if (auto read = registering.read(task); !read)
        return withAdvice(std::move(read).error());
    DANLU_CHECK(registering.insert());
    return showModel(project, request.name);
}

} // namespace danlu::services
