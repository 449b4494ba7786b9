#include "ui/style/Kind.h"

#include <QAbstractButton>
#include <QCoreApplication>
#include <QEvent>
#include <QVariant>

namespace danlu::ui {
namespace {

constexpr const char* kKindProperty = "danluKind";
constexpr const char* kSizeProperty = "danluSize";
constexpr const char* kValidityProperty = "danluValidity";
constexpr const char* kRingProperty = "danluRing";
constexpr const char* kUnitProperty = "danluUnit";
constexpr const char* kCapsProperty = "danluKeyCaps";

void mark(QWidget& widget, const char* property, const QVariant& value) {
    if (widget.property(property) == value)
        return;
    widget.setProperty(property, value);
    QEvent measures(QEvent::StyleChange); // buttons, combo and spin boxes keep their size until they hear of this
    QCoreApplication::sendEvent(&widget, &measures);
    widget.updateGeometry();
    widget.update();
}

QVariant markOf(const QWidget* widget, const char* property) { return widget ? widget->property(property) : QVariant(); }

} // namespace

void setKind(QAbstractButton& button, Kind kind) { mark(button, kKindProperty, int(kind)); }
void setControlSize(QWidget& control, ControlSize size) { mark(control, kSizeProperty, int(size)); }
void setValidity(QWidget& input, Validity validity) { mark(input, kValidityProperty, int(validity)); }
void setRing(QWidget& control, Ring ring) { mark(control, kRingProperty, int(ring)); }
void setKeyCaps(QAbstractButton& button, const QStringList& caps) { mark(button, kCapsProperty, caps); }
void setUnit(QWidget& input, const QString& unit) { mark(input, kUnitProperty, unit); }

Kind kindOf(const QWidget* widget) { return Kind(markOf(widget, kKindProperty).toInt()); }
ControlSize controlSizeOf(const QWidget* widget) { return ControlSize(markOf(widget, kSizeProperty).toInt()); }
Validity validityOf(const QWidget* widget) { return Validity(markOf(widget, kValidityProperty).toInt()); }
Ring ringOf(const QWidget* widget) { return Ring(markOf(widget, kRingProperty).toInt()); }
QStringList keyCapsOf(const QWidget* widget) { return markOf(widget, kCapsProperty).toStringList(); }
QString unitOf(const QWidget* widget) { return markOf(widget, kUnitProperty).toString(); }

} // namespace danlu::ui
