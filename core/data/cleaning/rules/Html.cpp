#include "data/cleaning/Entities.h"
#include "data/cleaning/Texts.h"

#include <algorithm>
#include <array>
#include <optional>

namespace danlu::data {
namespace {

// Elements of HTML, with those of older versions that mail programs still write; sorted. Other names in angle brackets are text.
constexpr std::array<std::string_view, 118> kElements{
    {"a",       "abbr",     "acronym",  "address",    "applet",     "area",   "article", "aside",    "audio",   "b",      "base",     "basefont",
     "bdi",     "bdo",      "big",      "blockquote", "body",       "br",     "button",  "canvas",   "caption", "center", "cite",     "code",
     "col",     "colgroup", "data",     "datalist",   "dd",         "del",    "details", "dfn",      "dialog",  "dir",    "div",      "dl",
     "dt",      "em",       "embed",    "fieldset",   "figcaption", "figure", "font",    "footer",   "form",    "frame",  "frameset", "h1",
     "h2",      "h3",       "h4",       "h5",         "h6",         "head",   "header",  "hr",       "html",    "i",      "iframe",   "img",
     "input",   "ins",      "kbd",      "label",      "legend",     "li",     "link",    "main",     "map",     "mark",   "marquee",  "menu",
     "meta",    "meter",    "nav",      "nobr",       "noscript",   "object", "ol",      "optgroup", "option",  "output", "p",        "param",
     "picture", "pre",      "progress", "q",          "s",          "samp",   "script",  "section",  "select",  "small",  "source",   "span",
     "strike",  "strong",   "style",    "sub",        "summary",    "sup",    "svg",     "table",    "tbody",   "td",     "template", "textarea",
     "tfoot",   "th",       "thead",    "time",       "title",      "tr",     "tt",      "u",        "ul",      "video"}};
// Elements that stand on lines of their own.
constexpr std::array<std::string_view, 24> kBlocks{{"address", "article", "aside", "blockquote", "br", "dd",     "div", "dl", "dt", "footer",  "form",  "h1",
                                                    "h2",      "h3",      "h4",    "h5",         "h6", "header", "hr",  "li", "p",  "section", "table", "tr"}};
constexpr std::size_t kTagBytes = 64u << 10;

bool isIn(const auto& names, std::string_view name) { return std::find(names.begin(), names.end(), name) != names.end(); }

struct Tag {
    std::size_t end = 0; // behind '>'; 0 = no tag
    std::string name;    // lower case
    bool closing = false;
};

/// Behind the '>' of a tag, looking past quoted attribute values; 0 where the tag does not end, or another one begins first.
std::size_t tagEnd(std::string_view text, std::size_t at) {
    char quote = 0;
    for (const auto last = std::min(text.size(), at + kTagBytes); at < last; ++at) {
        const char c = text[at];
        if (quote)
            quote = c == quote ? char(0) : quote;
        else if (c == '"' || c == '\'')
            quote = c;
        else if (c == '<')
            return 0;
        else if (c == '>')
            return at + 1;
    }
    return 0;
}

Tag tagAt(std::string_view text, std::size_t at) {
    Tag tag;
    std::size_t i = at + 1;
    tag.closing = i < text.size() && text[i] == '/';
    i += tag.closing ? 1 : 0;
    for (; i < text.size() && tag.name.size() <= 12 && (isLetter(text[i]) || isDigit(text[i]) || text[i] == ':'); ++i)
        tag.name += char(isLetter(text[i]) ? text[i] | 0x20 : text[i]);
    const bool ends = i < text.size() && (text[i] == '>' || text[i] == '/' || text[i] == ' ' || (text[i] >= '\t' && text[i] <= '\r'));
    const bool known = isIn(kElements, tag.name) || (tag.name.size() > 2 && tag.name.find(':') == 1); // o:p, v:shape of office mail
    tag.end = ends && known ? tagEnd(text, i) : 0;
    return tag;
}

/// One text on its way through the rule. What was looked for in vain once is not looked for again: hostile texts cost linear time too.
class Stripper {
public:
    enum class Breaks { Left, Dropped };
    Stripper(std::string_view text, Breaks breaks) : m_text(text), m_breaks(breaks), m_cut(text) {}

