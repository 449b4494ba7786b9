#pragma once

#include "ui/widgets/Label.h"

namespace danlu::ui {

/// One line that gives way: names and paths are cut with "…", and the whole of it is in the tool tip. Never for numbers. Plain text only.
class ElidedLabel : public QWidget {
    Q_OBJECT
public:
    explicit ElidedLabel(const QString& text, TextLook look = {}, QWidget* parent = nullptr);
    void setText(const QString& text);
    void setLook(TextLook look);
    void setElideMode(Qt::TextElideMode mode);
    void setAlignment(Qt::Alignment alignment);
    QString text() const { return m_text; }
    bool isElided() const;

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;
    bool event(QEvent* event) override;

private:
    QFont letters() const;

    QString m_text;
    TextLook m_look;
    Qt::TextElideMode m_mode = Qt::ElideRight;
    Qt::Alignment m_alignment = Qt::AlignLeft;
};

} // namespace danlu::ui
