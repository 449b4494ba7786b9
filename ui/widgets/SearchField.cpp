#include "ui/widgets/SearchField.h"

#include "ui/style/Icon.h"
#include "ui/style/Metrics.h"
#include "ui/style/Paint.h"

#include <QKeyEvent>

namespace danlu::ui {
namespace {

constexpr int kGlassInset = 9;

} // namespace

SearchField::SearchField(const QString& placeholder, QWidget* parent) : QLineEdit(parent) {
    setPlaceholderText(placeholder);
    setAccessibleName(placeholder);
    setClearButtonEnabled(true);
    connect(this, &QLineEdit::textChanged, this, &SearchField::makeRoom);
    makeRoom();
}

void SearchField::setCaps(const QStringList& caps) {
    m_caps = caps;
    makeRoom();
}

void SearchField::makeRoom() {
    const Look& look = lookOf(*this);
    const bool caps = !m_caps.isEmpty() && text().isEmpty();
    setTextMargins(look.tokens().icon(IconSize::Small) + kGap, 0, caps ? keyCapsWidth(m_caps, look) : 0, 0);
    update();
}

void SearchField::paintEvent(QPaintEvent* event) {
    QLineEdit::paintEvent(event);
    QPainter painter(this);
    const Look& look = lookOf(*this);
    const int side = look.tokens().icon(IconSize::Small);
    paintIcon(painter, QRect(kGlassInset, (height() - side) / 2, side, side), "search"_icon, look.color(Color::TextMuted));
    if (m_caps.isEmpty() || !text().isEmpty())
        return;
    const int width = keyCapsWidth(m_caps, look);
    paintKeyCaps(painter, rect().adjusted(rect().width() - width - kIconGap, 0, 0, 0), m_caps, look, capColors(look));
}

void SearchField::keyPressEvent(QKeyEvent* event) {
    if (event->key() == Qt::Key_Escape && !text().isEmpty())
        clear();
    else
        QLineEdit::keyPressEvent(event);
}

} // namespace danlu::ui
