#pragma once

#include "base/File.h"
#include "ui/charts/ChartTypes.h"

#include <QWidget>

#include <memory>

namespace danlu::ui {

/// Strips of curves above each other with one x axis, one crosshair and one zoom: a run's losses, rates, throughput and meters, several runs
/// overlaid. Takes samples as they come and repaints by a timer. A page owns it and feeds it; GUI thread.
///
/// Wheel zooms the axis under the pointer, drag pans, double click fits, Shift+drag selects a stretch. Arrows move the crosshair, with Shift
/// they select, Page Up and Page Down change the strip, + and − zoom, 0 fits, Escape clears.
class ChartStack : public QWidget {
    Q_OBJECT
public:
    explicit ChartStack(QWidget* parent = nullptr);
    ~ChartStack() override;

    /// The first strip is the tall one.
    StripId addStrip(StripSpec spec);
    RunId addRun();
    CurveId addCurve(CurveSpec spec);
    void removeRun(RunId run);
    void clear();

    void append(CurveId curve, double x, double y);
    /// When a run made which step; without it every x unit shows the curves' own x.
    void appendTime(RunId run, double step, double seconds, double tokens);
    void setMarks(CurveId curve, std::vector<Mark> marks);
    /// Titles in another language, another limit.
    void setStrip(StripId strip, StripSpec spec);

    void setScale(StripId strip, AxisScale scale);
    /// 0 to 0.99, as in TensorBoard.
    void setSmoothing(double weight);
    void setUnit(XUnit unit);
    void setDensity(Density density);
    /// Which strip stands below the headers of a compact stack; none closes it.
    void openStrip(std::optional<StripId> strip);
    std::optional<StripId> openedStrip() const;

    /// All of it again.
    void fit();
    void zoomTo(Range x);
    Range shownRange() const;
    Range shownValues(StripId strip) const;
    /// Where a value stands, in the widget's pixels; nothing for a strip that is not shown.
    std::optional<QPointF> placeOf(StripId strip, double x, double value) const;
    void setCrosshair(std::optional<double> x);
    std::optional<double> crosshair() const;

    /// What is shown, without crosshair, into a file.
    Result<> exportPng(const Path& path);
    Result<> exportSvg(const Path& path);
    /// A row a point: strip, curve, x, value, smoothed.
    Result<> exportCsv(const Path& path) const;

    QSize sizeHint() const override { return {700, 650}; }
    QSize minimumSizeHint() const override { return {360, 240}; }

signals:
    void rangeSelected(const danlu::ui::RangeStatistics& statistics);
    void crosshairMoved(double x);
    void stripOpened(danlu::ui::StripId strip);
    /// After a repaint of all curves, with the time it took.
    void replotted(double milliseconds);

protected:
    void resizeEvent(QResizeEvent* event) override;
    void showEvent(QShowEvent* event) override;
    void changeEvent(QEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;

private:
    struct State;
    std::unique_ptr<State> m_state;
};

} // namespace danlu::ui

Q_DECLARE_METATYPE(danlu::ui::StripId)
