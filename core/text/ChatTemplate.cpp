#include "text/ChatTemplate.h"

#include "text/template/Parser.h"

namespace danlu::text {

struct ChatTemplate::Program {
    jinja::Block block;
};

namespace {

using jinja::Map;
using jinja::Run;
using jinja::Value;

Error inTemplate(Error error) { return std::move(error).wrap("the chat template cannot be used"); }

std::vector<Segment> segmentsOf(const jinja::Text& text) {
    std::vector<Segment> segments;
    for (std::size_t begin = 0; begin < text.size();) {
        const char mark = text.marks()[begin];
        std::size_t end = text.marks().find_first_not_of(mark, begin);
        end = end == std::string::npos ? text.size() : end;
        const Origin origin = (mark & jinja::kFromContent) != 0 ? Origin::Content : Origin::Template;
        segments.push_back({text.bytes().substr(begin, end - begin), origin, (mark & jinja::kInAnswer) != 0});
        begin = end;
    }
    return segments;
}

std::size_t byteSizeOf(const Json& json) {
    if (json.is_string())
        return json.get_ref<const std::string&>().size();
    std::size_t bytes = 16;
    if (json.is_structured())
        for (const Json& item : json)
            bytes += byteSizeOf(item);
    return bytes;
}

Json jsonOf(std::span<const Turn> turns) {
    Json messages = Json::array();
    for (const Turn& turn : turns)
        messages.push_back({{"role", std::string(nameOf(turn.role))}, {"content", turn.text}});
    return messages;
}

Result<> assignAll(Run& run, const Json& variables) {
    for (const auto& [name, json] : variables.items()) {
        DANLU_TRY(Value value, jinja::valueOf(json));
        run.assign(name, std::move(value));
    }
    return ok();
}

} // namespace

std::string Rendering::text() const {
    std::string all;
    for (const Segment& segment : segments)
        all += segment.text;
    return all;
}

Result<ChatTemplate> ChatTemplate::compile(std::string source, std::string bos, std::string eos) {
    auto block = jinja::parse(source);
    if (!block)
        return inTemplate(std::move(block).error());
    ChatTemplate chat;
    chat.m_program = std::make_shared<const Program>(Program{std::move(*block)});
    chat.m_source = std::move(source);
    chat.m_bos = std::move(bos);
    chat.m_eos = std::move(eos);
    return chat;
}

Result<ChatTemplate> ChatTemplate::compile(std::string source, const Tokenizer& tokenizer) {
    if (source.empty())
        source = defaultChatTemplate();
    return compile(std::move(source), tokenizer.textOf(tokenizer.bosId()), tokenizer.textOf(tokenizer.eosId()));
}

Result<Rendering> ChatTemplate::render(std::span<const Turn> turns, Ending ending, const Json& variables) const {
    return render(jsonOf(turns), ending, variables);
}

Result<Rendering> ChatTemplate::render(const Json& messages, Ending ending, const Json& variables) const {
    Run run(jinja::Limits().forInput(byteSizeOf(messages) + byteSizeOf(variables)));
    DANLU_TRY(Value list, jinja::valueOf(messages));
    DANLU_CHECK(assignAll(run, variables));
    run.assign("messages", std::move(list));
    run.assign("add_generation_prompt", Value(ending == Ending::Prompt));
    run.assign("bos_token", Value(jinja::Text(m_bos)));
    run.assign("eos_token", Value(jinja::Text(m_eos)));
    if (auto done = jinja::executeBlock(m_program->block, run); !done)
        return inTemplate(std::move(done).error());
    return Rendering{segmentsOf(run.takeCapture()), run.hasAnswer()};
}

const std::string& defaultChatTemplate() {
    static const std::string kTemplate = "{{ bos_token }}{% for message in messages %}"
                                         "{% if message['role'] == 'assistant' %}"
                                         "<|assistant|>{% generation %}{{ message['content'] }}<|end|>{% endgeneration %}"
                                         "{% elif message['role'] == 'system' %}<|system|>{{ message['content'] }}<|end|>"
                                         "{% else %}<|user|>{{ message['content'] }}<|end|>"
                                         "{% endif %}{% endfor %}"
                                         "{% if add_generation_prompt %}<|assistant|>{% endif %}";
    return kTemplate;
}

} // namespace danlu::text
