#pragma once

#include "ui/style/Tokens.h"

#include <QFont>

class QWidget;

namespace danlu::ui {

enum class Weight { Regular, Strong };

/// The tokens in one scheme: what everything paints with. A value.
class Look {
public:
    Look(Tokens tokens, Scheme scheme) : m_tokens(std::move(tokens)), m_scheme(scheme) {}

    const Tokens& tokens() const { return m_tokens; }
    Scheme scheme() const { return m_scheme; }
    QColor color(Color color) const { return m_tokens.color(color, m_scheme); }
    /// The interface's letters, in pixels; and those of code.
    QFont font(TextSize size, Weight weight = Weight::Regular) const;
    QFont mono(TextSize size) const;

private:
    Tokens m_tokens;
    Scheme m_scheme;
};

/// What a style that has a look is too, beside a QStyle.
class LookOwner {
public:
    virtual ~LookOwner() = default;
    virtual const Look& look() const = 0;
};

/// The look of a widget's style (ui/style/Style.h); the built-in light one under any other style. A widget that keeps what it got asks
/// again on QEvent::StyleChange and QEvent::PaletteChange.
const Look& lookOf(const QWidget& widget);
/// The same for the application's style, for what is painted without a widget (an icon of a model).
const Look& applicationLook();

} // namespace danlu::ui
