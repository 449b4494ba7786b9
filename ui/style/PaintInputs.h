#pragma once

#include "ui/style/Paint.h"

class QStyleOptionComboBox;
class QStyleOptionSpinBox;

namespace danlu::ui {

/// Line edits, combo boxes, spin boxes and the frames of text editors. Style calls them.
void paintInput(const Canvas& canvas, const QStyleOption& option);
/// A line edit's: an input with its unit.
void paintField(const Canvas& canvas, const QStyleOption& option);
void paintCombo(const Canvas& canvas, const QStyleOptionComboBox& option);
void paintComboLabel(const Canvas& canvas, const QStyleOptionComboBox& option);
void paintSpin(const Canvas& canvas, const QStyleOptionSpinBox& option);

QRect comboPart(const QStyleOptionComboBox& option, QStyle::SubControl part);
QRect spinPart(const QStyleOptionSpinBox& option, QStyle::SubControl part, int unit);
/// What a unit takes from the right of its field.
int unitWidth(const Look& look, const QWidget* widget);
/// As high as the widget's size says; as wide as the contents and what stands beside them.
QSize inputSize(const QSize& contents, int beside, const Look& look, const QWidget* widget);

} // namespace danlu::ui
