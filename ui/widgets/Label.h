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

/// A text for reading, in one or more lines of the height that tokens.json gives its size, whatever scripts are in it. Always plain text,
/// whoever wrote it.
class Label : public QLabel {
    Q_OBJECT
public:
    explicit Label(const QString& text, TextLook look = {}, Wrap wrap = Wrap::No, QWidget* parent = nullptr);
    void setLook(TextLook look);
    TextLook textLook() const { return m_look; }

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;
    int heightForWidth(int width) const override;

protected:
    void paintEvent(QPaintEvent* event) override;

    QFont letters() const { return lookOf(*this).font(m_look.size, m_look.weight); }
    int lineHeight() const { return lookOf(*this).tokens().lineHeight(m_look.size); }

private:
    TextLook m_look;
};

} // namespace danlu::ui
