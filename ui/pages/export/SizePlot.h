#pragma once

#include "ui/pages/export/Forms.h"

#include <QWidget>

namespace danlu::ui {

/// Perplexity of the measured forms over their size, with the line that none may be above. Says its points to screen readers.
class SizePlot : public QWidget {
    Q_OBJECT
public:
    explicit SizePlot(QWidget* parent = nullptr);
    void setTable(const FormTable& table, const FormFace* chosen);
    /// Whether there is more than one point to draw.
    bool isWorthwhile() const { return m_points.size() > 1; }
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    struct Point {
        QString name;
        double megabytes, perplexity;
        bool isChosen, passes;
    };
    std::vector<Point> m_points; // by size
    double m_limit = 0;          // perplexity
};

} // namespace danlu::ui
