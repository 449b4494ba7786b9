#pragma once

#include "ui/pages/data/Faces.h"

#include <QWidget>

namespace danlu::ui {

/// One step on the way to a version.
struct LineageStep {
    QString text, count;
    bool isOpen = false;   // the version that is open
    bool isHollow = false; // what came of it and is no version
};

/// Where a version comes from: its forebears, the oldest first, itself, and what was made of it.
class Lineage : public QWidget {
    Q_OBJECT
public:
    explicit Lineage(QWidget* parent = nullptr);
    void setSteps(std::vector<LineageStep> steps);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return {0, sizeHint().height()}; }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    std::vector<LineageStep> m_steps;
};

/// The steps of a version of a dataset; `runs`: how many were trained on it.
std::vector<LineageStep> lineageOf(const DatasetFace& dataset, const VersionFace& version, int runs);

} // namespace danlu::ui
