#include "services/model/OpenModel.h"

#include "services/model/SealedModel.h"
#include "text/sentencepiece/SentencePieceTokenizer.h"

namespace danlu::services {
namespace {

constexpr std::uint64_t kTokenizerBytes = 64u << 20;

Result<> addKey(OpenModel& model, const store::ProjectFile& project, const std::string& name) {
    if (name.empty() || model.keys.contains(name))
        return ok();
    DANLU_TRY(auto key, namedKey(project, name));
    model.keys.emplace(name, std::move(key));
    return ok();
}

Result<> addKeys(OpenModel& model, const store::ProjectFile& project) {
    for (const auto& file : model.source.weights)
        DANLU_CHECK(addKey(model, project, file.key));
    for (const auto& adapter : model.source.adapters)
        DANLU_CHECK(addKey(model, project, adapter.weights.key));
    return addKey(model, project, model.source.tokenizerKey);
}

Result<> checkFiles(const store::ModelInfo& info) {
    for (const auto& json : info.details.value("files", Json::array())) {
        DANLU_TRY(const PinnedFile file, pinnedFileOf(json));
        if (auto checked = checkPinned(file); !checked)
            return std::move(checked).error().wrap("the model \"" + info.name + "\" cannot be loaded");
    }
    return ok();
}

} // namespace

void OpenModel::giveTo(protocol::Start& start) const {
    start.models.push_back(formats::toJson(source));
    for (const auto& [name, key] : keys)
        start.keys.try_emplace(name, key.clone());
}

Result<OpenModel> openModel(const store::ProjectFile& project, std::string_view name) {
    DANLU_TRY(const auto info, store::modelNamed(project, name));
    return openModel(project, info);
}

Result<OpenModel> openModel(const store::ProjectFile& project, const store::ModelInfo& info) {
    if (!info.details.is_object())
        return Error(ErrorCode::Locked, "the model \"" + info.name + "\" is sealed; unlock the project first");
    OpenModel model;
    model.info = info;
    DANLU_CHECK(checkFiles(info));
    DANLU_TRY(const Json stored, member<Json>(info.details, "source"));
    DANLU_TRY(model.source, sourceOfStored(stored, project.folder()));
    if (model.source.weights.empty()) { // an adapter: its base below it
        DANLU_TRY(const auto parent, store::modelOf(project, info.parent));
        DANLU_TRY(auto base, openModel(project, parent));
        auto adapters = std::move(model.source.adapters);
        model.source = std::move(base.source);
        model.keys = std::move(base.keys);
        std::move(adapters.begin(), adapters.end(), std::back_inserter(model.source.adapters));
    }
    model.source.name = info.name;
    DANLU_CHECK(addKeys(model, project));
    return model;
}

Result<ModelText> textOf(const OpenModel& model) {
    if (model.source.tokenizer.empty())
        return Error(ErrorCode::Unsupported, "the model \"" + model.info.name + "\" has no tokenizer Danlu can read")
            .withHint("Its folder needs a SentencePiece tokenizer.model.");
    const auto key = model.keys.find(model.source.tokenizerKey);
    DANLU_TRY(const Bytes bytes,
              key == model.keys.end() ? readFile(model.source.tokenizer, kTokenizerBytes) : readSealedModelFile(model.source.tokenizer, key->second));
    DANLU_TRY(auto tokenizer, text::loadSentencePiece(bytes));
    DANLU_TRY(auto chat, text::ChatTemplate::compile(model.source.chatTemplate, *tokenizer));
    return ModelText{std::move(tokenizer), std::move(chat)};
}

} // namespace danlu::services
