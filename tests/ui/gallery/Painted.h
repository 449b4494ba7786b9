#pragma once

#include "ui/style/Paint.h"

#include <QWidget>

#include <functional>

namespace danlu::gallery {

/// A patch that a function paints; for what is no widget of the product.
class Painted : public QWidget {
public:
    using Painter = std::function<void(const ui::Canvas&, int width)>;
    Painted(int height, Painter painter) : m_painter(std::move(painter)) { setFixedHeight(height); }

protected:
    void paintEvent(QPaintEvent*) override {
        QPainter painter(this);
        m_painter({painter, ui::lookOf(*this), this}, width());
    }

private:
    Painter m_painter;
};

} // namespace danlu::gallery
