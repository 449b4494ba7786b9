#pragma once

#include "ui/style/Paint.h"

class QStyleOptionMenuItem;

namespace danlu::ui {

/// Menus and tool tips. Style calls them.
void paintMenuPanel(const Canvas& canvas, const QStyleOption& option);
void paintMenuItem(const Canvas& canvas, const QStyleOptionMenuItem& option);
QSize menuItemSize(const QStyleOptionMenuItem& option, const QSize& contents, const Look& look);
void paintTip(const Canvas& canvas, const QStyleOption& option);

} // namespace danlu::ui
