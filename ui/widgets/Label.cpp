#include "ui/widgets/Label.h"

#include "ui/style/Paint.h"
#include "ui/style/ShownText.h"

#include <QTextLayout>

#include <cmath>

namespace danlu::ui {
namespace {

constexpr int kParagraphWidth = 320; // what a wrapped text asks for, if it has so much to say

/// Breaks the text; the number of lines.
int breakLines(QTextLayout& layout, double width) {
    QTextOption option;
    option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    layout.setTextOption(option);
    layout.beginLayout();
    for (QTextLine line = layout.createLine(); line.isValid(); line = layout.createLine())
        line.setLineWidth(width);
    layout.endLayout();
    return layout.lineCount();
}

/// QTextLayout breaks at its own separator only.
QString separated(const QString& text) { return shownText(text, Lines::Many).replace(QLatin1Char('\n'), QChar::LineSeparator); }

} // namespace

Label::Label(const QString& text, TextLook look, Wrap wrap, QWidget* parent) : QLabel(parent), m_look(look) {
    setTextFormat(Qt::PlainText);
    setText(text);
    setWordWrap(wrap == Wrap::Yes);
}

void Label::setLook(TextLook look) {
    m_look = look;
    updateGeometry();
    update();
}

int Label::heightForWidth(int width) const {
    if (!wordWrap())
        return lineHeight();
    QTextLayout layout(separated(text()), letters());
    return std::max(1, breakLines(layout, width)) * lineHeight();
}

QSize Label::sizeHint() const {
    const int whole = widthOf(text(), letters());
    const int width = wordWrap() ? std::min(whole, kParagraphWidth) : whole;
    return {width, heightForWidth(width)};
}

QSize Label::minimumSizeHint() const {
    if (!wordWrap())
        return sizeHint();
    return {std::min(sizeHint().width(), kParagraphWidth / 4), lineHeight()};
}

void Label::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    const QColor color = lookOf(*this).color(isEnabled() ? m_look.color : Color::TextDisabled);
    if (!wordWrap())
        return paintText(painter, rect(), text(), letters(), color, int(alignment()));
    QTextLayout layout(separated(text()), letters());
    const int lines = breakLines(layout, width());
    painter.setPen(color);
    for (int i = 0; i < lines; ++i) {
        const QRectF room(0, i * lineHeight(), width(), lineHeight());
        const QTextLine line = layout.lineAt(i);
        line.draw(&painter, QPointF(0, baselineIn(room, letters()) - line.ascent()) - line.position());
    }
}

} // namespace danlu::ui
