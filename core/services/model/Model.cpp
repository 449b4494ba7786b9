#include "services/model/Model.h"

#include "services/model/OpenModel.h"
#include "store/Runs.h"

#include <algorithm>

namespace danlu::services {
namespace {

Json summaryOf(const store::ModelInfo& model, const std::vector<store::ModelInfo>& all) {
    const auto parent = std::find_if(all.begin(), all.end(), [&](const auto& other) { return other.id == model.parent; });
    return {{"name", model.name},
            {"kind", model.kind},
            {"family", model.family},
            {"parameters", model.parameters},
            {"sha256", model.sha256},
            {"base", parent == all.end() ? Json() : Json(parent->name)},
            {"run", model.run.empty() ? Json() : Json(model.run.text())},
            {"created", isoTime(model.createdMillis)}};
}

} // namespace

Result<Json> listModels(const Project& project) {
    DANLU_TRY(const auto all, store::models(project.file()));
    Json list = Json::array();
    for (const auto& model : all)
        list.push_back(summaryOf(model, all));
    return Json{{"models", std::move(list)}};
}

Result<Json> showModel(const Project& project, std::string_view name) {
    DANLU_TRY(const auto model, store::modelNamed(project.file(), name));
    DANLU_TRY(const auto all, store::models(project.file()));
    Json json = summaryOf(model, all);
    json["id"] = model.id.text();
    if (!model.details.is_object())
        return json;
    const Json source = model.details.value("source", Json::object());
    for (const auto& [key, value] : model.details.items())
        if (key != "source")
            json[key] = value;
    json["config"] = source.value("config", Json());
    json["chat_template"] = source.value("chat_template", "");
    return json;
}

Result<Json> tokenize(Project& project, std::string_view model, std::string_view text) {
    DANLU_TRY(const auto opened, openModel(project.file(), model));
    DANLU_TRY(const auto words, textOf(opened));
    return Json{{"ids", words.tokenizer->encode(text)}};
}

Result<Json> detokenize(Project& project, std::string_view model, const Json& given) {
    const Json& ids = given.is_object() && given.contains("ids") ? given["ids"] : given;
    if (!ids.is_array() || !std::all_of(ids.begin(), ids.end(), [](const Json& id) { return id.is_number_integer(); }))
        return Error(ErrorCode::Rejected, "expected a JSON list of token ids, for instance [1, 2, 3]");
    DANLU_TRY(const auto opened, openModel(project.file(), model));
    DANLU_TRY(const auto words, textOf(opened));
    for (const auto& id : ids)
        if (id.get<std::int64_t>() < 0 || id.get<std::int64_t>() >= std::int64_t(words.tokenizer->vocabSize()))
            return Error(ErrorCode::Rejected,
                         "the id " + id.dump() + " is outside the vocabulary of " + std::to_string(words.tokenizer->vocabSize()) + " tokens");
    return Json{{"text", words.tokenizer->decode(ids.get<std::vector<text::TokenId>>())}};
}

Result<Json> renderTemplate(Project& project, std::string_view model, const Json& given) {
    const Json& messages = given.is_object() && given.contains("messages") ? given["messages"] : given;
    if (!messages.is_array() || messages.empty())
        return Error(ErrorCode::Rejected, "expected a JSON list of messages: [{\"role\": \"user\", \"content\": \"…\"}]");
    DANLU_TRY(const auto opened, openModel(project.file(), model));
    DANLU_TRY(const auto words, textOf(opened));
    const Json& last = messages.back();
    const bool isAnswered = last.is_object() && last.value("role", Json()) == "assistant";
    DANLU_TRY(const auto rendering, words.chat.render(messages, isAnswered ? text::Ending::Closed : text::Ending::Prompt));
    return Json{{"text", rendering.text()}};
}

Result<Json> deleteModel(Project& project, std::string_view name) {
    DANLU_CHECK(store::deleteModel(project.file(), name));
    return Json{{"deleted", name}};
}

Result<Json> renameModel(Project& project, std::string_view oldName, std::string_view newName) {
    DANLU_CHECK(store::renameModel(project.file(), oldName, newName));
    return Json{{"name", newName}, {"was", oldName}};
}

} // namespace danlu::services
