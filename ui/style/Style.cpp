#include "ui/style/Style.h"

namespace danlu::ui {

Style::Style(Look look) : QProxyStyle(QStringLiteral("Fusion")), m_look(std::move(look)) {}

QPalette Style::standardPalette() const {
    QPalette palette;
    const auto set = [&](QPalette::ColorRole role, Color color) { palette.setColor(role, m_look.color(color)); };
    set(QPalette::Window, Color::Background);
    set(QPalette::Base, Color::Surface);
    set(QPalette::AlternateBase, Color::Surface);
    set(QPalette::Button, Color::Surface);
    set(QPalette::Text, Color::Text);
    set(QPalette::WindowText, Color::Text);
    set(QPalette::ButtonText, Color::Text);
    set(QPalette::PlaceholderText, Color::TextFaint);
    set(QPalette::Highlight, Color::Selection);
    set(QPalette::HighlightedText, Color::Text);
    set(QPalette::Link, Color::AccentText);
    set(QPalette::ToolTipBase, Color::TooltipBackground);
    set(QPalette::ToolTipText, Color::TooltipText);
    palette.setColor(QPalette::Inactive, QPalette::Highlight, m_look.color(Color::SelectionInactive));
    for (const auto role : {QPalette::Text, QPalette::WindowText, QPalette::ButtonText})
        palette.setColor(QPalette::Disabled, role, m_look.color(Color::TextDisabled));
    return palette;
}

} // namespace danlu::ui
