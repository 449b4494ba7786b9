#pragma once

#include "ui/shell/Language.h"
#include "ui/shell/Theme.h"
#include "ui/shell/Window.h"

#include <QTemporaryDir>

namespace danlu::screenshots {

/// Where scenes are played: the window as it starts, projects made for it, and a hand on its helper programs. Everything lies in a folder of
/// its own, which is the home folder too.
class Stage {
public:
    explicit Stage(services::Programs programs);
    ~Stage();
    /// Another start of the program: English, light, no project.
    void start();
    /// To the keyboard, as a window manager does it.
    void bringForward();
    /// Named on the command line, it opens locked.
    bool openLocked(const Path& project);
    bool unlock(const QString& passphrase);
    ui::Shell& shell() { return *m_shell; }
    ui::Window& window() { return *m_window; }

    Path path(const std::string& name) const { return Path(m_folder.path().toStdString()) / name; }
    QString file(const std::string& name, std::string_view content) const;
    /// An empty project, whose passphrase is cheap to check.
    Path makeProject(const std::string& name, const QString& passphrase) const;
    /// With its exports beside it.
    Path copyProject(const Path& project, const std::string& name) const;

    /// Holds still what of that name works for this stage, so that there is time for pictures; false where nothing does.
    bool freeze(const std::string& program);
    void thaw();
    /// As if the machine had taken it away.
    bool kill(const std::string& program);

private:
    std::vector<pid_t> helpers(const std::string& program) const;

    services::Programs m_programs;
    QTemporaryDir m_folder;
    std::vector<pid_t> m_frozen;
    std::unique_ptr<ui::Shell> m_shell;
    std::unique_ptr<ui::LanguageSwitch> m_language;
    std::unique_ptr<ui::ThemeSwitch> m_theme;
    std::unique_ptr<ui::Window> m_window;
};

} // namespace danlu::screenshots
