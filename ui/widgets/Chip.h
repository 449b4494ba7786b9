#pragma once

#include "ui/style/Icon.h"

#include <QWidget>

namespace danlu::ui {

enum class State { Good, Running, Warning, Bad, Info, Neutral };

/// A state's colours and its usual icon; never colour alone.
struct StateLook {
    Color text, soft;
    IconName icon;
};
StateLook lookOf(State state);

/// What a chip says. Without an icon it has its state's.
struct ChipFace {
    QString text;
    State state = State::Neutral;
    IconName icon = {};
};
/// For delegates: a chip's size, and itself from the rectangle's left, in the middle of its height.
QSize chipSize(const ChipFace& face, const Look& look);
void paintChip(QPainter& painter, const QRect& rect, const ChipFace& face, const Look& look);

/// A state in one word. Says it to screen readers too.
class Chip : public QWidget {
    Q_OBJECT
public:
    explicit Chip(const ChipFace& face, QWidget* parent = nullptr);
    void setFace(const ChipFace& face);
    const ChipFace& face() const { return m_face; }

    QSize sizeHint() const override { return chipSize(m_face, ui::lookOf(*this)); }
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    ChipFace m_face;
};

} // namespace danlu::ui
