#include "Job.h"
#include "LoadedModel.h"
#include "engine/generate/Generator.h"

namespace danlu::worker {
namespace {

using protocol::MessageType;

Result<std::vector<text::TokenId>> promptIds(const protocol::Generate& request, const TextSide& text) {
    if (request.messages.is_null())
        return text::encodeTextPrompt(request.prompt, *text.tokenizer);
    DANLU_TRY(const auto rendering, text.chat.render(request.messages, text::Ending::Prompt));
    return text::encodeSegments(rendering.segments, *text.tokenizer).ids;
}

Json answerJson(std::int64_t id, const engine::Generation& answer) {
    const double writing = answer.seconds - answer.promptSeconds;
    return Json{{"id", id},
                {"text", answer.text},
                {"ids", answer.ids},
                {"reason", nameOf(answer.reason)},
                {"prompt_tokens", answer.promptTokens},
                {"completion_tokens", answer.completionTokens()},
                {"prompt_seconds", answer.promptSeconds},
                {"seconds", answer.seconds},
                {"tokens_per_second", writing > 0 ? double(answer.completionTokens()) / writing : 0}};
}

Result<Json> answer(JobContext& context, std::vector<LoadedModel>& models, const protocol::Generate& request) {
    if (request.model < 0 || std::size_t(request.model) >= models.size())
        return Error(ErrorCode::Usage, "there is no model " + std::to_string(request.model));
    auto& loaded = models[std::size_t(request.model)];
    spec::SamplingSpec sampling;
    const auto fields = spec::fieldsOf(sampling);
    DANLU_CHECK(spec::readJson(fields, request.sampling));
    DANLU_CHECK(spec::checkAll(fields));
    DANLU_TRY(auto ids, promptIds(request, loaded.text));
    const auto start = request.messages.is_null() ? text::StreamDecoder::Start::Continued : text::StreamDecoder::Start::NewText;
    engine::GenerateHooks hooks;
    hooks.onToken = [&](std::string_view text, text::TokenId id) {
        context.tick();
        context.client().send(MessageType::Token, jsonOf(protocol::Token{request.id, id, std::string(text)}));
    };
    hooks.cancelled = [&] { return context.isCancelled() || context.inbox().wantsStop(); };
    engine::Generator generator(*loaded.model, *loaded.text.tokenizer);
    DANLU_TRY(const auto generation, generator.generate({std::move(ids), start}, sampling, hooks));
    return answerJson(request.id, generation);
}

/// A prompt that cannot be answered fails alone; the models stay loaded.
Result<> serve(JobContext& context, std::vector<LoadedModel>& models, const protocol::Message& message) {
    if (message.type != MessageType::Generate)
        return Error(ErrorCode::Usage, "a resident worker takes prompts only");
    DANLU_TRY(const auto json, message.json());
    DANLU_TRY(const auto request, protocol::generateOf(json));
    context.inbox().clearStop();
    auto answered = answer(context, models, request);
    if (answered) {
        context.client().send(MessageType::Finished, *answered);
        return ok();
    }
    Json failure = toJson(answered.error());
    failure["id"] = request.id;
    context.client().send(MessageType::Failed, failure);
    return ok();
}

Result<Json> runGenerate(JobContext& context) {
    DANLU_TRY(const auto spec, context.spec<protocol::ComputeSpec>());
    context.phase(protocol::Phase::Loading);
    DANLU_TRY(const auto plan, computePlan(spec));
    std::vector<LoadedModel> models;
    for (std::size_t i = 0; i < context.start().models.size(); ++i) {
        DANLU_TRY(auto source, modelSource(context, i));
        DANLU_TRY(auto loaded, loadWhole(context, std::move(source), plan));
        models.push_back(std::move(loaded));
    }
    context.phase(protocol::Phase::Generating);
    std::int64_t served = 0;
    while (true) {
        DANLU_TRY(const auto message, context.inbox().next());
        if (!message)
            return Json{{"served", served}};
        DANLU_CHECK(serve(context, models, *message));
        ++served;
    }
}

} // namespace

Job makeGenerate() { return {"generate", runGenerate}; }

} // namespace danlu::worker
