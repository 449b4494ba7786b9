#pragma once

#include "ui/style/Look.h"

#include <QWidget>

namespace danlu::ui {

/// A surface of a page. Panels touch; the line between two of them belongs to one, which names the edge.
class Panel : public QWidget {
    Q_OBJECT
public:
    explicit Panel(Qt::Edges lines = {}, QWidget* parent = nullptr);
    void setLines(Qt::Edges lines);
    void setGround(Color ground);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    Qt::Edges m_lines;
    Color m_ground = Color::Surface;
};

} // namespace danlu::ui
