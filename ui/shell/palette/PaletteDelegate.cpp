#include "ui/shell/palette/PaletteDelegate.h"

#include "ui/shell/palette/PaletteModel.h"
#include "ui/style/Metrics.h"
#include "ui/style/Paint.h"
#include "ui/widgets/Button.h"

#include <QTextLayout>

namespace danlu::ui {
namespace {

constexpr int kCaptionHeight = 28;
constexpr int kPaletteRow = 36;
constexpr int kNoteLeast = 40; // less room than this: no note

struct PaletteRowPainter {
    QPainter& painter;
    const Look& look;
    bool isCurrent;

    QList<QTextLayout::FormatRange> marks(const std::vector<int>& letters, qsizetype length) const {
        QTextCharFormat format;
        format.setFontWeight(QFont::DemiBold);
        format.setForeground(look.color(Color::AccentText));
        QList<QTextLayout::FormatRange> ranges;
        for (const int at : letters)
            if (at < length)
                ranges.append({at, 1, format});
        return ranges;
    }

    /// Where it ends.
    int name(const QRect& room, const QString& whole, const std::vector<int>& letters) const {
        const QFont font = look.font(TextSize::Base);
        const QString text = QFontMetrics(look.font(TextSize::Base, Weight::Strong)).elidedText(whole, Qt::ElideRight, room.width());
        QTextLayout layout(text, font);
        layout.setFormats(marks(letters, text == whole ? text.size() : text.size() - 1));
        layout.beginLayout();
        QTextLine line = layout.createLine();
        line.setLineWidth(room.width());
        layout.endLayout();
        painter.setPen(look.color(Color::Text));
        layout.draw(&painter, QPointF(room.x(), baselineIn(room, font) - line.ascent()));
        return room.x() + int(std::ceil(line.naturalTextWidth()));
    }

    void item(const QRect& rect, const PaletteItem& item, const std::vector<int>& letters) const {
        if (isCurrent)
            painter.fillRect(rect, look.color(Color::Selection));
        const int side = look.tokens().icon(IconSize::Base);
        const QColor muted = look.color(Color::TextMuted);
        paintIcon(painter, QRect(rect.x() + kPageEdge, rect.y() + (rect.height() - side) / 2, side, side), item.main.icon, muted);
        QRect room = rect.adjusted(kPageEdge + side + kPadding, 0, -kPageEdge - caps(rect, item), 0);
        const int end = name(room, item.main.text, letters);
        room.setLeft(end + kPadding);
        if (item.note.isEmpty() || room.width() < kNoteLeast)
            return;
        const QFont font = look.font(TextSize::Small);
        paintText(painter, room, QFontMetrics(font).elidedText(item.note, Qt::ElideRight, room.width()), font, muted);
    }

    /// At the right edge: the keys that do the same, or how to do it from here. The room they took.
    int caps(const QRect& rect, const PaletteItem& item) const {
        const QStringList keys = !item.main.keys.isEmpty() ? keyCaps(item.main.keys) : isCurrent ? QStringList{QStringLiteral("↵")} : QStringList();
        if (keys.isEmpty())
            return 0;
        const int width = keyCapsWidth(keys, look);
        paintKeyCaps(painter, QRect(rect.right() + 1 - kPageEdge - width, rect.y(), width, rect.height()), keys, look, capColors(look));
        return width + kGap;
    }
};

} // namespace

int PaletteDelegate::captionHeight() { return kCaptionHeight; }
int PaletteDelegate::rowHeight() { return kPaletteRow; }

void PaletteDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const {
    const auto& model = *static_cast<const PaletteModel*>(index.model());
    const Look& look = lookOf(*option.widget);
    painter->save();
    if (const PaletteItem* item = model.item(index.row()))
        PaletteRowPainter{*painter, look, option.state.testFlag(QStyle::State_Selected)}.item(option.rect, *item, model.letters(index.row()));
    else
        paintText(*painter, option.rect.adjusted(kPageEdge, 0, -kPageEdge, 0), index.data().toString(), look.font(TextSize::Caption),
                  look.color(Color::TextMuted));
    painter->restore();
}

QSize PaletteDelegate::sizeHint(const QStyleOptionViewItem&, const QModelIndex& index) const {
    const auto& model = *static_cast<const PaletteModel*>(index.model());
    return {0, model.isCaption(index.row()) ? kCaptionHeight : kPaletteRow};
}

} // namespace danlu::ui
