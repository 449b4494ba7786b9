#pragma once

#include "ui/shell/Shell.h"

#include <QWidget>

class QVBoxLayout;

namespace danlu::ui {

/// Projects that were open on this machine, the last one first, to open again. The one that is open is marked.
class Recents : public QWidget {
    Q_OBJECT
public:
    explicit Recents(Shell& shell, QWidget* parent = nullptr);

private:
    void show(const QStringList& there);
    void look();
    void addRow(const QString& folder, bool isThere);

    Shell& m_shell;
    QVBoxLayout* m_rows;
};

} // namespace danlu::ui
