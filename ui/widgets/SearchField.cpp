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
    setTextMargins(lookOf(*this).tokens().icon(IconSize::Small) + kGap, 0, 0, 0);
}

void SearchField::setCaps(const QStringList& caps) {
    m_caps = caps;
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
    paintKeyCaps(painter, rect().adjusted(rect().width() - width - kIconGap, 0, 0, 0), m_caps, look, look.color(Color::BorderStrong),
                 look.color(Color::TextMuted));
}

void SearchField::keyPressEvent(QKeyEvent* event) {
    if (event->key() == Qt::Key_Escape && !text().isEmpty())
        clear();
    else
        QLineEdit::keyPressEvent(event);
}

} // namespace danlu::ui
