#pragma once

#include "ui/pages/start/StartCard.h"
#include "ui/shell/Shell.h"
#include "ui/widgets/ProgressRow.h"

namespace danlu::ui {

/// The sample as a way to begin: opens the one that is there, else builds it and shows how far that is.
class SampleStart : public StartCard {
    Q_OBJECT
public:
    explicit SampleStart(Shell& shell, QWidget* parent = nullptr);
    QPushButton& button() const { return *m_button; }

private:
    SampleStart(Shell& shell, QPushButton* button, QWidget* parent);
    void begin();
    void show();

    Shell& m_shell;
    QPushButton* m_button;
    ProgressRow* m_progress;
};

} // namespace danlu::ui
