#include "ui/pages/data/DiffDelegate.h"

#include "ui/pages/data/DiffModel.h"
#include "ui/pages/data/StepWords.h"
#include "ui/style/Icon.h"
#include "ui/style/Metrics.h"
#include "ui/style/PaintViews.h"
#include "ui/style/ShownText.h"

#include <QTextLayout>

namespace danlu::ui {
namespace {

constexpr int kLinesShown = 2;
constexpr qsizetype kBeforeChange = 12; // characters that are shown before the first change
constexpr qsizetype kPieceShown = 600;  // more does not fit

struct DiffText {
    QString text;
    QList<QTextLayout::FormatRange> formats;
};

/// What is shown of one side; line ends are one character that can be seen.
DiffText diffText(const std::vector<DiffPiece>& pieces, const QTextCharFormat& marked) {
    DiffText shown;
    bool hasChange = false;
    for (const DiffPiece& piece : pieces) {
        QString text = piece.text.left(kPieceShown);
        text.replace(QLatin1Char('\n'), QStringLiteral("↵")).replace(QLatin1Char('\t'), QStringLiteral("→"));
        text = shownText(text);
        if (!hasChange && !piece.isOnlyHere && text.size() > 2 * kBeforeChange && pieces.size() > 1)
            text = QStringLiteral("…") + text.right(kBeforeChange);
        hasChange = hasChange || piece.isOnlyHere;
        if (piece.isOnlyHere)
            shown.formats.push_back({int(shown.text.size()), int(text.size()), marked});
        shown.text += text;
    }
    return shown;
}

void drawLines(QPainter& painter, const QRect& rect, const DiffText& shown, const QFont& font, const QColor& color, int lineHeight) {
    QTextLayout layout(shown.text, font);
    QTextOption option;
    option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    layout.setTextOption(option);
    layout.setFormats(shown.formats);
    layout.beginLayout();
    int y = 0;
    for (int i = 0; i < kLinesShown; ++i) {
        QTextLine line = layout.createLine();
        if (!line.isValid())
            break;
        line.setLineWidth(rect.width());
        line.setPosition(QPointF(0, y + (lineHeight - line.height()) / 2));
        y += lineHeight;
    }
    layout.endLayout();
    painter.setPen(color);
    layout.draw(&painter, rect.topLeft());
}

void paintDropped(const Canvas& canvas, const QRect& rect, const QString& by) {
    canvas.painter.fillRect(rect, canvas.color(Color::Raised));
    const int side = canvas.look.tokens().icon(IconSize::Small);
    const QRect icon(rect.x() + kPadding, rect.y() + (rect.height() - side) / 2, side, side);
    paintIcon(canvas.painter, icon, "trash"_icon, canvas.color(Color::Bad));
    const QString word = DiffDelegate::tr("dropped");
    const QFont font = canvas.look.font(TextSize::Small);
    const QRect text(icon.right() + kIconGap, rect.y(), rect.right() - icon.right() - kPadding, rect.height());
    paintText(canvas.painter, text, word, font, canvas.color(Color::Bad));
    paintText(canvas.painter, text.adjusted(widthOf(word, font) + kGap, 0, 0, 0), by, font, canvas.color(Color::TextMuted));
}

} // namespace

int DiffDelegate::rowHeight(const QWidget& view) { return kLinesShown * lookOf(view).tokens().lineHeight(TextSize::Base) + 2 * kGap + 1; }

void DiffDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const {
    const Look& look = lookOf(*option.widget);
    const Canvas canvas{*painter, look, option.widget};
    paintRow(canvas, option);
    const auto* model = static_cast<const DiffModel*>(index.model());
    const auto& row = model->at(index.row());
    painter->save();
    painter->setClipRect(option.rect);
    const QRect inside = option.rect.adjusted(kCellPadding, kGap, -kCellPadding, -kGap);
    const int lineHeight = look.tokens().lineHeight(TextSize::Base);
    QTextCharFormat marked;
    if (index.column() == DiffModel::kNumber) {
        paintText(*painter, QRect(inside.x(), inside.y(), inside.width(), lineHeight), index.data().toString(), look.font(TextSize::Small),
                  look.color(Color::TextMuted), Qt::AlignRight);
    } else if (index.column() == DiffModel::kAfter && row.droppedBy >= 0) {
        paintDropped(canvas, option.rect, stepText(model->droppingStep(row)));
    } else {
        const bool isBefore = index.column() == DiffModel::kBefore;
        marked.setBackground(look.color(isBefore ? Color::BadSoft : Color::GoodSoft));
        marked.setForeground(look.color(isBefore ? Color::Bad : Color::Good));
        marked.setFontStrikeOut(isBefore);
        const auto& pieces = isBefore ? row.diff.before : row.diff.after;
        const std::vector<DiffPiece> whole{{row.before, false}};
        drawLines(*painter, inside, diffText(isBefore && row.droppedBy >= 0 ? whole : pieces, marked), look.font(TextSize::Base), look.color(Color::Text),
                  lineHeight);
    }
    painter->fillRect(QRect(option.rect.x(), option.rect.bottom(), option.rect.width(), 1), look.color(Color::Border));
    if (index.column() == DiffModel::kBefore)
        painter->fillRect(QRect(option.rect.right(), option.rect.y(), 1, option.rect.height()), look.color(Color::Border));
    painter->restore();
    if (has(option, QStyle::State_HasFocus))
        paintCellRing(canvas, option);
}

} // namespace danlu::ui
