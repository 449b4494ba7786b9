#pragma once

#include "ui/style/Look.h"

#include <QWidget>

#include <deque>

namespace danlu::ui {

/// The last 60 values of something between 0 and 1, as a small filled curve. The status bar pushes one a second.
class Sparkline : public QWidget {
    Q_OBJECT
public:
    explicit Sparkline(const QString& name, QWidget* parent = nullptr);
    void push(double value);
    std::size_t count() const { return m_values.size(); }

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    std::deque<double> m_values;
};

} // namespace danlu::ui
