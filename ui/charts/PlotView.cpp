#include "ui/charts/PlotView.h"

#include "ui/charts/CrosshairPainter.h"
#include "ui/charts/HeaderPainter.h"
#include "ui/charts/Measures.h"
#include "ui/charts/StripPainter.h"

#include <qcustomplot.h>

namespace danlu::ui {
namespace {

constexpr auto kRawLayer = "raw", kMarksLayer = "marks", kOverlayLayer = "overlay-values";

/// What every part paints with; the look is asked for each time, since it changes with the style.
struct Source {
    const QWidget* widget;
    const Scene* scene;

    Paint paint() const { return {*scene, lookOf(*widget), widget->locale()}; }
};

/// Round numbers in our way of writing them.
class RoundTicker final : public QCPAxisTicker {
public:
    using Make = std::function<std::vector<Tick>(Range)>;
    explicit RoundTicker(Make make) : m_make(std::move(make)) {}

    void generate(const QCPRange& range, const QLocale&, QChar, int, QVector<double>& ticks, QVector<double>* subTicks, QVector<QString>* labels) override {
        ticks.clear();
        if (subTicks)
            subTicks->clear();
        if (labels)
            labels->clear();
        for (const auto& tick : m_make({range.lower, range.upper})) {
            ticks.append(tick.at);
            if (labels)
                labels->append(tick.text);
        }
    }

private:
    Make m_make;
};

/// A strip's axes; draws what stands around them.
class StripRect final : public QCPAxisRect {
public:
    StripRect(QCustomPlot* plot, Source source, StripId strip, AxisBelow below) : QCPAxisRect(plot, false), m_source(source), m_strip(strip), m_below(below) {
        setAutoMargins(QCP::msNone);
        addAxes(QCPAxis::atLeft | QCPAxis::atBottom);
        for (auto* axis : axes()) {
            axis->setLayer("axes");
            axis->grid()->setLayer("grid");
            axis->grid()->setVisible(true);
        }
        xAxis()->setTicker(QSharedPointer<QCPAxisTicker>(new RoundTicker([this](Range range) { return ticksX(range); })));
        yAxis()->setTicker(QSharedPointer<QCPAxisTicker>(new RoundTicker([this](Range range) { return ticksY(range); })));
    }

    QCPAxis* xAxis() const { return axis(QCPAxis::atBottom); }
    QCPAxis* yAxis() const { return axis(QCPAxis::atLeft); }
    StripId strip() const { return m_strip; }
    AxisBelow below() const { return m_below; }

    StripFrame frame() const {
        const auto scale = yAxis()->scaleType() == QCPAxis::stLogarithmic ? AxisScale::Log : AxisScale::Linear;
        const auto x = xAxis()->range(), y = yAxis()->range();
        const QRectF plot(rect().topLeft(), QSizeF(std::max(1, rect().width()), std::max(1, rect().height()))); // gutters may take all there is
        return {m_strip, outerRect(), {plot, {x.lower, x.upper}, {y.lower, y.upper}, scale}};
    }

    void place(int top, int bottom, int height) {
        setMargins({kLeftGutter, top, kRightGutter, bottom + (m_below == AxisBelow::Yes ? kAxisRow : 0)});
        setSizeConstraintRect(scrOuterRect);
        if (height == 0) {
            setMinimumSize(0, kFirstLeast);
            return;
        }
        height += m_below == AxisBelow::Yes ? kAxisRow : 0;
        setMinimumSize(0, height);
        setMaximumSize(QWIDGETSIZE_MAX, height);
    }

    void takeRanges() {
        const Scene& scene = *m_source.scene;
        const Range x = shownX(scene), y = shownY(scene, m_strip, rect().height());
        yAxis()->setScaleType(shownScale(scene, m_strip) == AxisScale::Log ? QCPAxis::stLogarithmic : QCPAxis::stLinear);
        xAxis()->setRange(x.low, x.high);
        yAxis()->setRange(y.low, y.high);
    }

