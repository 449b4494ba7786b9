#pragma once

#include "ui/shell/Spoken.h"
#include "ui/widgets/Panel.h"

class QVBoxLayout;

namespace danlu::ui {

/// A setting: its name and a sentence at the left, what changes it at the right, more of it below when that is asked for.
class SettingRow : public Panel {
    Q_OBJECT
public:
    SettingRow(Wording name, Wording sentence, const QList<QWidget*>& controls, QWidget* parent = nullptr);
    /// Shown below the controls.
    void addBelow(QWidget* widget);

private:
    QVBoxLayout* m_right;
};

/// A category of settings: headers and rows below each other, scrolling.
class SettingsPane : public QWidget {
    Q_OBJECT
public:
    explicit SettingsPane(QWidget* parent = nullptr);

protected:
    void addHeader(PanelHeader* header);
    void addRow(QWidget* row);
    /// Takes what is left of the height.
    void addRest(QWidget* rest);
    void end();

private:
    QVBoxLayout* m_column;
};

} // namespace danlu::ui
