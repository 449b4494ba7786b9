#pragma once

#include "ui/widgets/Panel.h"
#include "ui/widgets/SpecForm.h"

class QPushButton;
class QStackedWidget;

namespace danlu::ui {

class PanelHeader;
class SegmentedControl;
class SpecText;

/// The middle of a run's setup: its parameters as a form, or as the file and command they amount to.
class SetupParameters : public Panel {
    Q_OBJECT
public:
    /// As SpecForm takes them.
    SetupParameters(spec::Fields fields, spec::Fields usual, QWidget* parent = nullptr);
    SpecForm& form() { return *m_form; }
    void showForm();
    void setTexts(const QString& yaml, const QString& command);

signals:
    void defaultsAsked();

private:
    QWidget* makeFoot();
    void toggle();
    void tell();

    PanelHeader* m_head;
    SegmentedControl* m_level;
    SpecForm* m_form;
    SpecText* m_text;
    QStackedWidget* m_stack;
    QPushButton* m_asText;
};

} // namespace danlu::ui
