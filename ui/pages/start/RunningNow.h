#pragma once

#include "ui/shell/Shell.h"

class QPushButton;

namespace danlu::ui {

class Label;
class Meter;

/// The run that works while the project is locked: how far it is, and a way to stop it, which needs no passphrase.
class RunningNow : public QWidget {
    Q_OBJECT
public:
    explicit RunningNow(Shell& shell, QWidget* parent = nullptr);

private:
    void look();
    void stop();

    Shell& m_shell;
    QString m_asked; // id of the run that was asked to stop
    QWidget* m_run;
    Label *m_none, *m_name, *m_percent, *m_step, *m_left;
    Label* m_waiting;
    Meter* m_meter;
    QPushButton* m_stop;
};

} // namespace danlu::ui
