#include "data/cleaning/Texts.h"

#include <array>

namespace danlu::data {
namespace {

/// Bytes with which something to be removed may begin: C0 controls but tab and line ends, DEL, and the leads of what isInvisible knows.
constexpr auto kSuspect = [] {
    std::array<bool, 256> table{};
    for (int c = 0; c < 32; ++c)
        table[std::size_t(c)] = c != '\t' && c != '\n' && c != '\r';
    for (const int c : {0x7F, 0xC2, 0xCD, 0xD8, 0xE1, 0xE2, 0xEF, 0xF3})
        table[std::size_t(c)] = true;
    return table;
}();

bool isBetween(std::uint32_t c, std::uint32_t low, std::uint32_t high) { return c >= low && c <= high; }

bool isControl(std::uint32_t c) { return (c < 0x20 && c != '\t' && c != '\n' && c != '\r') || isBetween(c, 0x7F, 0x9F); }
/// Zero-width characters, soft hyphen, byte order mark, interlinear marks, tags.
bool isZeroWidth(std::uint32_t c) {
    return c == 0xAD || c == 0x34F || c == 0x180E || isBetween(c, 0x200B, 0x200D) || isBetween(c, 0x2060, 0x2064) || c == 0xFEFF ||
           isBetween(c, 0xFFF9, 0xFFFB) || isBetween(c, 0xE0000, 0xE007F);
}
/// Marks that turn the direction of writing (Unicode Bidi_Control): they can make a text read otherwise than it is stored.
bool isBidi(std::uint32_t c) { return c == 0x61C || c == 0x200E || c == 0x200F || isBetween(c, 0x202A, 0x202E) || isBetween(c, 0x2066, 0x206F); }

class ControlCharacters final : public TextRule {
public:
    std::string_view name() const override { return "control_characters"; }
    std::string_view help() const override {
        return "Removes control characters, zero-width characters and marks of writing direction; tabs and line ends stay.";
    }

    spec::Fields options() override {
        spec::Fields fields;
        fields.emplace_back(m_zeroWidth,
                            spec::Flag{{.key = "zero_width", .help = "Whether zero-width characters go too (emoji that are joined by them fall apart)."}});
        fields.emplace_back(m_bidi, spec::Flag{{.key = "bidi", .help = "Whether marks of writing direction go too."}});
        return fields;
    }

protected:
    bool rewrite(std::string& text) const override {
        Cut cut(text);
        for (std::size_t at = 0; at < text.size();) {
            if (!kSuspect[static_cast<unsigned char>(text[at])]) {
                ++at;
                continue;
            }
            const auto point = codePointAt(text, at);
            if (isControl(point.code) || (m_zeroWidth && isZeroWidth(point.code)) || (m_bidi && isBidi(point.code)))
                cut.replace(at, at + point.length, {});
            at += point.length;
        }
        if (cut.any())
            text = cut.finish();
        return cut.any();
    }

private:
    bool m_zeroWidth = true;
    bool m_bidi = true;
};

} // namespace

std::unique_ptr<CleaningRule> makeControlCharacters() { return std::make_unique<ControlCharacters>(); }

} // namespace danlu::data
