#include "data/cleaning/Entities.h"
#include "data/cleaning/Texts.h"

#include <algorithm>
#include <array>

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

/// Behind the '>' of a tag, looking past quoted attribute values; 0 where the tag does not end.
std::size_t tagEnd(std::string_view text, std::size_t at) {
    char quote = 0;
    for (const auto last = std::min(text.size(), at + kTagBytes); at < last; ++at) {
        const char c = text[at];
        if (quote)
            quote = c == quote ? char(0) : quote;
        else if (c == '"' || c == '\'')
            quote = c;
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

std::size_t behind(std::string_view text, std::string_view mark, std::size_t from) {
    const auto found = text.find(mark, from);
    return found == text.npos ? 0 : found + mark.size();
}

/// Behind the closing tag of an element whose content is no text; where there is none, behind the opening tag.
std::size_t contentEnd(std::string_view text, std::string_view name, std::size_t from) {
    for (auto at = text.find("</", from); at != text.npos; at = text.find("</", at + 2)) {
        const auto tag = tagAt(text, at);
        if (tag.end > 0 && tag.name == name)
            return tag.end;
    }
    return from;
}

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
        Cut cut(text);
        for (std::size_t at = text.find_first_of("<&"); at != text.npos; at = text.find_first_of("<&", at)) {
            const auto end = text[at] == '<' ? markup(text, at, cut) : reference(text, at, cut);
            at = end > 0 ? end : at + 1;
        }
        if (cut.any())
            text = cut.finish();
        return cut.any();
    }

private:
    /// Cuts what begins with '<'; 0 where it is text.
    std::size_t markup(std::string_view text, std::size_t at, Cut& cut) const {
        const auto rest = text.substr(at);
        if (rest.starts_with("<!--") || rest.starts_with("<!DOCTYPE") || rest.starts_with("<!doctype")) {
            const auto end = behind(text, rest[2] == '-' ? "-->" : ">", at + 2);
            if (end > 0)
                cut.replace(at, end, {});
            return end;
        }
        const auto tag = tagAt(text, at);
        if (tag.end == 0)
            return 0;
        const bool hidden = !tag.closing && (tag.name == "script" || tag.name == "style");
        const auto end = hidden ? contentEnd(text, tag.name, tag.end) : tag.end;
        const bool breaks = m_breaks && isIn(kBlocks, tag.name) && (tag.closing || tag.name == "br" || tag.name == "hr");
        cut.replace(at, end, breaks ? "\n" : "");
        return end;
    }

    static std::size_t reference(std::string_view text, std::size_t at, Cut& cut) {
        const auto entity = entityAt(text, at);
        if (entity.length == 0)
            return 0;
        std::string character;
        appendCodePoint(character, entity.code == 0xA0 ? ' ' : entity.code);
        cut.replace(at, at + entity.length, character);
        return at + entity.length;
    }

    bool m_breaks = true;
};

} // namespace

std::unique_ptr<CleaningRule> makeHtml() { return std::make_unique<Html>(); }

} // namespace danlu::data
