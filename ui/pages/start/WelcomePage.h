#pragma once

#include "ui/pages/start/MachineCheck.h"
#include "ui/shell/Page.h"

namespace danlu::ui {

class SampleStart;

/// What one sees before there is a project: three ways to begin with what they cost, what will happen, the language, what the machine can do.
class WelcomePage : public Page {
    Q_OBJECT
public:
    explicit WelcomePage(Shell& shell, QWidget* parent = nullptr);
    static QString name();
    QWidget* first() override;

private:
    QWidget* makeMiddle();
    QWidget* makeSide();
    QWidget* makeStarts();
    QWidget* makeRestore();
    void showRestore();

    MachineCheck m_check;
    SampleStart* m_sample = nullptr;
    QWidget* m_restore = nullptr;
};

} // namespace danlu::ui
