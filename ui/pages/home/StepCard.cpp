#include "ui/pages/home/StepCard.h"

#include "ui/style/Kind.h"
#include "ui/style/Metrics.h"
#include "ui/style/Paint.h"
#include "ui/widgets/ElidedLabel.h"
#include "ui/widgets/Glyph.h"
#include "ui/widgets/Meter.h"

#include <QHBoxLayout>
#include <QKeyEvent>

namespace danlu::ui {
namespace {

constexpr QSize kStepCard(116, 112);

} // namespace

StepCard::StepCard(IconName icon, QWidget* parent)
    : QAbstractButton(parent), m_icon(new Glyph(icon, Color::AccentText)), m_check(new Glyph("check"_icon, Color::Good)),
      m_title(new Label({}, {TextSize::Base, Weight::Strong, Color::Text})), m_mark(new Label({}, {TextSize::Small, Weight::Strong, Color::AccentText})),
      m_what(new ElidedLabel({}, {TextSize::Small, Weight::Regular, Color::TextMuted})), m_figure(new ElidedLabel({})), m_meter(new Meter({})) {
    setRing(*this, Ring::Own);
    setFocusPolicy(Qt::StrongFocus);
    setCursor(Qt::PointingHandCursor);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(kPadding, kPadding, kPadding, kPadding);
    column->setSpacing(2);
    auto* head = new QHBoxLayout;
    head->setSpacing(kGap);
    head->addWidget(m_icon);
    head->addWidget(m_title, 1);
    head->addWidget(m_check);
    column->addLayout(head);
    column->addSpacing(kUnit);
    column->addWidget(m_what);
    column->addWidget(m_figure);
    column->addStretch(1);
    auto* foot = new QHBoxLayout;
    foot->setSpacing(kGap);
    foot->addWidget(m_meter, 1, Qt::AlignVCenter);
    foot->addWidget(m_mark);
    foot->addStretch(0);
    column->addLayout(foot);
    for (QWidget* child : findChildren<QWidget*>()) // the card is what is clicked, and what screen readers read
        child->setAttribute(Qt::WA_TransparentForMouseEvents);
}

void StepCard::setFace(const StepFace& face) {
    m_face = face;
    m_title->setText(face.title);
    m_what->setText(face.what);
    m_figure->setText(face.figure);
    m_mark->setText(face.mark);
    m_mark->setVisible(!face.mark.isEmpty());
    m_check->setVisible(face.isDone && face.mark.isEmpty());
    m_meter->setVisible(face.fraction >= 0);
    m_meter->setFraction(face.fraction);
    setAccessibleName(QStringList{face.title, face.mark, face.what, face.figure}.join(QStringLiteral(", ")));
    update();
}

QSize StepCard::sizeHint() const { return kStepCard; }

void StepCard::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    const Look& look = lookOf(*this);
    const bool isNext = m_face.next == Chosen::Yes;
    const Color ground = isDown() ? Color::Pressed : isNext ? Color::AccentSoft : underMouse() ? Color::Hover : Color::Surface;
    paintBox(painter, rect(), {look.color(ground), look.color(isNext ? Color::Accent : Color::Border), double(look.tokens().radius(Radius::Card))});
    if (hasFocus())
        paintRing(painter, rect(), look, look.tokens().radius(Radius::Card));
}

/// Return opens, as in any list.
void StepCard::keyPressEvent(QKeyEvent* event) {
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        return click();
    QAbstractButton::keyPressEvent(event);
}

void StepCard::enterEvent(QEnterEvent* event) {
    QAbstractButton::enterEvent(event);
    update();
}

void StepCard::leaveEvent(QEvent* event) {
    QAbstractButton::leaveEvent(event);
    update();
}

} // namespace danlu::ui
