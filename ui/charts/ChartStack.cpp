#include "ui/charts/ChartStack.h"

#include "ui/charts/ChartState.h"
#include "ui/charts/ChartWords.h"
#include "ui/charts/Readings.h"

#include <QElapsedTimer>
#include <QEvent>

namespace danlu::ui {
namespace {

constexpr int kRepaintEvery = 100; // milliseconds, while samples arrive

} // namespace

ChartStack::State::State(ChartStack& owner) : chart(owner), view(owner, scene) {
    timer.setInterval(kRepaintEvery);
    timer.setSingleShot(true);
    QObject::connect(&timer, &QTimer::timeout, &timer, [this] { refresh(); });
}

/// The timer is never restarted, or a fast stream would put the repaint off for ever.
void ChartStack::State::change() {
    stale = true;
    if (!timer.isActive() && chart.isVisible())
        timer.start();
}

void ChartStack::State::refresh() {
    if (!chart.isVisible())
        return; // showEvent comes back to it
    stale = false;
    QElapsedTimer clock;
    clock.start();
    view.replot();
    speak();
    emit chart.replotted(double(clock.nsecsElapsed()) / 1e6);
}

void ChartStack::State::rebuild() {
    view.rebuild();
    change();
}

void ChartStack::State::refreshOverlay() {
    if (chart.isVisible() && !stale)
        view.replotOverlay();
    speak();
}

void ChartStack::State::speak() { chart.setAccessibleDescription(spoken(scene, chart.locale())); }

ChartStack::ChartStack(QWidget* parent) : QWidget(parent), m_state(std::make_unique<State>(*this)) {
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setAttribute(Qt::WA_OpaquePaintEvent);
    setAccessibleName(ChartWords::chart());
}

ChartStack::~ChartStack() = default;

StripId ChartStack::addStrip(StripSpec spec) {
    const auto id = m_state->scene.model.addStrip(std::move(spec));
    m_state->rebuild();
    return id;
}

RunId ChartStack::addRun() { return m_state->scene.model.addRun(); }

CurveId ChartStack::addCurve(CurveSpec spec) {
    m_state->change();
    return m_state->scene.model.addCurve(std::move(spec));
}

void ChartStack::removeRun(RunId run) {
    m_state->scene.model.removeRun(run);
    m_state->change();
}

void ChartStack::clear() {
    auto& scene = m_state->scene;
    scene.model.clear();
    scene.zoomY.clear();
    scene.zoomX = scene.selection = std::nullopt;
    scene.crosshair = std::nullopt;
    scene.open = std::nullopt;
    scene.pointed = {};
    m_state->rebuild();
}

void ChartStack::append(CurveId curve, double x, double y) {
    m_state->scene.model.append(curve, x, y);
    m_state->change();
}

void ChartStack::appendTime(RunId run, double step, double seconds, double tokens) {
    m_state->scene.model.appendTime(run, step, seconds, tokens);
    m_state->change();
}

void ChartStack::setMarks(CurveId curve, std::vector<Mark> marks) {
    m_state->scene.model.setMarks(curve, std::move(marks));
    m_state->change();
}

void ChartStack::setStrip(StripId strip, StripSpec spec) {
    m_state->scene.model.setStrip(strip, std::move(spec));
    m_state->change();
}

void ChartStack::setScale(StripId strip, AxisScale scale) {
    m_state->scene.model.setScale(strip, scale);
    m_state->scene.zoomY.erase(strip);
    m_state->refresh();
}

void ChartStack::setSmoothing(double weight) {
    m_state->scene.model.smooth(weight);
    m_state->change(); // a slider asks for it many times a second
}

void ChartStack::setUnit(XUnit unit) {
    auto& scene = m_state->scene;
    scene.unit = unit;
    scene.zoomX = scene.selection = std::nullopt;
    scene.crosshair = std::nullopt;
    m_state->refresh();
}

void ChartStack::setDensity(Density density) {
    m_state->scene.density = density;
    m_state->view.rebuild();
    m_state->refresh();
}

void ChartStack::openStrip(std::optional<StripId> strip) {
    m_state->scene.open = strip;
    m_state->scene.pointed = strip.value_or(StripId{});
    m_state->view.rebuild();
    m_state->refresh();
    if (strip)
        emit stripOpened(*strip);
}

std::optional<StripId> ChartStack::openedStrip() const { return m_state->scene.open; }

void ChartStack::fit() {
    m_state->scene.zoomX = std::nullopt;
    m_state->scene.zoomY.clear();
    m_state->refresh();
}

void ChartStack::zoomTo(Range x) {
    m_state->scene.zoomX = x;
    m_state->refresh();
}

Range ChartStack::shownRange() const { return shownX(m_state->scene); }

Range ChartStack::shownValues(StripId strip) const {
    for (const auto& shown : m_state->view.frames())
        if (shown.strip == strip)
            return shown.frame.y;
    return {};
}

std::optional<QPointF> ChartStack::placeOf(StripId strip, double x, double value) const {
    for (const auto& shown : m_state->view.frames())
        if (shown.strip == strip)
            return QPointF(shown.frame.pixelX(x), shown.frame.pixelY(value));
    return std::nullopt;
}

void ChartStack::setCrosshair(std::optional<double> x) {
    m_state->scene.crosshair = x;
    m_state->refreshOverlay();
    if (x)
        emit crosshairMoved(*x);
}

std::optional<double> ChartStack::crosshair() const { return m_state->scene.crosshair; }

void ChartStack::resizeEvent(QResizeEvent*) {
    m_state->view.resize(size());
    m_state->change();
}

void ChartStack::showEvent(QShowEvent*) {
    m_state->view.resize(size());
    m_state->refresh();
}

void ChartStack::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        setAccessibleName(ChartWords::chart());
    switch (event->type()) {
    case QEvent::StyleChange:
    case QEvent::PaletteChange:
    case QEvent::LanguageChange:
    case QEvent::LocaleChange:
        m_state->change();
        break;
    default:
        break;
    }
}

} // namespace danlu::ui
