#pragma once

#include "ui/widgets/Label.h"

namespace danlu::ui {

/// One line that gives way: names and paths are cut with "…", and the whole of it is in the tool tip. Never for numbers. Plain text only.
class ElidedLabel : public Label {
    Q_OBJECT
public:
    explicit ElidedLabel(const QString& text, TextLook look = {}, QWidget* parent = nullptr);
    void setElideMode(Qt::TextElideMode mode);
    bool isElided() const;

    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;
    bool event(QEvent* event) override;

private:
    Qt::TextElideMode m_mode = Qt::ElideRight;
};

} // namespace danlu::ui
