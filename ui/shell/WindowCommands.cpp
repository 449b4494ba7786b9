#include "ui/shell/Window.h"

namespace danlu::ui {
namespace {

using Language = Preferences::Language;
using Theme = Preferences::Theme;

struct ThemeChoice {
    Theme theme;
    IconName icon;
    const char* text;
};
constexpr std::array kThemeChoices{
    ThemeChoice{Theme::Light, "sun"_icon, QT_TRANSLATE_NOOP("danlu::ui::Window", "Light theme")},
    ThemeChoice{Theme::Dark, "moon"_icon, QT_TRANSLATE_NOOP("danlu::ui::Window", "Dark theme")},
    ThemeChoice{Theme::System, "monitor"_icon, QT_TRANSLATE_NOOP("danlu::ui::Window", "The desktop's theme")},
};

struct LanguageChoice {
    Language language;
    const char* text;
};
/// Languages are called by their own names: somebody may be in the wrong one.
constexpr std::array kLanguageChoices{
    LanguageChoice{Language::Chinese, QT_TRANSLATE_NOOP("danlu::ui::Window", "Language: 中文 (Chinese)")},
    LanguageChoice{Language::English, QT_TRANSLATE_NOOP("danlu::ui::Window", "Language: English")},
    LanguageChoice{Language::System, QT_TRANSLATE_NOOP("danlu::ui::Window", "Language: the desktop's")},
};

} // namespace

/// What the window itself can do now. The keys are those of addKeys().
std::vector<Command> Window::commands() {
    const auto state = m_shell.session().state();
    std::vector<Command> all;
    if (state == Session::State::Unlocked)
        all.push_back({"lock"_icon, tr("Lock the project"), [this] { m_shell.session().lock(); }, Qt::CTRL | Qt::Key_L});
    if (entryOf(QStringLiteral("create")))
        all.push_back({"plus"_icon, tr("New project…"), [this] { showPage(QStringLiteral("create"), {}); }, Qt::CTRL | Qt::Key_N});
    all.push_back({"folder"_icon, tr("Open project…"), [this] { askForProject(); }, Qt::CTRL | Qt::Key_O});
    if (state != Session::State::Closed)
        all.push_back({"close"_icon, tr("Close project"), [this] { m_shell.session().close(); }});
    Preferences& preferences = m_shell.preferences();
    for (const ThemeChoice& choice : kThemeChoices)
        if (choice.theme != preferences.theme())
            all.push_back({choice.icon, tr(choice.text), [&preferences, theme = choice.theme] { preferences.setTheme(theme); }});
    for (const LanguageChoice& choice : kLanguageChoices)
        if (choice.language != preferences.language())
            all.push_back({"globe"_icon, tr(choice.text), [&preferences, language = choice.language] { preferences.setLanguage(language); }});
    all.push_back({"stop"_icon, tr("Quit"), [this] { close(); }, Qt::CTRL | Qt::Key_Q});
    return all;
}

} // namespace danlu::ui
