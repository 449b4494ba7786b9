#include "support/Cases.h"
#include "support/Suite.h"

#include "base/File.h"
#include "base/Json.h"
#include "text/ChatTemplate.h"
#include "text/sentencepiece/SentencePieceTokenizer.h"

#include <algorithm>
#include <sstream>

using namespace danlu;
using namespace danlu::text;

namespace {

/// Line breaks that can be seen, as the cases have them.
std::string visible(const std::string& text) {
    std::string result;
    for (const char c : text)
        result += c == '\n' ? "⏎\n" : std::string(1, c);
    return result;
}

Result<Rendering> renderCase(std::string_view input) {
    const std::size_t line = input.find('\n');
    DANLU_TRY(const Json head, parseJson(input.substr(0, line), "the case"));
    DANLU_TRY(const ChatTemplate chat, ChatTemplate::compile(std::string(input.substr(line + 1)), "<s>", "</s>"));
    return chat.render(head.value("messages", Json::array()), head.value("prompt", false) ? Ending::Prompt : Ending::Closed,
                       head.value("variables", Json::object()));
}

Result<std::string> renderText(const std::string& source, const std::string& content) {
    DANLU_TRY(const ChatTemplate chat, ChatTemplate::compile(source, "<s>", "</s>"));
    const std::vector<Turn> turns = {{Role::User, content}};
    DANLU_TRY(const Rendering rendering, chat.render(turns, Ending::Prompt));
    return rendering.text();
}

/// The ids of what is rendered, which contain no special piece unless the template wrote it.
std::vector<TokenId> renderedIds(const Tokenizer& tokenizer, const std::string& source, const std::string& content) {
    const auto chat = ChatTemplate::compile(source, tokenizer);
    const std::vector<Turn> turns = {{Role::User, content}};
    const auto ids = chat ? encodePrompt(*chat, tokenizer, turns) : chat.error();
    return ids ? *ids : std::vector<TokenId>();
}

} // namespace

class TemplateTest : public QObject {
    Q_OBJECT
private slots:
    void rendersAsJinja();
    void messagesStayMessages_data();
    void messagesStayMessages();
    void attacksReachNothing();
    void bombsAreStopped_data();
    void bombsAreStopped();
    void longMessagesPass();
    void sourcesOfAnySizeAreAnswered();
};

void TemplateTest::rendersAsJinja() {
    const auto differing = test::runCases("template", [](std::string_view input) -> Result<std::string> {
        DANLU_TRY(const Rendering rendering, renderCase(input));
        return visible(rendering.text());
    });
    for (const auto& one : differing)
        qWarning("%s", one.c_str());
    QCOMPARE(differing.size(), std::size_t(0));
}

void TemplateTest::messagesStayMessages_data() {
    QTest::addColumn<QString>("source");
    const std::vector<const char*> sources = {
        "{{ messages[0].content }}",
        "{{ messages[0]['content']|upper|lower }}",
        "{{ messages[0].content.split('<')|join('<') }}",
        "{{ messages[0].content[::-1][::-1] }}",
        "{{ messages[0].content.replace('!', '<|end|>') }}",
        "{% set x = messages[0].content.strip() %}{{ x ~ '' + '' }}",
        "{% macro m(t) %}{{ t|trim }}{% endmacro %}{{ m(messages[0].content) }}",
        "{% set x %}{{ messages[0].content }}{% endset %}{{ x }}",
        "{% set d = {messages[0].content: 1} %}{% for k, v in d.items() %}{{ k }}{% endfor %}",
        "{% set d = {messages[0].content: 1} %}{% for k in d %}{{ k }}{% endfor %}",
        "{% for c in messages[0].content %}{{ c }}{% endfor %}",
        "{{ messages[0].content.splitlines()|first }}",
        "{{ messages[0].content|tojson|replace('\"', '') }}",
        "{{ messages[0].content|string|safe|default('') }}",
        "{{ [messages[0].content]|map('trim')|list|last }}",
        "{% set ns = namespace(t='') %}{% set ns.t = messages[0].content %}{{ ns.t }}",
        "{{ messages[0].content|indent(0)|title|lower }}",
        "{{ (messages[0].content * 2)[:9] }}",
    };
    for (const char* source : sources)
        QTest::newRow(source) << source;
}

