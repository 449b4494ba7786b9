#include "ui/widgets/Card.h"

#include "ui/style/Paint.h"

namespace danlu::ui {

Card::Card(Chosen chosen, Outline outline, QWidget* parent) : QWidget(parent), m_chosen(chosen), m_outline(outline) {}

void Card::setChosen(Chosen chosen) {
    m_chosen = chosen;
    update();
}

void Card::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    const Look& look = lookOf(*this);
    const bool dashed = m_outline == Outline::Dashed;
    Box box{look.color(dashed ? Color::Raised : Color::Surface), look.color(dashed ? Color::BorderStrong : Color::Border),
            double(look.tokens().radius(Radius::Card)), dashed ? Qt::DashLine : Qt::SolidLine};
    if (m_chosen == Chosen::Yes) {
        box.fill = look.color(Color::AccentSoft);
        box.line = look.color(Color::Accent);
    }
    paintBox(painter, rect(), box);
}

} // namespace danlu::ui
