#pragma once

#include "base/Result.h"

#include <QColor>
#include <QStringList>

#include <array>

namespace danlu::ui {

enum class Scheme { Light, Dark };

/// What a colour is for; the words of resources/themes/tokens.json ("border-strong") in its order.
enum class Color {
    Background,
    Surface,
    Raised,
    Sunken,
    Border,
    BorderStrong,
    Text,
    TextMuted,
    TextFaint,
    TextDisabled,
    Accent,
    AccentHover,
    AccentPressed,
    OnAccent,
    AccentText,
    AccentSoft,
    Hover,
    Pressed,
    Selection,
    SelectionInactive,
    FocusRing,
    Good,
    GoodSoft,
    Warning,
    WarningSoft,
    Bad,
    BadSoft,
    Info,
    InfoSoft,
    Mark,
    Grid,
    Axis,
    Crosshair,
    ChartBackground,
    TooltipBackground,
    TooltipText,
    Series1, // to Series8: the run's number, modulo 8
    Series2,
    Series3,
    Series4,
    Series5,
    Series6,
    Series7,
    Series8,
    Scrim, // over a window below something that must be answered or left
    Count
};

/// Logical pixels.
enum class Size {
    Rail,
    RailCollapsed,
    Header,
    StatusBar,
    PanelHeader,
    Toolbar,
    TabBar,
    Row,
    RowCompact,
    RowTwoLine,
    TableHeader,
    TableHeaderProfile,
    Control,
    ControlSmall,
    Chip,
    KeyCap,
    Check,
    SwitchWidth,
    SwitchHeight,
    Scrollbar,
    Splitter,
    SplitterGrab,
    Meter,
    PaletteWidth,
    ToastWidth,
    Count
};

enum class Radius { Chip, Control, Card, Popover, Meter, Count };
enum class IconSize { Small, Base, Rail, Empty, Count };
enum class Stroke { Icon, Border, FocusRing, FocusOffset, ChartLine, ChartRawLine, ChartGrid, TabUnderline, Count };
enum class TextSize { Caption, Small, Base, Reading, Title, Figure, Count };
enum class Motion { Hover, Popover, Panel, Toast, Reduced, Count };

/// Everything the looks are made of, read once from resources/themes/tokens.json. A value; light and dark lie side by side.
class Tokens {
public:
    /// Rejected, naming the word, where one is missing or unknown or no colour.
    static Result<Tokens> read(std::string_view json);
    /// The table that is built into the program.
    static Result<Tokens> builtIn();

    QColor color(Color color, Scheme scheme) const { return m_colors[std::size_t(scheme)][std::size_t(color)]; }
    int size(Size size) const { return m_sizes[std::size_t(size)]; }
    int radius(Radius radius) const { return m_radii[std::size_t(radius)]; }
    int icon(IconSize size) const { return m_icons[std::size_t(size)]; }
    double stroke(Stroke stroke) const { return m_strokes[std::size_t(stroke)]; }
    int fontPixels(TextSize size) const { return m_fontPixels[std::size_t(size)]; }
    int lineHeight(TextSize size) const { return m_lineHeights[std::size_t(size)]; }
    int milliseconds(Motion motion) const { return m_motions[std::size_t(motion)]; }
    const QStringList& uiFamilies() const { return m_uiFamilies; }
    const QStringList& monoFamilies() const { return m_monoFamilies; }
    int strongWeight() const { return m_strongWeight; }

private:
    template <typename T, typename Enum>
    using Table = std::array<T, std::size_t(Enum::Count)>;

    std::array<Table<QColor, Color>, 2> m_colors;
    Table<int, Size> m_sizes{};
    Table<int, Radius> m_radii{};
    Table<int, IconSize> m_icons{};
    Table<double, Stroke> m_strokes{};
    Table<int, TextSize> m_fontPixels{}, m_lineHeights{};
    Table<int, Motion> m_motions{};
    QStringList m_uiFamilies, m_monoFamilies;
    int m_strongWeight = 600;
};

/// The word of tokens.json.
std::string_view nameOf(Color color);
/// Series1 … Series8, over again from the ninth on.
Color seriesColor(std::size_t index);

} // namespace danlu::ui
