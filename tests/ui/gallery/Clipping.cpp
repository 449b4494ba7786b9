#include "ui/gallery/Clipping.h"

#include "ui/widgets/Chip.h"
#include "ui/widgets/ElidedLabel.h"
#include "ui/widgets/KeyCap.h"

#include <QAbstractButton>
#include <QComboBox>
#include <QLabel>

namespace danlu::gallery {
namespace {

bool isWhole(const QWidget& widget) {
    const auto* label = qobject_cast<const QLabel*>(&widget);
    if (label && label->wordWrap())
        return widget.height() >= widget.heightForWidth(widget.width());
    return widget.width() >= widget.sizeHint().width() && widget.height() >= widget.sizeHint().height();
}

QString placeOf(const QWidget& widget) {
    const auto* button = qobject_cast<const QAbstractButton*>(&widget);
    const auto* label = qobject_cast<const QLabel*>(&widget);
    const QString text = button ? button->text() : label ? label->text() : widget.accessibleName();
    return QStringLiteral("%1 \"%2\": %3×%4 of %5×%6")
        .arg(QString::fromLatin1(widget.metaObject()->className()), text)
        .arg(widget.width())
        .arg(widget.height())
        .arg(widget.sizeHint().width())
        .arg(widget.sizeHint().height());
}

bool showsText(const QWidget& widget) {
    if (qobject_cast<const ui::ElidedLabel*>(&widget)) // gives way by design
        return false;
    return qobject_cast<const QLabel*>(&widget) || qobject_cast<const QAbstractButton*>(&widget) || qobject_cast<const ui::Chip*>(&widget) ||
           qobject_cast<const ui::KeyCap*>(&widget) || qobject_cast<const QComboBox*>(&widget);
}

/// Qt's own helpers (a spin box's clear button) are not ours to judge.
bool isOurs(const QWidget& widget) { return !widget.objectName().startsWith(QLatin1String("qt_")) && !widget.inherits("QLineEditIconButton"); }

} // namespace

QStringList clipped(const QWidget& page) {
    QStringList found;
    for (const QWidget* widget : page.findChildren<QWidget*>())
        if (widget->isVisibleTo(&page) && isOurs(*widget) && showsText(*widget) && !isWhole(*widget))
            found << placeOf(*widget);
    return found;
}

} // namespace danlu::gallery
