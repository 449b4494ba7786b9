#pragma once

#include "ui/style/Paint.h"

class QStyleOptionButton;
class QStyleOptionToolButton;

namespace danlu::ui {

/// Buttons in their four kinds and two sizes (Kind.h), tool buttons, check and radio marks. Style calls them.
void paintButton(const Canvas& canvas, const QStyleOptionButton& option);
void paintButtonBevel(const Canvas& canvas, const QStyleOptionButton& option);
void paintButtonLabel(const Canvas& canvas, const QStyleOptionButton& option);
QSize buttonSize(const QStyleOptionButton& option, const Look& look, const QWidget* widget);

void paintToolButton(const Canvas& canvas, const QStyleOptionToolButton& option);
QSize toolButtonSize(const QStyleOptionToolButton& option, const Look& look, const QWidget* widget);

void paintCheck(const Canvas& canvas, const QStyleOption& option);
void paintRadio(const Canvas& canvas, const QStyleOption& option);

} // namespace danlu::ui
