#include "ui/widgets/KeyCap.h"

#include "ui/style/Paint.h"

namespace danlu::ui {

KeyCap::KeyCap(const QStringList& caps, QWidget* parent) : QWidget(parent), m_caps(caps) {
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setAccessibleName(caps.join(QLatin1Char('+')));
}

QSize KeyCap::sizeHint() const { return {keyCapsWidth(m_caps, lookOf(*this)), lookOf(*this).tokens().size(Size::KeyCap)}; }

void KeyCap::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    const Look& look = lookOf(*this);
    paintKeyCaps(painter, rect(), m_caps, look, capColors(look));
}

} // namespace danlu::ui