    /// The text without markup; nothing where it has none.
    std::optional<std::string> run() {
        for (std::size_t at = 0; at < m_text.size();) {
            const char c = m_text[at];
            const auto end = c == '<' ? markup(at) : c == '&' ? reference(at) : 0;
            at = end > 0 ? end : at + 1;
        }
        return m_cut.any() ? std::optional(m_cut.finish()) : std::nullopt;
    }

private:
    /// Cuts what begins with '<'; 0 where it is text.
    std::size_t markup(std::size_t at) {
        const auto rest = m_text.substr(at);
        if (rest.starts_with("<!--"))
            return declaration(at, "-->", m_noCommentEnd);
        if (rest.starts_with("<!DOCTYPE") || rest.starts_with("<!doctype"))
            return declaration(at, ">", m_noBracket);
        const auto tag = tagAt(m_text, at);
        if (tag.end == 0)
            return 0;
        const bool hidden = !tag.closing && (tag.name == "script" || tag.name == "style");
        const auto end = hidden ? contentEnd(tag.name, tag.end) : tag.end;
        const bool breaks = m_breaks == Breaks::Left && isIn(kBlocks, tag.name) && (tag.closing || tag.name == "br" || tag.name == "hr");
        m_cut.replace(at, end, breaks ? "\n" : "");
        return end;
    }

    std::size_t declaration(std::size_t at, std::string_view mark, bool& isMissing) {
        const auto found = isMissing ? m_text.npos : m_text.find(mark, at + 2);
        isMissing = found == m_text.npos;
        if (isMissing)
            return 0;
        m_cut.replace(at, found + mark.size(), {});
        return found + mark.size();
    }

    /// Behind the closing tag of an element whose content is no text; where there is none, behind the opening tag.
    std::size_t contentEnd(const std::string& name, std::size_t from) {
        bool& isMissing = name == "script" ? m_noScriptEnd : m_noStyleEnd;
        for (auto at = isMissing ? m_text.npos : m_text.find("</", from); at != m_text.npos; at = m_text.find("</", at + 2)) {
            const auto tag = tagAt(m_text, at);
            if (tag.end > 0 && tag.name == name)
                return tag.end;
        }
        isMissing = true;
        return from;
    }

    std::size_t reference(std::size_t at) {
        const auto entity = entityAt(m_text, at);
        if (entity.length == 0)
            return 0;
        std::string character;
        appendCodePoint(character, entity.code == 0xA0 ? ' ' : entity.code);
        m_cut.replace(at, at + entity.length, character);
        return at + entity.length;
    }

    std::string_view m_text;
    Breaks m_breaks;
    Cut m_cut;
    bool m_noCommentEnd = false, m_noBracket = false, m_noScriptEnd = false, m_noStyleEnd = false;
};

class Html final : public TextRule {
public:
    std::string_view name() const override { return "html"; }
    std::string_view help() const override { return "Removes HTML tags, comments, scripts and styles, and decodes character references such as &amp;."; }

    spec::Fields options() override {
        spec::Fields fields;
        fields.emplace_back(m_breaks, spec::Flag{{.key = "line_breaks", .help = "Whether br, p, div and their like leave a line end behind."}});
        return fields;
    }

protected:
    bool rewrite(std::string& text) const override {
        auto stripped = Stripper(text, m_breaks ? Stripper::Breaks::Left : Stripper::Breaks::Dropped).run();
        if (stripped)
            text = std::move(*stripped);
        return stripped.has_value();
    }

private:
    bool m_breaks = true;
};

} // namespace

std::unique_ptr<CleaningRule> makeHtml() { return std::make_unique<Html>(); }

} // namespace danlu::data
