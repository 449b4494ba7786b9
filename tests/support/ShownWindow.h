#pragma once

#include "ui/shell/Language.h"
#include "ui/shell/Theme.h"
#include "ui/shell/Window.h"

#include <QTest>

namespace danlu::test {

/// The window as the program makes it, on a shell that outlives it.
struct ShownWindow {
    explicit ShownWindow(ui::Shell& shell) : language(shell.preferences()), theme(shell.preferences(), ui::Tokens::builtIn().value()), window(shell) {}
    /// Whether it is in front now.
    bool show() {
        window.show();
        window.activateWindow();
        return QTest::qWaitForWindowActive(&window);
    }

    ui::LanguageSwitch language;
    ui::ThemeSwitch theme;
    ui::Window window;
};

} // namespace danlu::test
