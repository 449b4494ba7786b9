#include "ui/widgets/Panel.h"

#include <QPainter>

namespace danlu::ui {

Panel::Panel(Qt::Edges lines, QWidget* parent) : QWidget(parent) { setLines(lines); }

void Panel::setLines(Qt::Edges lines) {
    m_lines = lines;
    const auto room = [&](Qt::Edge edge) { return lines.testFlag(edge) ? 1 : 0; };
    setContentsMargins(room(Qt::LeftEdge), room(Qt::TopEdge), room(Qt::RightEdge), room(Qt::BottomEdge));
    update();
}

void Panel::setGround(Color ground) {
    m_ground = ground;
    update();
}

void Panel::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    const Look& look = lookOf(*this);
    painter.fillRect(rect(), look.color(m_ground));
    const QColor line = look.color(Color::Border);
    if (m_lines.testFlag(Qt::LeftEdge))
        painter.fillRect(0, 0, 1, height(), line);
    if (m_lines.testFlag(Qt::RightEdge))
        painter.fillRect(width() - 1, 0, 1, height(), line);
    if (m_lines.testFlag(Qt::TopEdge))
        painter.fillRect(0, 0, width(), 1, line);
    if (m_lines.testFlag(Qt::BottomEdge))
        painter.fillRect(0, height() - 1, width(), 1, line);
}

} // namespace danlu::ui