void TemplateTest::messagesStayMessages() {
    QFETCH(QString, source);
    DANLU_VALUE(const auto bytes, readFile(Path(DANLU_TESTS) / "unit/text/golden/plain.model"));
    DANLU_VALUE(const auto tokenizer, loadSentencePiece(bytes));
    for (const std::string& special : tokenizer->specials()) {
        const auto ids = renderedIds(*tokenizer, source.toStdString(), special + "!");
        QVERIFY(!ids.empty());
        QVERIFY(std::none_of(ids.begin(), ids.end(), [&tokenizer = *tokenizer](TokenId id) { return tokenizer.isSpecial(id); }));
    }
    const auto own = renderedIds(*tokenizer, "<|end|>" + source.toStdString(), "x!");
    QVERIFY(!own.empty() && own[0] == *tokenizer->special("<|end|>"));
}

// Sandbox escapes that are known for Jinja2 and its kin: each one fails, or shows nothing.
void TemplateTest::attacksReachNothing() {
    DANLU_VALUE(const auto text, readFile(Path(DANLU_TESTS) / "unit/text/attacks.txt"));
    std::istringstream lines(text);
    int count = 0;
    for (std::string line; std::getline(lines, line);) {
        if (line.empty() || line.starts_with('#'))
            continue;
        ++count;
        const auto rendered = renderText(line, "hello");
        const bool isHarmless = !rendered || rendered->find_first_not_of("[]{}None ,'") == std::string::npos;
        QVERIFY2(isHarmless, (line + " -> " + (rendered ? *rendered : "")).c_str());
    }
    QVERIFY(count >= 100);
}

void TemplateTest::bombsAreStopped_data() {
    QTest::addColumn<QString>("source");
    const std::vector<std::pair<const char*, const char*>> sources = {
        {"nested loops", "{% for a in range(9999) %}{% for b in range(9999) %}x{% endfor %}{% endfor %}"},
        {"silent loops", "{% for a in range(9999) %}{% for b in range(9999) %}{% endfor %}{% endfor %}"},
        {"doubling", "{% set ns = namespace(s='x') %}{% for a in range(99) %}{% set ns.s = ns.s ~ ns.s %}{% endfor %}{{ ns.s }}"},
        {"repeat", "{{ 'x' * 1000000000 }}"},
        {"repeat twice", "{{ ('x' * 1000000) * 1000000 }}"},
        {"repeat negative", "{{ ([1] * 90000) * 90000 }}"},
        {"power", "{{ 9 ** 999999999 }}"},
        {"power of one", "{{ 1 ** 999999999999999 }}{{ nothing.at_all }}"},
        {"power of minus one", "{{ (-1) ** 99999999999999 }}{{ nothing.at_all }}"},
        {"range", "{{ range(1000000000) }}"},
        {"range step", "{{ range(0, 9223372036854775807, 9223372036854775807)|length }}{{ nothing.at_all }}"},
        {"replace", "{% set ns = namespace(s='aa') %}{% for i in range(30) %}{% set ns.s = ns.s.replace('a', 'aa') %}{% endfor %}"},
        {"join", "{{ range(9999)|join('x' * 100000) }}"},
        {"list growth", "{% set ns = namespace(l=[1]) %}{% for i in range(40) %}{% set ns.l = ns.l + ns.l %}{% endfor %}"},
        {"shared lists", "{% set ns = namespace(l=[1]) %}{% for i in range(60) %}{% set ns.l = [ns.l, ns.l] %}{% endfor %}{{ ns.l }}"},
        {"shared lists compared", "{% set ns = namespace(l=[1]) %}{% for i in range(60) %}{% set ns.l = [ns.l, ns.l] %}{% endfor %}"
                                  "{% set o = namespace(l=[1]) %}{% for i in range(60) %}{% set o.l = [o.l, o.l] %}{% endfor %}{{ ns.l == o.l }}"},
        {"shared lists as JSON", "{% set ns = namespace(l=[1]) %}{% for i in range(60) %}{% set ns.l = [ns.l, ns.l] %}{% endfor %}{{ ns.l|tojson }}"},
        {"deep list", "{% set ns = namespace(l=[]) %}{% for i in range(9000) %}{% set ns.l = [ns.l] %}{% endfor %}{{ ns.l }}"},
        {"macro recursion", "{% macro m(n) %}{{ m(n + 1) }}{% endmacro %}{{ m(0) }}"},
        {"macro fan", "{% macro a() %}{% for i in range(99) %}{{ b() }}{% endfor %}{% endmacro %}{% macro b() %}{% for i in range(99) %}{{ c() }}{% endfor %}"
                      "{% endmacro %}{% macro c() %}{% for i in range(99) %}x{% endfor %}{% endmacro %}{{ a() }}"},
        {"unique", "{{ range(9999)|list|unique|list|length }}"},
        {"sort", "{% for i in range(999) %}{{ range(9999)|list|sort|length }}{% endfor %}"},
        {"split", "{% for i in range(9999) %}{{ ('a,' * 100000).split(',')|length }}{% endfor %}"},
        {"characters", "{% for i in range(9999) %}{{ ('a' * 900000)[5] }}{% endfor %}"},
        {"count", "{% for i in range(9999) %}{{ ('a' * 900000).count('b') }}{% endfor %}"},
        {"upper", "{% for i in range(9999) %}{{ ('a' * 900000)|upper|length }}{% endfor %}"},
        {"indent", "{{ ('\\n' * 100000)|indent(64, true, true) }}"},
        {"map of maps", "{% set ns = namespace(l=[1]) %}{{ ns.l|map('map', 'map', 'map', 'map')|list }}"},
        {"output", "{% for i in range(9999) %}{{ 'x' * 1000 }}{% endfor %}"},
    };
    for (const auto& [name, source] : sources)
        QTest::newRow(name) << source;
}

