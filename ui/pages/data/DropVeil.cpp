#include "ui/pages/data/DropVeil.h"

#include "ui/style/Metrics.h"
#include "ui/style/Paint.h"

namespace danlu::ui {

DropVeil::DropVeil(QWidget& page) : QWidget(&page) {
    setAttribute(Qt::WA_TransparentForMouseEvents); // what is dragged goes on to the page
    hide();
}

void DropVeil::setFiles(int count) {
    m_files = count;
    setGeometry(parentWidget()->rect());
    raise();
    show();
}

void DropVeil::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    const Look& look = lookOf(*this);
    painter.setOpacity(0.85);
    painter.fillRect(rect(), look.color(Color::AccentSoft));
    painter.setOpacity(1);
    painter.setRenderHint(QPainter::Antialiasing);
    const QRect frame = rect().adjusted(kPageEdge, kPageEdge, -kPageEdge, -kPageEdge);
    paintBox(painter, frame, {QColor(), look.color(Color::Accent), double(look.tokens().radius(Radius::Card)), Qt::DashLine});
    paintText(painter, frame, tr("Let go to look at %n file(s)", nullptr, m_files), look.font(TextSize::Title, Weight::Strong), look.color(Color::Text),
              Qt::AlignCenter);
}

} // namespace danlu::ui
