#pragma once

#include "ui/charts/Trace.h"

class QPainter;
class QPen;

namespace danlu::ui {

/// A line or a band in the pen's colour; nothing of it is needed outside the room. Qt's rasterizer takes time with the square of what
/// crosses a row of pixels, so that a thousand points of noise in one path cost a hundred milliseconds: here it is drawn column by column.
void paintPiece(QPainter& painter, const Piece& piece, const QPen& pen, const QRectF& room);

/// A line with its ends drawn in to the room's sides and its heights held within it: SVG as Qt writes it knows no clipping.
QPolygonF insideOf(QPolygonF line, const QRectF& room);
bool isRaster(const QPainter& painter);

} // namespace danlu::ui
