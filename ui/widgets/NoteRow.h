#pragma once

#include "ui/style/Icon.h"

#include <QWidget>

class QHBoxLayout;

namespace danlu::ui {

class Glyph;
class Label;

/// A sign, what it stands for and one muted sentence about it; what can be done about it at the right.
class NoteRow : public QWidget {
    Q_OBJECT
public:
    explicit NoteRow(IconName icon, Color color = Color::TextMuted, QWidget* parent = nullptr);
    void setSign(IconName icon, Color color);
    /// An empty sentence takes no room.
    void setTexts(const QString& title, const QString& sentence);
    /// The title in strong letters.
    void setStrong();
    void addRight(QWidget* widget);

private:
    QHBoxLayout* m_row;
    Glyph* m_sign;
    Label *m_title, *m_sentence;
};

} // namespace danlu::ui
