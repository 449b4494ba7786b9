#include "ui/pages/train/RunDelegate.h"

#include "ui/models/RunsModel.h"
#include "ui/pages/train/TrainWords.h"
#include "ui/shell/Figures.h"
#include "ui/style/Icon.h"
#include "ui/style/Metrics.h"
#include "ui/style/Paint.h"

#include <QKeyEvent>
#include <QMouseEvent>

namespace danlu::ui {
namespace {

constexpr int kSketchWidth = 40, kSketchHeight = 22, kHeadingHeight = 28, kTextLeft = 36;

void paintRunHeading(const Canvas& canvas, const QRect& rect, const QModelIndex& index) {
    const QFont font = canvas.look.font(TextSize::Small);
    const QRect inner = rect.adjusted(kPadding, 0, -kPadding, 0);
    paintText(canvas.painter, inner, index.data().toString(), font, canvas.color(Color::TextMuted));
    paintText(canvas.painter, inner, countText(index.data(RunsModel::HeadingRole).toInt()), font, canvas.color(Color::TextFaint), Qt::AlignRight);
}

void paintRunTick(const Canvas& canvas, const QRect& box, int color, bool isTicked) {
    const double radius = canvas.look.tokens().radius(Radius::Chip);
    const bool isShown = color >= 0;
    paintBox(canvas.painter, box,
             {isShown ? canvas.color(seriesColor(std::size_t(color))) : QColor(), isShown ? QColor() : canvas.color(Color::BorderStrong), radius});
    if (isTicked)
        paintIcon(canvas.painter, QRectF(box).adjusted(2, 2, -2, -2), "check"_icon, canvas.color(Color::Surface));
}

/// The loss so far, from its highest to its lowest value.
void paintRunSketch(const Canvas& canvas, const QRect& rect, const RunFace& run, int color) {
    if (run.losses.size() < 2)
        return;
    const auto [low, high] = std::ranges::minmax(run.losses);
    const double span = high > low ? high - low : 1;
    const double share = run.isLive ? std::max(0.1, run.fraction()) : 1;
    QPolygonF line;
    for (std::size_t i = 0; i < run.losses.size(); ++i)
        line << QPointF(rect.x() + rect.width() * share * double(i) / double(run.losses.size() - 1),
                        rect.bottom() - rect.height() * (run.losses[i] - low) / span);
    canvas.painter.save();
    canvas.painter.setRenderHint(QPainter::Antialiasing);
    canvas.painter.setPen(QPen(canvas.color(color >= 0 ? seriesColor(std::size_t(color)) : Color::TextFaint), canvas.look.tokens().stroke(Stroke::ChartLine)));
    canvas.painter.drawPolyline(line);
    canvas.painter.restore();
}

QString elidedRun(const QString& text, const QFont& font, int width) { return QFontMetrics(font).elidedText(text, Qt::ElideMiddle, width); }

} // namespace

QRect RunDelegate::tickIn(const QRect& row) {
    const int side = applicationLook().tokens().size(Size::Check);
    return {row.x() + kPadding, row.y() + (row.height() - side) / 2, side, side};
}

QSize RunDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const {
    const bool isHeading = index.data(RunsModel::HeadingRole).isValid();
    return {option.rect.width(), isHeading ? kHeadingHeight : applicationLook().tokens().size(Size::RowTwoLine)};
}

void RunDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const {
    const Look& look = lookOf(*option.widget);
    const Canvas canvas{*painter, look, option.widget};
    if (index.data(RunsModel::HeadingRole).isValid())
        return paintRunHeading(canvas, option.rect, index);
    const bool isCurrent = has(option, QStyle::State_Selected);
    if (isCurrent || has(option, QStyle::State_MouseOver))
        painter->fillRect(option.rect, look.color(!isCurrent                                                       ? Color::Hover
                                                  : has(option, QStyle::State_Active) && option.widget->hasFocus() ? Color::Selection
                                                                                                                   : Color::SelectionInactive));
    const auto* model = static_cast<const RunsModel*>(index.model());
    const RunFace* run = model->runAt(index);
    const int color = index.data(RunsModel::ColorRole).toInt();
    const QRect sketch(option.rect.right() - kPadding - kSketchWidth, option.rect.y() + (option.rect.height() - kSketchHeight) / 2, kSketchWidth,
                       kSketchHeight);
    const int half = option.rect.height() / 2;
    const QRect first(option.rect.x() + kTextLeft, option.rect.y() + 3, sketch.x() - kGap - option.rect.x() - kTextLeft, half - 3);
    const QRect second(first.x(), first.bottom() + 1, first.width(), half - 4);
    const QFont name = look.font(TextSize::Base, isCurrent ? Weight::Strong : Weight::Regular), line = look.font(TextSize::Small);
    paintText(*painter, first, elidedRun(index.data().toString(), name, first.width()), name, look.color(Color::Text));
    if (!run)
        return;
    if (run->place)
        paintIcon(*painter, QRectF(sketch.right() - 16, sketch.y() + 3, 16, 16), "clock"_icon, look.color(Color::TextMuted));
    const bool isBad = run->state == QStringLiteral("failed") || run->state == QStringLiteral("lost");
    paintRunTick(canvas, tickIn(option.rect), color, index.data(Qt::CheckStateRole).toInt() == Qt::Checked);
    paintText(*painter, second, elidedRun(lineOf(*run), line, second.width()), line, look.color(isBad ? Color::Bad : Color::TextMuted));
    paintRunSketch(canvas, sketch, *run, color);
    if (has(option, QStyle::State_HasFocus) && has(option, QStyle::State_KeyboardFocusChange))
        paintRing(*painter, QRectF(option.rect).adjusted(1, 1, -1, -1), look, 0);
}

void RunDelegate::updateEditorGeometry(QWidget* editor, const QStyleOptionViewItem& option, const QModelIndex&) const {
    editor->setGeometry(option.rect.adjusted(kTextLeft - kGap, kGap, -kPadding, -kGap));
}

bool RunDelegate::editorEvent(QEvent* event, QAbstractItemModel* model, const QStyleOptionViewItem& option, const QModelIndex& index) {
    const bool isSpace = event->type() == QEvent::KeyPress && static_cast<QKeyEvent*>(event)->key() == Qt::Key_Space;
    const bool isInTick = (event->type() == QEvent::MouseButtonRelease || event->type() == QEvent::MouseButtonPress) &&
                          tickIn(option.rect).adjusted(-kPadding, -kGap, kGap, kGap).contains(static_cast<QMouseEvent*>(event)->pos());
    if (!isSpace && !isInTick)
        return false;
    if (isSpace || event->type() == QEvent::MouseButtonRelease)
        model->setData(index, index.data(Qt::CheckStateRole).toInt() == Qt::Checked ? Qt::Unchecked : Qt::Checked, Qt::CheckStateRole);
    return true;
}

} // namespace danlu::ui