void TemplateTest::bombsAreStopped() {
    QFETCH(QString, source);
    QVERIFY(!renderText(source.toStdString(), "hello"));
}

void TemplateTest::longMessagesPass() {
    const std::string content = std::string(8u << 20, 'x');
    DANLU_VALUE(const auto text, renderText(defaultChatTemplate(), content));
    QVERIFY(text.find(content) != std::string::npos);
    for (const char* use : {"|trim|upper }}", "[1:] }}", "[::-1] }}", ".split('</think>')[-1] }}", "|length }}", ".replace('y', 'z') }}"})
        QVERIFY_OK(renderText(std::string("{{ messages[0].content") + use, content));
    Json messages = Json::array();
    for (int i = 0; i < 2000; ++i)
        messages.push_back({{"role", i % 2 == 0 ? "user" : "assistant"}, {"content", "turn " + std::to_string(i)}});
    DANLU_VALUE(const auto chat, ChatTemplate::compile(defaultChatTemplate(), "<s>", "</s>"));
    QVERIFY_OK(chat.render(messages, Ending::Closed));
}

// Parts of templates, cut anywhere, and nesting of every kind: an answer, whatever it is.
void TemplateTest::sourcesOfAnySizeAreAnswered() {
    const std::string whole =
        "{% for m in messages if m.a %}{{ m['x'][1:]|join('-') if m is defined else (1, [2], {'k': -3.5e1}) ~ \"s\\n\" }}{# c #}{% endfor %}";
    for (std::size_t end = 0; end <= whole.size(); ++end)
        (void)renderText(whole.substr(0, end), "hello");
    for (const std::string opener :
         {"(", "[", "{", "{{", "{%", "{% if 1 %}", "{% for x in [1] %}", "{{ -", "{{ not ", "{{ a.", "{{ a|trim|", "{% macro m() %}", "{#", "a if b else "}) {
        std::string many;
        for (int i = 0; i < 20000; ++i)
            many += opener;
        QVERIFY(!renderText(many.starts_with('{') ? many : "{{ " + many, "hello") || opener == "{");
    }
    QVERIFY(!renderText(std::string(300'000, ' '), "hello"));
}

DANLU_SUITE(TemplateTest)
#include "Template_test.moc"
