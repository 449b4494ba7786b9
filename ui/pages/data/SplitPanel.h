#pragma once

#include "ui/pages/data/Faces.h"
#include "ui/shell/Shell.h"
#include "ui/widgets/Panel.h"

#include <QPointer>

#include <array>

class QDoubleSpinBox;
class QPushButton;
class QSpinBox;

namespace danlu::ui {

class Label;
class PanelHeader;
class StackedMeter;

/// Parts a version into training, validation and test; the result is the next version.
class SplitPanel : public Panel {
    Q_OBJECT
public:
    explicit SplitPanel(Shell& shell, QWidget* parent = nullptr);
    void open(const DatasetFace& dataset, const VersionFace& version);

signals:
    void made(const QString& reference);

private:
    void sayAll();
    void showParts();
    void split();
    std::array<std::int64_t, 3> rows() const;

    Shell& m_shell;
    VersionFace m_version;
    int m_next = 1; // the number of the version that will be made
    PanelHeader* m_title;
    Label *m_explanation, *m_seedLabel, *m_seedHint;
    std::array<Label*, 3> m_labels, m_counts;
    std::array<QDoubleSpinBox*, 3> m_shares;
    QSpinBox* m_seed;
    StackedMeter* m_meter;
    QPushButton* m_act;
};

} // namespace danlu::ui
