#pragma once

#include "ui/charts/Numbers.h"
#include "ui/style/Tokens.h"

#include <QWidget>

#include <vector>

namespace danlu::ui {

/// One bar: what it is and how much. What is left out of the work (`kept` = No) is grey.
enum class Kept { Yes, No };
struct Bar {
    QString name;
    double value = 0;
    Kept kept = Kept::Yes;
};

/// A few named amounts as lying bars, the name left, the amount at the bar's end: languages, labels. GUI thread; a page fills it.
class Bars : public QWidget {
    Q_OBJECT
public:
    explicit Bars(QWidget* parent = nullptr);
    void setBars(std::vector<Bar> bars);
    void setFormat(NumberFormat format);
    void setColor(Color color);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return {160, 48}; }

protected:
    void paintEvent(QPaintEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void speak();

    std::vector<Bar> m_bars;
    NumberFormat m_format{NumberStyle::Count};
    Color m_color = Color::Series1;
};

} // namespace danlu::ui
