#include "ui/widgets/Label.h"

#include <QEvent>

namespace danlu::ui {

Label::Label(const QString& text, TextLook look, Wrap wrap, QWidget* parent) : QLabel(parent), m_look(look) {
    setTextFormat(Qt::PlainText);
    setText(text);
    setWordWrap(wrap == Wrap::Yes);
    setMargin(0);
    setIndent(0);
    if (wrap == Wrap::Yes)
        setAlignment(Qt::AlignLeft | Qt::AlignTop);
    apply();
}

void Label::setLook(TextLook look) {
    m_look = look;
    apply();
}

void Label::changeEvent(QEvent* event) {
    QLabel::changeEvent(event);
    if (event->type() == QEvent::StyleChange)
        apply();
}

void Label::apply() {
    const Look& look = lookOf(*this);
    setFont(look.font(m_look.size, m_look.weight));
    QPalette colors; // only what is ours; the rest follows the application
    colors.setColor(QPalette::WindowText, look.color(m_look.color));
    colors.setColor(QPalette::Disabled, QPalette::WindowText, look.color(Color::TextDisabled));
    setPalette(colors);
}

} // namespace danlu::ui
