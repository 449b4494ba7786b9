#pragma once

#include "ui/shell/Page.h"

#include <QWidget>

class QStackedWidget;

namespace danlu::ui {

class Palette;
class ProblemView;
class Rail;
class StatusBar;

/// The window: rail, one page, status bar. Which page is there follows the project's state; pages that hold a project's content go with its
/// key. One for the program.
class Window : public QWidget {
    Q_OBJECT
public:
    explicit Window(Shell& shell, QWidget* parent = nullptr);
    ~Window() override;
    /// The page that is shown, by the rail's word.
    const QString& page() const { return m_current; }
    /// Somebody started the program again.
    void comeForward();
    /// Everything by its name; again: away with it.
    void togglePalette();

protected:
    void closeEvent(QCloseEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void addKeys();
    void sayKeys();
    std::vector<Command> commands();
    void follow();
    void showPage(const QString& id, const QString& what);
    const PageEntry* entryOf(const QString& id) const;
    void showProjectMenu(const QPoint& at);
    void askForProject();
    void showWork();

    Shell& m_shell;
    std::vector<PageEntry> m_entries;
    Rail* m_rail;
    QStackedWidget* m_pages;
    ProblemView* m_problem;
    StatusBar* m_status;
    ToastStack* m_toasts = nullptr;
    Palette* m_palette = nullptr;
    std::map<QString, Page*> m_made;
    QString m_current;
    bool m_isLeaving = false; // closed, and stays until work has ended
};

} // namespace danlu::ui
