#pragma once

#include <QPushButton>

namespace danlu::ui {

/// A condition that holds: clicking opens it, × or Delete removes it. The caller decides what that means.
class FilterChip : public QPushButton {
    Q_OBJECT
public:
    explicit FilterChip(const QString& text, QWidget* parent = nullptr);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

signals:
    void removed();

protected:
    void paintEvent(QPaintEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;

private:
    QRect cross() const;

    bool m_crossHeld = false;
};

} // namespace danlu::ui
