#pragma once

#include "ui/style/Icon.h"

#include <QAbstractButton>

namespace danlu::ui {

/// What a row says: a name, and below it, where it is not empty, a line about it.
struct RowFace {
    IconName icon;
    QString title, line;
};

/// A row of a short list that goes somewhere: 28 pixels, or 44 with a second line. Checked = that is where we are.
class RowButton : public QAbstractButton {
    Q_OBJECT
public:
    explicit RowButton(QWidget* parent = nullptr);
    void setFace(const RowFace& face);
    const RowFace& face() const { return m_face; }
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void enterEvent(QEnterEvent* event) override;
    void leaveEvent(QEvent* event) override;

private:
    void paintTexts(QPainter& painter, const QRect& room) const;

    RowFace m_face;
};

} // namespace danlu::ui
