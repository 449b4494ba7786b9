#pragma once

#include "ui/shell/Shell.h"

class QMenu;

namespace danlu::ui {

/// Ways to a model that a run can start from: the one that comes with Danlu, a folder or a file on this machine. It is registered where it
/// lies, which goes on when the page is left. GUI thread.
class ModelSources : public QObject {
    Q_OBJECT
public:
    ModelSources(Shell& shell, QWidget* parent);
    /// Whether a model comes with this installation.
    bool hasOwn() const;
    void registerOwn();
    void askForFolder();
    void askForFile();
    /// All of them, to choose from.
    QMenu* makeMenu(QWidget* parent);

private:
    void add(const Path& path);

    Shell& m_shell;
    QWidget* m_parent;
};

} // namespace danlu::ui
