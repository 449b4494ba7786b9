#pragma once

#include <QCheckBox>

namespace danlu::ui {

/// For what takes effect at once; options of an action and lists have check boxes.
class Switch : public QCheckBox {
    Q_OBJECT
public:
    explicit Switch(const QString& text, QWidget* parent = nullptr);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent* event) override;
    bool hitButton(const QPoint& position) const override { return rect().contains(position); }
};

} // namespace danlu::ui
