#pragma once

#include "ui/style/Icon.h"
#include "ui/widgets/Card.h"

#include <QAbstractButton>

namespace danlu::ui {

class Glyph;
class Label;
class Meter;

/// What a step of the work says of itself.
struct StepFace {
    QString title, what = {}, figure = {}; // "Train", "tickets-lora", "step 812 / 1,206"
    QString mark = {};                     // "to do", "67%"; empty: nothing
    bool isDone = false;
    Chosen next = Chosen::No;
    double fraction = -1; // below 0: no meter
};

/// A step of the work as a card that goes to its page.
class StepCard : public QAbstractButton {
    Q_OBJECT
public:
    explicit StepCard(IconName icon, QWidget* parent = nullptr);
    void setFace(const StepFace& face);
    const StepFace& face() const { return m_face; }
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void enterEvent(QEnterEvent* event) override;
    void leaveEvent(QEvent* event) override;

private:
    StepFace m_face;
    Glyph *m_icon, *m_check;
    Label *m_title, *m_mark, *m_what, *m_figure;
    Meter* m_meter;
};

} // namespace danlu::ui
