#include "ui/style/Tokens.h"

#include "base/Json.h"

#include <QFile>

#include <algorithm>
#include <span>

namespace danlu::ui {
namespace {

using namespace std::string_view_literals;

constexpr std::array kColorNames{
    "background"sv,   "surface"sv,     "raised"sv,        "sunken"sv,       "border"sv,       "border-strong"sv,      "text"sv,
    "text-muted"sv,   "text-faint"sv,  "text-disabled"sv, "accent"sv,       "accent-hover"sv, "accent-pressed"sv,     "on-accent"sv,
    "accent-text"sv,  "accent-soft"sv, "hover"sv,         "pressed"sv,      "selection"sv,    "selection-inactive"sv, "focus-ring"sv,
    "good"sv,         "good-soft"sv,   "warning"sv,       "warning-soft"sv, "bad"sv,          "bad-soft"sv,           "info"sv,
    "info-soft"sv,    "mark"sv,        "grid"sv,          "axis"sv,         "crosshair"sv,    "chart-background"sv,   "tooltip-background"sv,
    "tooltip-text"sv, "series-1"sv,    "series-2"sv,      "series-3"sv,     "series-4"sv,     "series-5"sv,           "series-6"sv,
    "series-7"sv,     "series-8"sv,    "scrim"sv};
constexpr std::array kSizeNames{
    "rail"sv,          "rail-collapsed"sv, "header"sv,        "status-bar"sv,   "panel-header"sv,         "toolbar"sv,   "tab-bar"sv,
    "row"sv,           "row-compact"sv,    "row-two-line"sv,  "table-header"sv, "table-header-profile"sv, "control"sv,   "control-small"sv,
    "chip"sv,          "key-cap"sv,        "check"sv,         "switch-width"sv, "switch-height"sv,        "scrollbar"sv, "splitter"sv,
    "splitter-grab"sv, "meter"sv,          "palette-width"sv, "toast-width"sv};
constexpr std::array kRadiusNames{"chip"sv, "control"sv, "card"sv, "popover"sv, "meter"sv};
constexpr std::array kIconNames{"small"sv, "base"sv, "rail"sv, "empty"sv};
constexpr std::array kStrokeNames{"icon"sv,       "border"sv,         "focus-ring"sv, "focus-offset"sv,
                                  "chart-line"sv, "chart-raw-line"sv, "chart-grid"sv, "tab-underline"sv};
constexpr std::array kTextNames{"caption"sv, "small"sv, "base"sv, "reading"sv, "title"sv, "figure"sv};
constexpr std::array kMotionNames{"hover"sv, "popover"sv, "panel"sv, "toast"sv, "reduced"sv};

static_assert(kColorNames.size() == std::size_t(Color::Count) && kSizeNames.size() == std::size_t(Size::Count));
static_assert(kRadiusNames.size() == std::size_t(Radius::Count) && kIconNames.size() == std::size_t(IconSize::Count));
static_assert(kStrokeNames.size() == std::size_t(Stroke::Count) && kTextNames.size() == std::size_t(TextSize::Count));
static_assert(kMotionNames.size() == std::size_t(Motion::Count));

Error wrong(const std::string& what) { return Error(ErrorCode::Rejected, "tokens.json: " + what); }

Result<> checkWords(const Json& object, std::string_view where, std::span<const std::string_view> names) {
    for (const auto& [word, value] : object.items())
        if (std::find(names.begin(), names.end(), word) == names.end())
            return wrong("\"" + std::string(where) + "\" has the unknown word \"" + word + "\"");
    return ok();
}

/// One number per name.
template <typename T, std::size_t N>
Result<> readNumbers(const Json& json, std::string_view key, const std::array<std::string_view, N>& names, std::array<T, N>& into) {
    DANLU_TRY(const Json object, member<Json>(json, key));
    DANLU_CHECK(checkWords(object, key, names));
    for (std::size_t i = 0; i < N; ++i) {
        DANLU_TRY(into[i], member<T>(object, names[i]));
    }
    return ok();
}

Result<QStringList> readFamilies(const Json& fonts, std::string_view key) {
    DANLU_TRY(const auto names, member<std::vector<std::string>>(fonts, key));
    QStringList families;
    for (const auto& name : names)
        families << QString::fromStdString(name);
    return families;
}

Result<QColor> readColor(const Json& scheme, std::string_view name) {
    DANLU_TRY(const auto text, member<std::string>(scheme, name));
    const QColor color(QString::fromStdString(text));
    return color.isValid() ? Result<QColor>(color) : wrong("\"" + std::string(name) + "\" is no colour: " + text);
}

} // namespace

Result<Tokens> Tokens::read(std::string_view text) {
    DANLU_TRY(const Json json, parseJson(text, "tokens.json"));
    Tokens tokens;
    DANLU_TRY(const Json colors, member<Json>(json, "color"));
    for (const auto scheme : {Scheme::Light, Scheme::Dark}) {
        DANLU_TRY(const Json words, member<Json>(colors, scheme == Scheme::Light ? "light" : "dark"));
        DANLU_CHECK(checkWords(words, "color", kColorNames));
        for (std::size_t i = 0; i < kColorNames.size(); ++i) {
            DANLU_TRY(tokens.m_colors[std::size_t(scheme)][i], readColor(words, kColorNames[i]));
        }
    }
    DANLU_CHECK(readNumbers(json, "size", kSizeNames, tokens.m_sizes));
    DANLU_CHECK(readNumbers(json, "radius", kRadiusNames, tokens.m_radii));
    DANLU_CHECK(readNumbers(json, "icon-size", kIconNames, tokens.m_icons));
    DANLU_CHECK(readNumbers(json, "stroke", kStrokeNames, tokens.m_strokes));
    DANLU_CHECK(readNumbers(json, "font-size", kTextNames, tokens.m_fontPixels));
    DANLU_CHECK(readNumbers(json, "line-height", kTextNames, tokens.m_lineHeights));
    DANLU_CHECK(readNumbers(json, "motion-ms", kMotionNames, tokens.m_motions));
    DANLU_TRY(const Json fonts, member<Json>(json, "font"));
    DANLU_TRY(tokens.m_uiFamilies, readFamilies(fonts, "ui"));
    DANLU_TRY(tokens.m_monoFamilies, readFamilies(fonts, "mono"));
    DANLU_TRY(const Json weights, member<Json>(json, "font-weight"));
    DANLU_TRY(tokens.m_strongWeight, member<int>(weights, "strong"));
    return tokens;
}

Result<Tokens> Tokens::builtIn() {
    QFile file(QStringLiteral(":/danlu/themes/tokens.json"));
    if (!file.open(QIODevice::ReadOnly))
        return Error(ErrorCode::NotFound, "the program was built without its table of colours and sizes");
    const QByteArray bytes = file.readAll();
    return read({bytes.constData(), std::size_t(bytes.size())});
}

std::string_view nameOf(Color color) { return kColorNames[std::size_t(color)]; }

Color seriesColor(std::size_t index) { return Color(std::size_t(Color::Series1) + index % 8); }

} // namespace danlu::ui
