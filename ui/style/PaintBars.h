#pragma once

#include "ui/style/Paint.h"

class QStyleOptionProgressBar;
class QStyleOptionSlider;
class QStyleOptionTab;

namespace danlu::ui {

/// Scroll bars, splitters, tabs and progress bars. Style calls them.
void paintScrollBar(const Canvas& canvas, const QStyleOptionSlider& option);
QRect scrollBarPart(const QStyleOptionSlider& option, QStyle::SubControl part);
void paintSplitter(const Canvas& canvas, const QStyleOption& option);

void paintTab(const Canvas& canvas, const QStyleOptionTab& option);
QSize tabSize(const QStyleOptionTab& option, const QSize& contents, const Look& look);

void paintProgress(const Canvas& canvas, const QStyleOptionProgressBar& option);

} // namespace danlu::ui
