#pragma once

#include "ui/charts/Scene.h"

class QPainter;

namespace danlu::ui {

/// The strips below the first, in order: those a compact stack has headers for.
std::vector<StripId> headerStrips(const Scene& scene);
/// The cells of a row of headers, one a strip, side by side.
std::vector<QRectF> headerCells(const Scene& scene, const QRectF& row);
/// One row: chevron, title, key, last values; the open one on `selection`.
void paintHeaders(QPainter& painter, const Paint& paint, const QRectF& row);

} // namespace danlu::ui
