#pragma once

#include <QStringList>

class QAbstractButton;
class QWidget;

namespace danlu::ui {

enum class Kind { Normal, Primary, Quiet, Destructive };
enum class ControlSize { Normal, Small };
enum class Validity { Valid, Invalid };
enum class Ring { Outside, Own }; // Own: the control paints it itself, inside, where there is no room around it

/// What a plain Qt control is beyond its class. Pages set it, ui/style draws it; kept as dynamic properties of the control.
void setKind(QAbstractButton& button, Kind kind);
void setControlSize(QWidget& control, ControlSize size);
void setValidity(QWidget& input, Validity validity);
void setRing(QWidget& control, Ring ring);
/// Key caps after a button's text; what the keys do is the shortcut's business.
void setKeyCaps(QAbstractButton& button, const QStringList& caps);

/// What a number counts, faint at the right of its field ("token").
void setUnit(QWidget& input, const QString& unit);

/// Null has the first value of each.
Kind kindOf(const QWidget* widget);
ControlSize controlSizeOf(const QWidget* widget);
Validity validityOf(const QWidget* widget);
Ring ringOf(const QWidget* widget);
QStringList keyCapsOf(const QWidget* widget);
QString unitOf(const QWidget* widget);

} // namespace danlu::ui