    void dress() {
        const Paint paint = m_source.paint();
        for (auto* axis : axes()) {
            axis->setBasePen(Qt::NoPen);
            axis->setTickPen(Qt::NoPen);
            axis->setSubTicks(false);
            axis->setTickLabelFont(paint.look.font(TextSize::Caption));
            axis->setTickLabelColor(paint.color(Color::TextFaint));
            axis->setTickLabelPadding(axis == yAxis() ? 6 : 5);
            axis->grid()->setPen(QPen(paint.color(Color::Grid), paint.look.tokens().stroke(Stroke::ChartGrid)));
            axis->grid()->setZeroLinePen(Qt::NoPen);
        }
        xAxis()->setTickLabels(m_below == AxisBelow::Yes);
        if (m_below == AxisBelow::Yes && m_source.scene->model.extentX(m_source.scene->unit))
            xAxis()->setBasePen(QPen(paint.color(Color::Axis), 1));
    }

protected:
    void draw(QCPPainter* painter) override {
        painter->setAntialiasing(true);
        paintStrip(*painter, m_source.paint(), frame(), m_below);
    }

private:
    std::vector<Tick> ticksX(Range range) const {
        if (!m_source.scene->model.extentX(m_source.scene->unit))
            return {}; // an axis of nothing would be made up
        return ticksOf(range, mostTicksX(width()), AxisScale::Linear, formatX(m_source.scene->unit), m_source.widget->locale());
    }
    std::vector<Tick> ticksY(Range range) const {
        if (!hasValues(*m_source.scene, m_strip))
            return {};
        const Frame own = frame().frame;
        return ticksOf(range, mostTicksY(height(), own.scale), own.scale, m_source.scene->model.strip(m_strip).spec.format, m_source.widget->locale());
    }

    Source m_source;
    StripId m_strip;
    AxisBelow m_below;
};

using Painting = void (*)(QPainter&, const Paint&, const StripFrame&);

/// All curves of a strip on one layer; QCustomPlot clips it to the plot.
class StripPass final : public QCPAbstractPlottable {
public:
    enum class Clip { Plot, Strip };
    StripPass(const StripRect& rect, Source source, Painting painting, Clip clip)
        : QCPAbstractPlottable(rect.xAxis(), rect.yAxis()), m_rect(rect), m_source(source), m_painting(painting), m_clip(clip) {
        setSelectable(QCP::stNone);
    }

    double selectTest(const QPointF&, bool, QVariant*) const override { return -1; }
    QCPRange getKeyRange(bool& found, QCP::SignDomain) const override { return nothing(found); }
    QCPRange getValueRange(bool& found, QCP::SignDomain, const QCPRange&) const override { return nothing(found); }

protected:
    QRect clipRect() const override { return m_clip == Clip::Plot ? m_rect.rect().adjusted(0, -1, 2, 2) : m_rect.outerRect(); }
    void draw(QCPPainter* painter) override {
        painter->setAntialiasing(true);
        m_painting(*painter, m_source.paint(), m_rect.frame());
    }
    void drawLegendIcon(QCPPainter*, const QRectF&) const override {}

private:
    static QCPRange nothing(bool& found) {
        found = false;
        return {};
    }

    const StripRect& m_rect;
    Source m_source;
    Painting m_painting;
    Clip m_clip;
};

class HeaderRow final : public QCPLayoutElement {
public:
    HeaderRow(QCustomPlot* plot, Source source) : QCPLayoutElement(plot), m_source(source) {
        setSizeConstraintRect(scrOuterRect);
        setMinimumSize(0, kHeaderRow);
        setMaximumSize(QWIDGETSIZE_MAX, kHeaderRow);
    }

protected:
    void draw(QCPPainter* painter) override {
        painter->setAntialiasing(true);
        paintHeaders(*painter, m_source.paint(), QRectF(outerRect()));
    }

private:
    Source m_source;
};

class Overlay final : public QCPLayerable {
public:
    Overlay(QCustomPlot* plot, Source source, const PlotView& view) : QCPLayerable(plot, kOverlayLayer), m_source(source), m_view(view) {}

protected:
    void applyDefaultAntialiasingHint(QCPPainter*) const override {}
    void draw(QCPPainter* painter) override {
        painter->setAntialiasing(true);
        paintOverlay(*painter, m_source.paint(), m_view.frames(), QRectF(parentPlot()->viewport()));
    }

private:
    Source m_source;
    const PlotView& m_view;
};

} // namespace

struct PlotView::Parts {
    Source source;
    QCustomPlot plot;
    std::vector<StripRect*> rects;
    HeaderRow* headers = nullptr;
    bool compact = false; // as it was built

