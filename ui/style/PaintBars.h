#pragma once

#include "ui/style/Paint.h"

class QStyleOptionProgressBar;
class QStyleOptionSlider;
class QStyleOptionTab;

namespace danlu::ui {

/// Scroll bars, sliders, splitters, tabs and progress bars. Style calls them.
void paintScrollBar(const Canvas& canvas, const QStyleOptionSlider& option);
QRect scrollBarPart(const QStyleOptionSlider& option, QStyle::SubControl part);
/// Groove and handle are the style's rectangles for them.
void paintSlider(const Canvas& canvas, const QStyleOptionSlider& option, const QRect& groove, const QRect& handle);
void paintSplitter(const Canvas& canvas, const QStyleOption& option);

void paintTab(const Canvas& canvas, const QStyleOptionTab& option);
/// Qt cuts a tab's text to this before it is painted.
QRect tabText(const QStyleOptionTab& option, const Look& look);
QSize tabSize(const QStyleOptionTab& option, const QSize& contents, const Look& look);

void paintProgress(const Canvas& canvas, const QStyleOptionProgressBar& option);

} // namespace danlu::ui
