#include "data/cleaning/Texts.h"

namespace danlu::data {
namespace {

/// Blank characters beyond ASCII (Unicode White_Space without line ends): length in UTF-8, 0 where there is none at `at`.
std::size_t wideBlank(std::string_view text, std::size_t at) {
    const auto lead = static_cast<unsigned char>(text[at]);
    if (lead == 0xC2)
        return codePointAt(text, at).code == 0xA0 ? 2 : 0;
    if (lead != 0xE1 && lead != 0xE2 && lead != 0xE3)
        return 0;
    const auto code = codePointAt(text, at).code;
    const bool blank = code == 0x3000 || (code >= 0x2000 && code <= 0x200A) || code == 0x202F || code == 0x205F || code == 0x1680;
    return blank ? 3 : 0;
}

/// How a stretch of white space is written: nothing at the text's ends, line ends where it holds some, else one blank.
class Whitespace final : public TextRule {
public:
    std::string_view name() const override { return "whitespace"; }
    std::string_view help() const override { return "Runs of blanks become one, blanks at line ends and around the text go, CRLF becomes LF."; }

    spec::Fields options() override {
        spec::Fields fields;
        fields.emplace_back(m_lines, spec::Flag{{.key = "keep_lines", .help = "Whether line ends stay; otherwise they count as blanks."}});
        fields.emplace_back(m_emptyLines,
                            spec::Number<std::int64_t>{{.key = "max_empty_lines", .help = "Empty lines in a row that stay.", .unit = "lines"}, 0, 100});
        return fields;
    }

protected:
    bool rewrite(std::string& text) const override {
        Cut cut(text);
        for (std::size_t at = 0; at < text.size();) {
            const auto run = runAt(text, at);
            if (run.end == at) {
                ++at;
                continue;
            }
            const std::string wanted = replacement(run, at == 0, run.end == text.size());
            if (std::string_view(text).substr(at, run.end - at) != wanted)
                cut.replace(at, run.end, wanted);
            at = run.end;
        }
        if (cut.any())
            text = cut.finish();
        return cut.any();
    }

private:
    struct Run {
        std::size_t end;
        std::int64_t lineEnds;
    };

    static Run runAt(std::string_view text, std::size_t at) {
        Run run{at, 0};
        while (run.end < text.size()) {
            const char c = text[run.end];
            const bool blank = c == ' ' || (c >= '\t' && c <= '\r');
            const auto wide = blank || static_cast<unsigned char>(c) < 0x80 ? 0 : wideBlank(text, run.end);
            if (!blank && wide == 0)
                break;
            run.lineEnds += c == '\n' || (c == '\r' && (run.end + 1 == text.size() || text[run.end + 1] != '\n')) ? 1 : 0;
            run.end += blank ? 1 : wide;
        }
        return run;
    }

    std::string replacement(const Run& run, bool first, bool last) const {
        if (first || last)
            return {};
        if (run.lineEnds == 0 || !m_lines)
            return " ";
        return std::string(std::size_t(std::min(run.lineEnds, m_emptyLines + 1)), '\n');
    }

    bool m_lines = true;
    std::int64_t m_emptyLines = 1;
};

} // namespace

std::unique_ptr<CleaningRule> makeWhitespace() { return std::make_unique<Whitespace>(); }

} // namespace danlu::data
