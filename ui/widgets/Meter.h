#pragma once

#include "ui/style/Look.h"

#include <QWidget>

namespace danlu::ui {

/// How much of something is used or done: a bar of 6 pixels. The number stands beside it, in a label of the caller's.
class Meter : public QWidget {
    Q_OBJECT
public:
    explicit Meter(const QString& name, QWidget* parent = nullptr);
    /// Between 0 and 1.
    void setFraction(double fraction);
    void setColor(Color color);
    double fraction() const { return m_fraction; }

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QString m_name;
    double m_fraction = 0;
    Color m_color = Color::Accent;
};

} // namespace danlu::ui
