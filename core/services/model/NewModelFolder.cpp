#include "services/model/NewModelFolder.h"

#include "services/model/SealedModel.h"
#include "services/process/WorkerProcess.h"
#include "store/Datasets.h"

namespace danlu::services {

Result<NewModelFolder> NewModelFolder::create(Project& project, const std::string& name, const std::string& action) {
    DANLU_CHECK(store::checkName("model", name));
    DANLU_TRY(const auto all, store::models(project.file()));
    for (const auto& model : all)
        if (model.name == name)
            return Error(ErrorCode::Exists, "there is a model \"" + name + "\" already").withHint("Choose another --name.");
    const auto id = newId<ModelId>();
    DANLU_CHECK(project.file().act({action, name, {{"model", id.text()}}, "begun"}, [&id](store::Transaction& transaction) -> Result<> {
        DANLU_CHECK(transaction.createKey(store::KeyPurpose::Model, id.text()));
        return ok();
    }));
    NewModelFolder folder(project, name, action, id, project.file().modelFolder(id));
    DANLU_CHECK(makeFolder(folder.m_path));
    return folder;
}

NewModelFolder::~NewModelFolder() {
    if (m_id.empty())
        return;
    std::error_code ignored;
    std::filesystem::remove_all(m_path, ignored);
    const auto discarded = m_project->file().act({m_action, m_name, {{"model", m_id.text()}}, "failed"}, [this](store::Transaction& transaction) {
        return transaction.deleteKey(store::KeyPurpose::Model, m_id.text());
    });
    static_cast<void>(discarded); // a key that opens nothing is left; nobody waits for an answer here
}

Result<Json> NewModelFolder::fill(protocol::Start start, const Task& task) {
    DANLU_TRY(auto key, m_project->file().key(store::KeyPurpose::Model, m_id.text()));
    start.folder = m_path;
    start.keys.insert_or_assign("output", std::move(key));
    return runJob(m_project->programs(), start, task);
}

Result<> NewModelFolder::publish(store::ModelInfo model) {
    DANLU_TRY(const auto key, m_project->file().key(store::KeyPurpose::Model, m_id.text()));
    DANLU_TRY(auto source, sourceOfSealedFolder(m_path, key, modelKeyName(m_id)));
    if (model.details.contains("inherited")) { // config and words of the model it was made from
        DANLU_TRY(const auto inherited, formats::modelSourceOf(model.details["inherited"]));
        source.config = inherited.config;
        source.chatTemplate = inherited.chatTemplate;
        if (source.tokenizer.empty()) {
            source.tokenizer = inherited.tokenizer;
            source.tokenizerKey = inherited.tokenizerKey;
        }
        model.details.erase("inherited");
    }
    model.id = m_id;
    model.name = m_name;
    model.parameters = formats::parametersOf(source);
    DANLU_TRY(model.family, member<std::string>(source.config, "model_type"));
    model.details["source"] = storedSource(source, m_project->file().folder());
    store::Act act{m_action, m_name, {{"model", m_id.text()}, {"sha256", model.sha256}}, "ok"};
    DANLU_CHECK(m_project->file().act(std::move(act), [&model](store::Transaction& transaction) -> Result<> {
        DANLU_CHECK(store::insertModel(transaction, model));
        return ok();
    }));
    m_id = {};
    return ok();
}

} // namespace danlu::services
