// What mouse and keys do to a ChartStack.
#include "ui/charts/ChartState.h"
#include "ui/charts/HeaderPainter.h"
#include "ui/charts/Measures.h"
#include "ui/charts/Readings.h"

#include <QFocusEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QWheelEvent>

#include <algorithm>
#include <cmath>

namespace danlu::ui {
namespace {

constexpr double kWheelStep = 0.8; // of the shown width, for each 15° notch
constexpr double kKeyStep = 0.5, kSidewaysStep = 0.1;
constexpr double kLeastShare = 1e-7; // of all there is; doubles carry no more
constexpr double kDragFrom = 4;      // pixels before a press is a drag

/// Zooming out ends at all there is and a little around it.
Range boundedX(const Scene& scene, Range wanted) {
    const auto extent = scene.model.extentX(scene.unit).value_or(Range{0, 1});
    const Range all{std::min(0.0, extent.low), std::max(extent.high, extent.low + 1)};
    const double width = std::clamp(wanted.width(), all.width() * kLeastShare, all.width() * 1.1);
    const double middle = (wanted.low + wanted.high) / 2;
    const double low = std::clamp(middle - width / 2, all.low - all.width() * 0.05, std::max(all.low, all.high + all.width() * 0.05 - width));
    return {low, low + width};
}

} // namespace

Spot ChartStack::State::spotAt(QPointF at) const {
    const auto cells = headerCells(scene, view.headers());
    for (std::size_t i = 0; !view.headers().isEmpty() && i < cells.size(); ++i)
        if (cells[i].contains(at))
            return {Spot::Part::Header, headerStrips(scene)[i], {}};
    for (const auto& strip : view.frames())
        if (strip.outer.contains(at))
            return {at.x() < strip.frame.plot.left() ? Spot::Part::ValueAxis : Spot::Part::Plot, strip.strip, strip.frame};
    return {};
}

void ChartStack::State::zoomX(double anchorAt, double factor) {
    scene.zoomX = boundedX(scene, zoomed(shownX(scene), anchorAt, factor, AxisScale::Linear));
    refresh();
}

void ChartStack::State::panX(double share) {
    scene.zoomX = boundedX(scene, panned(shownX(scene), share, AxisScale::Linear));
    refresh();
}

void ChartStack::State::zoomY(StripId strip, double anchorAt, double factor) {
    scene.zoomY[strip] = zoomed(chart.shownValues(strip), anchorAt, factor, shownScale(scene, strip));
    refresh();
}

void ChartStack::State::panTo(QPointF at) {
    const Frame& frame = pressed.frame;
    if (drag == Drag::Pan)
        scene.zoomX = boundedX(scene, panned(fromX, (from.x() - at.x()) / frame.plot.width(), AxisScale::Linear));
    else
        scene.zoomY[pressed.strip] = panned(fromY, (at.y() - from.y()) / frame.plot.height(), frame.scale);
    refresh();
}

void ChartStack::State::pointAt(QPointF at) {
    const Spot spot = spotAt(at);
    const bool inside = spot.part == Spot::Part::Plot && at.x() <= spot.frame.plot.right();
    chart.setCursor(spot.part == Spot::Part::Header ? Qt::PointingHandCursor : Qt::ArrowCursor);
    if (inside)
        scene.pointed = spot.strip;
    chart.setToolTip(spot.part == Spot::Part::Header || (spot.part == Spot::Part::Plot && !inside) ? namesIn(spot.strip) : QString());
    chart.setCrosshair(inside ? std::optional(wholeX(spot.frame.valueX(at.x()))) : std::nullopt);
}

/// What the gutter and the headers may have had to shorten.
QString ChartStack::State::namesIn(StripId strip) const {
    const auto& spec = scene.model.strip(strip).spec;
    QStringList lines{spec.title + QLatin1Char(' ') + spec.key};
    for (const auto& reading : readingsAt(scene, strip, shownX(scene).high))
        lines << reading.curve->spec.name + QStringLiteral("  ") + valueText(reading.value, spec.format, chart.locale());
    return lines.join(QLatin1Char('\n'));
}

void ChartStack::State::selectTo(double x) {
    scene.selection = Range{std::min(anchor, x), std::max(anchor, x)};
    refreshOverlay();
}

void ChartStack::State::finishSelection() {
    if (scene.selection && scene.selection->width() > 0)
        emit chart.rangeSelected(statisticsOf(scene, *scene.selection));
}

void ChartStack::State::moveCrosshair(int direction, Qt::KeyboardModifiers modifiers) {
    const Range x = shownX(scene);
    const double start = scene.crosshair.value_or(direction > 0 ? x.low : x.high);
    double to = start;
    for (int i = 0; i < (modifiers & Qt::ControlModifier ? 10 : 1); ++i)
        to = neighbour(scene, scene.pointed, to, direction > 0 ? Way::Forward : Way::Back);
    if (!x.contains(to)) // the view goes along
        scene.zoomX = boundedX(scene, panned(x, direction * 0.25, AxisScale::Linear));
    if (!x.contains(to))
        refresh();
    if (!(modifiers & Qt::ShiftModifier))
        anchor = to;
    else if (!scene.selection)
        anchor = start;
    chart.setCrosshair(to);
    if (modifiers & Qt::ShiftModifier) {
        selectTo(to);
        finishSelection();
    }
}

void ChartStack::State::stepStrip(int direction) {
    const auto& strips = scene.model.strips();
    if (strips.empty())
        return;
    const int next = std::clamp(int(scene.pointed) + direction, 0, int(strips.size()) - 1);
    scene.pointed = StripId(next);
    if (!view.headers().isEmpty())
        chart.openStrip(next == 0 ? std::nullopt : std::optional(scene.pointed));
    refreshOverlay();
}

void ChartStack::mousePressEvent(QMouseEvent* event) {
    auto& state = *m_state;
    const Spot spot = state.spotAt(event->position());
    if (event->button() != Qt::LeftButton || spot.part == Spot::Part::Nothing)
        return event->ignore();
    if (spot.part == Spot::Part::Header)
        return openStrip(state.scene.open == spot.strip ? std::nullopt : std::optional(spot.strip));
    state.pressed = spot;
    state.from = event->position();
    state.fromX = spot.frame.x;
    state.fromY = spot.frame.y;
    if (spot.part == Spot::Part::ValueAxis)
        state.drag = Drag::PanValues;
    else
        state.drag = event->modifiers() & Qt::ShiftModifier ? Drag::Select : Drag::Pan;
    state.anchor = wholeX(spot.frame.valueX(event->position().x()));
}

void ChartStack::mouseMoveEvent(QMouseEvent* event) {
    auto& state = *m_state;
    const QPointF at = event->position();
    if (state.drag == Drag::None || !(event->buttons() & Qt::LeftButton))
        return state.pointAt(at);
    if (state.drag == Drag::Select)
        return state.selectTo(wholeX(std::clamp(state.pressed.frame.valueX(at.x()), state.fromX.low, state.fromX.high)));
    if (QLineF(at, state.from).length() < kDragFrom && cursor().shape() != Qt::ClosedHandCursor)
        return;
    setCursor(Qt::ClosedHandCursor);
    state.panTo(at);
}

void ChartStack::mouseReleaseEvent(QMouseEvent* event) {
    auto& state = *m_state;
    const Drag ended = std::exchange(state.drag, Drag::None);
    if (ended == Drag::Select)
        state.finishSelection();
    else if (ended == Drag::Pan && cursor().shape() != Qt::ClosedHandCursor)
        state.scene.selection = std::nullopt; // a mere click
    state.pointAt(event->position());
}

void ChartStack::mouseDoubleClickEvent(QMouseEvent* event) {
    const auto part = m_state->spotAt(event->position()).part;
    if (part == Spot::Part::Plot || part == Spot::Part::ValueAxis)
        fit();
}

void ChartStack::wheelEvent(QWheelEvent* event) {
    auto& state = *m_state;
    const Spot spot = state.spotAt(event->position());
    const QPoint angle = event->angleDelta(); // eighths of a degree
    if (angle.isNull() || spot.part == Spot::Part::Nothing || spot.part == Spot::Part::Header)
        return event->ignore();
    const double factor = std::pow(kWheelStep, angle.y() / 120.0);
    if (std::abs(angle.x()) > std::abs(angle.y()))
        state.panX(-angle.x() / 120.0 * kSidewaysStep);
    else if (spot.part == Spot::Part::ValueAxis)
        state.zoomY(spot.strip, spot.frame.valueY(event->position().y()), factor);
    else
        state.zoomX(spot.frame.valueX(event->position().x()), factor);
    event->accept();
}

void ChartStack::keyPressEvent(QKeyEvent* event) {
    auto& state = *m_state;
    const Range x = shownRange();
    const double middle = crosshair().value_or((x.low + x.high) / 2);
    switch (event->key()) {
    case Qt::Key_Left:
        return state.moveCrosshair(-1, event->modifiers());
    case Qt::Key_Right:
        return state.moveCrosshair(1, event->modifiers());
    case Qt::Key_PageUp:
        return state.stepStrip(-1);
    case Qt::Key_PageDown:
        return state.stepStrip(1);
    case Qt::Key_Home:
        return setCrosshair(x.low);
    case Qt::Key_End:
        return setCrosshair(x.high);
    case Qt::Key_Plus:
    case Qt::Key_Equal:
        return state.zoomX(middle, kKeyStep);
    case Qt::Key_Minus:
        return state.zoomX(middle, 1 / kKeyStep);
    case Qt::Key_0:
        return fit();
    case Qt::Key_Escape:
        if (!crosshair() && !state.scene.selection)
            break; // somebody else's
        state.scene.selection = std::nullopt;
        return setCrosshair(std::nullopt);
    default:
        break;
    }
    QWidget::keyPressEvent(event);
}

void ChartStack::leaveEvent(QEvent*) {
    if (m_state->drag == Drag::None && !hasFocus())
        setCrosshair(std::nullopt);
}

void ChartStack::focusInEvent(QFocusEvent* event) {
    m_state->scene.focus = event->reason();
    m_state->refreshOverlay();
}

void ChartStack::focusOutEvent(QFocusEvent*) {
    m_state->scene.focus = Qt::NoFocusReason;
    m_state->refreshOverlay();
}

} // namespace danlu::ui