    Parts(QWidget& parent, const Scene& scene) : source{&parent, &scene}, plot(&parent) {}
    bool isCompact() const;
    void addStrip(StripId id, AxisBelow below);
    void setLayers();
    void prepare();
};

/// Before every replot, also those that QCustomPlot asks for itself.
void PlotView::Parts::prepare() {
    plot.setBackground(source.paint().color(Color::ChartBackground));
    plot.plotLayout()->update(QCPLayoutElement::upLayout); // ticks are chosen before QCustomPlot lays out, and depend on the size
    for (auto* rect : rects) {
        rect->dress();
        rect->takeRanges();
    }
}

bool PlotView::Parts::isCompact() const {
    const auto below = int(source.scene->model.strips().size()) - 1;
    if (source.scene->density != Density::Automatic)
        return source.scene->density == Density::Compact && below > 0;
    return below > 0 && source.widget->height() < kFirstLeast + below * kStripHeight + kAxisRow;
}

void PlotView::Parts::setLayers() {
    plot.addLayer(kRawLayer, plot.layer("main"), QCustomPlot::limBelow);
    plot.addLayer(kMarksLayer, plot.layer("axes"), QCustomPlot::limAbove);
    plot.addLayer(kOverlayLayer, plot.layer("overlay"), QCustomPlot::limAbove);
    plot.layer(kOverlayLayer)->setMode(QCPLayer::lmBuffered);
}

void PlotView::Parts::addStrip(StripId id, AxisBelow below) {
    auto* rect = new StripRect(&plot, source, id, below); // the layout owns it
    const bool first = id == StripId(0);
    rect->place(first ? kFirstTop : kStripTop, first ? kFirstBottom : kStripBottom, first ? 0 : kStripHeight);
    plot.plotLayout()->addElement(plot.plotLayout()->rowCount(), 0, rect);
    rect->dress();
    rects.push_back(rect);
    (new StripPass(*rect, source, paintUnderlay, StripPass::Clip::Plot))->setLayer(kRawLayer); // the plot owns them
    (new StripPass(*rect, source, paintCurves, StripPass::Clip::Plot))->setLayer("main");
    (new StripPass(*rect, source, paintMarks, StripPass::Clip::Strip))->setLayer(kMarksLayer);
}

PlotView::PlotView(QWidget& parent, const Scene& scene) : m_parts(std::make_unique<Parts>(parent, scene)) {
    auto& plot = m_parts->plot;
    plot.setAttribute(Qt::WA_TransparentForMouseEvents);
    plot.setFocusPolicy(Qt::NoFocus);
    plot.setInteractions(QCP::iNone);
    plot.setNoAntialiasingOnDrag(true);
    m_parts->setLayers();
    plot.plotLayout()->setRowSpacing(0);
    plot.plotLayout()->setAutoMargins(QCP::msNone);
    plot.plotLayout()->setMargins({});
    new Overlay(&plot, m_parts->source, *this); // its layer's plot owns it
    QObject::connect(&plot, &QCustomPlot::beforeReplot, &plot, [parts = m_parts.get()] { parts->prepare(); });
    rebuild();
}

PlotView::~PlotView() = default;

void PlotView::rebuild() {
    auto& plot = m_parts->plot;
    plot.clearPlottables();
    plot.plotLayout()->clear();
    m_parts->rects.clear();
    m_parts->headers = nullptr;
    const Scene& scene = *m_parts->source.scene;
    const auto& strips = scene.model.strips();
    const bool compact = m_parts->compact = m_parts->isCompact();
    for (const auto& strip : strips) {
        const bool shown = !compact || strip.id == StripId(0) || scene.open == strip.id;
        const bool last = compact && scene.open ? scene.open == strip.id : compact || &strip == &strips.back();
        if (shown)
            m_parts->addStrip(strip.id, last ? AxisBelow::Yes : AxisBelow::No);
        if (compact && strip.id == StripId(0))
            plot.plotLayout()->addElement(1, 0, m_parts->headers = new HeaderRow(&plot, m_parts->source));
    }
}

void PlotView::resize(QSize size) {
    if (m_parts->isCompact() != m_parts->compact)
        rebuild();
    m_parts->plot.setGeometry({{}, size});
}

void PlotView::replot() {
    if (m_parts->isCompact() != m_parts->compact)
        rebuild();
    m_parts->plot.replot(QCustomPlot::rpQueuedRefresh);
}

void PlotView::replotOverlay() { m_parts->plot.layer(kOverlayLayer)->replot(); }

std::vector<StripFrame> PlotView::frames() const {
    std::vector<StripFrame> frames;
    for (const auto* rect : m_parts->rects)
        frames.push_back(rect->frame());
    return frames;
}

QRectF PlotView::headers() const { return m_parts->headers ? QRectF(m_parts->headers->outerRect()) : QRectF(); }

void PlotView::drawTo(QPaintDevice& device, Drawing drawing) {
    auto& plot = m_parts->plot;
    QCPPainter painter(&device);
    painter.setMode(QCPPainter::pmVectorized, drawing == Drawing::Vectors);
    painter.setMode(QCPPainter::pmNoCaching);
    plot.layer(kOverlayLayer)->setVisible(false);
    plot.toPainter(&painter, plot.width(), plot.height());
    plot.layer(kOverlayLayer)->setVisible(true);
}

} // namespace danlu::ui
