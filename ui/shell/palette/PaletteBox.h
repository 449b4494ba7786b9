#pragma once

#include "ui/widgets/Panel.h"

namespace danlu::ui {

/// The palette's box: lies above everything, so it has the round outline of a popover.
class PaletteBox : public QWidget {
    Q_OBJECT
public:
    using QWidget::QWidget;

protected:
    void paintEvent(QPaintEvent* event) override;
};

/// Its lower edge: what the keys do there.
class PaletteFoot : public QWidget {
    Q_OBJECT
public:
    explicit PaletteFoot(QWidget* parent = nullptr);
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;
};

} // namespace danlu::ui
