#include "ui/charts/Ink.h"

namespace danlu::ui {
namespace {

constexpr double kRawAlpha = 0.28, kAreaAlpha = 0.14;

QColor faded(QColor color, double alpha) {
    color.setAlphaF(float(alpha));
    return color;
}

} // namespace

void setDashes(QPen& pen, double on, double off) {
    pen.setCapStyle(Qt::FlatCap);
    pen.setDashPattern({on / pen.widthF(), off / pen.widthF()});
}

QPen linePen(const Look& look, const CurveSpec& spec) {
    QPen pen(look.color(spec.color), look.tokens().stroke(Stroke::ChartLine), Qt::SolidLine, Qt::FlatCap, Qt::RoundJoin);
    if (spec.dash == Dash::Dashed)
        setDashes(pen, 5, 3);
    return pen;
}

QPen rawPen(const Look& look, const CurveSpec& spec) {
    return QPen(faded(look.color(spec.color), kRawAlpha), look.tokens().stroke(Stroke::ChartRawLine), Qt::SolidLine, Qt::FlatCap, Qt::BevelJoin);
}

QColor areaColor(const Look& look, const CurveSpec& spec) { return faded(look.color(spec.color), kAreaAlpha); }

} // namespace danlu::ui
