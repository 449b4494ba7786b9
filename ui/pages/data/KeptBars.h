#pragma once

#include <QString>
#include <QWidget>

namespace danlu::ui {

/// How many rows are left after each step of a recipe that drops some.
class KeptBars : public QWidget {
    Q_OBJECT
public:
    struct Bar {
        QString name;
        std::int64_t left = 0;
    };
    explicit KeptBars(QWidget* parent = nullptr);
    /// The first is the whole.
    void setBars(std::vector<Bar> bars);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return {0, sizeHint().height()}; }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    std::vector<Bar> m_bars;
};

} // namespace danlu::ui
