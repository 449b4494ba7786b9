#pragma once

#include "ui/style/Look.h"

#include <QLabel>

namespace danlu::ui {

/// In what letters and colour a text is.
struct TextLook {
    TextSize size = TextSize::Base;
    Weight weight = Weight::Regular;
    Color color = Color::Text;
};
enum class Wrap { No, Yes };

/// A text for reading, in one or more lines; always plain text, whoever wrote it. Keeps its look through a change of theme.
class Label : public QLabel {
    Q_OBJECT
public:
    explicit Label(const QString& text, TextLook look = {}, Wrap wrap = Wrap::No, QWidget* parent = nullptr);
    void setLook(TextLook look);
    TextLook textLook() const { return m_look; }

protected:
    void changeEvent(QEvent* event) override;

private:
    void apply();

    TextLook m_look;
};

} // namespace danlu::ui
