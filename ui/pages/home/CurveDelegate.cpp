#include "ui/pages/home/CurveDelegate.h"

#include "ui/pages/home/RecentRunsModel.h"
#include "ui/style/Look.h"
#include "ui/style/Metrics.h"

#include <QPainter>

#include <algorithm>

namespace danlu::ui {

void CurveDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const {
    RowDelegate::paint(painter, option, index);
    const auto curve = index.data(RecentRunsModel::CurveRole).value<RecentRunsModel::Curve>();
    if (curve.size() < 2)
        return;
    const QRectF room = QRectF(option.rect).adjusted(kCellPadding, 6, -kCellPadding, -6);
    const auto [low, high] = std::ranges::minmax(curve, {}, &QPointF::y);
    const double width = std::max(1e-9, curve.back().x() - curve.front().x()), height = std::max(1e-9, high.y() - low.y());
    QPolygonF line;
    for (const QPointF& point : curve)
        line << QPointF(room.left() + (point.x() - curve.front().x()) / width * room.width(), room.bottom() - (point.y() - low.y()) / height * room.height());
    const Look& look = applicationLook();
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(QPen(look.color(seriesColor(std::size_t(index.row()))), look.tokens().stroke(Stroke::ChartLine)));
    painter->drawPolyline(line);
    painter->restore();
}

} // namespace danlu::ui
