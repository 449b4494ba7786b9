// Writes what a ChartStack shows.
#include "ui/charts/ChartState.h"

#include <QBuffer>
#include <QImage>
#include <QSvgGenerator>

#include <cmath>

namespace danlu::ui {
namespace {

std::string bytesOf(const QByteArray& array) { return {array.constData(), std::size_t(array.size())}; }

/// RFC 4180.
std::string quoted(const QString& text) {
    std::string out = "\"";
    for (const char letter : text.toStdString())
        out += letter == '"' ? std::string("\"\"") : std::string(1, letter);
    return out + '"';
}

/// As short as it can be read back; an empty field for a gap. Never the locale's: a program reads it.
std::string exact(double value) { return std::isfinite(value) ? QString::number(value, 'g', QLocale::FloatingPointShortest).toStdString() : std::string(); }

const char* columnName(XUnit unit) {
    switch (unit) {
    case XUnit::Steps:
        return "step";
    case XUnit::Time:
        return "seconds";
    case XUnit::Tokens:
        return "tokens";
    }
    return "x";
}

std::string csvOf(const Scene& scene, const Curve& curve) {
    const XMap map = scene.model.mapOf(curve, scene.unit);
    const Range shown = shownX(scene);
    const Stretch stretch = curve.series.within({map.own(shown.low), map.own(shown.high)});
    const std::string head = quoted(scene.model.strip(curve.spec.strip).spec.title) + ',' + quoted(curve.spec.name) + ',';
    std::string out;
    for (std::size_t i = stretch.begin; i < stretch.end; ++i) {
        out += head + exact(map.shown(curve.series.x(i))) + ',' + exact(curve.series.values()[i]) + ',';
        out += (curve.series.isSmoothed() ? exact(curve.series.line()[i]) : std::string()) + '\n';
    }
    return out;
}

} // namespace

Result<> ChartStack::exportPng(const Path& path) {
    const double ratio = std::max(2.0, devicePixelRatioF()); // papers and slides want it sharp
    QImage image(size() * ratio, QImage::Format_ARGB32_Premultiplied);
    image.setDevicePixelRatio(ratio);
    image.fill(Qt::white);
    m_state->view.drawTo(image, PlotView::Drawing::Pixels);
    QByteArray array;
    QBuffer buffer(&array);
    if (image.isNull() || !buffer.open(QIODevice::WriteOnly) || !image.save(&buffer, "PNG"))
        return Error(ErrorCode::Failed, "The chart could not be turned into a PNG image.");
    return writeFileAtomically(path, bytesOf(array));
}

Result<> ChartStack::exportSvg(const Path& path) {
    QByteArray array;
    QBuffer buffer(&array);
    QSvgGenerator generator;
    generator.setOutputDevice(&buffer);
    generator.setSize(size());
    generator.setViewBox(rect());
    generator.setTitle(accessibleName());
    generator.setDescription(accessibleDescription());
    m_state->view.drawTo(generator, PlotView::Drawing::Vectors);
    if (array.isEmpty())
        return Error(ErrorCode::Failed, "The chart could not be turned into an SVG drawing.");
    return writeFileAtomically(path, bytesOf(array));
}

Result<> ChartStack::exportCsv(const Path& path) const {
    const Scene& scene = m_state->scene;
    std::string text = std::string("strip,curve,") + columnName(scene.unit) + ",value,smoothed\n";
    for (const auto& [id, curve] : scene.model.curves())
        text += csvOf(scene, curve);
    return writeFileAtomically(path, text);
}

} // namespace danlu::ui
