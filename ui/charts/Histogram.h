#pragma once

#include "ui/charts/Frame.h"
#include "ui/charts/Numbers.h"
#include "ui/style/Tokens.h"

#include <QWidget>

#include <optional>
#include <vector>

namespace danlu::ui {

/// How many records lie where, with bounds that mouse and keyboard move: what lies between them is kept and coloured, the rest is grey.
/// A page fills it and listens; it knows nothing of records. GUI thread.
///
/// Drag a bound by its handle; Tab reaches the chart, Space changes the bound, arrows move it by a bin, with Control by ten.
class Histogram : public QWidget {
    Q_OBJECT
public:
    enum class Bound { Low, High };

    explicit Histogram(QWidget* parent = nullptr);
    /// Equal bins over a range.
    void setBins(Range range, std::vector<double> counts);
    /// Without a bound there is no handle and nothing is dropped on that side.
    void setBound(Bound bound, std::optional<double> value);
    std::optional<double> bound(Bound bound) const { return m_bounds[std::size_t(bound)]; }
    void setFormat(NumberFormat format);
    void setColor(Color color);
    /// Where a value stands, in pixels from the left.
    double pixelAt(double value) const { return frame().pixelX(value); }

    QSize sizeHint() const override { return {330, 190}; }
    QSize minimumSizeHint() const override { return {160, 90}; }

signals:
    /// While it is moved; the page counts what is kept.
    void boundMoved(danlu::ui::Histogram::Bound bound, double value);

protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    Frame frame() const;
    std::optional<Bound> boundAt(double pixel) const;
    /// Within the range and not beyond the other bound.
    void moveBound(Bound bound, double value);
    void paintBins(QPainter& painter) const;
    void paintAxis(QPainter& painter) const;
    void paintBound(QPainter& painter, Bound bound) const;
    void speak();

    Range m_range{0, 1};
    std::vector<double> m_counts;
    std::optional<double> m_bounds[2];
    std::optional<Bound> m_dragged;
    Bound m_current = Bound::Low; // which the arrows move
    NumberFormat m_format{NumberStyle::Plain, 2};
    Color m_color = Color::Series1;
};

} // namespace danlu::ui

Q_DECLARE_METATYPE(danlu::ui::Histogram::Bound)
