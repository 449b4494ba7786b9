#pragma once

#include "ui/charts/Scene.h"

class QPainter;

namespace danlu::ui {

/// What moves with the pointer, above everything else: the selected stretch, the crosshair with its tag and its box, the focus ring.
/// `whole` is the chart's area; the strips are those that are shown.
void paintOverlay(QPainter& painter, const Paint& paint, const std::vector<StripFrame>& strips, const QRectF& whole);

} // namespace danlu::ui
