#pragma once

#include "ui/shell/Shell.h"
#include "ui/widgets/Panel.h"

#include <QElapsedTimer>
#include <QVBoxLayout>

namespace danlu::ui {

class ProgressRow;

/// What works for a page right now, each with how far it is, how long yet, and a way to stop it. Not seen where nothing does.
class ActivityStrip : public Panel {
    Q_OBJECT
public:
    ActivityStrip(Shell& shell, QString page, QWidget* parent = nullptr);

private:
    struct Shown {
        Job* job;
        ProgressRow* row;
        QElapsedTimer clock;
    };
    void follow();
    void show(const Activities::Activity& activity, Shown& shown);

    Shell& m_shell;
    QString m_page;
    QVBoxLayout* m_column;
    std::vector<Shown> m_shown;
};

} // namespace danlu::ui
