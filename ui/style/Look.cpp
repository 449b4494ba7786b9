#include "ui/style/Look.h"

#include "ui/style/Style.h"

#include <QWidget>

namespace danlu::ui {
namespace {

QFont fontOf(const QStringList& families, int pixels, int weight) {
    QFont font(families);
    font.setPixelSize(pixels);
    font.setWeight(QFont::Weight(weight));
    return font;
}

} // namespace

QFont Look::font(TextSize size, Weight weight) const {
    return fontOf(m_tokens.uiFamilies(), m_tokens.fontPixels(size), weight == Weight::Strong ? m_tokens.strongWeight() : int(QFont::Normal));
}

QFont Look::mono(TextSize size) const { return fontOf(m_tokens.monoFamilies(), m_tokens.fontPixels(size), QFont::Normal); }

const Look& lookOf(const QWidget& widget) {
    static const Look kPlain(Tokens::builtIn().value(), Scheme::Light);
    const auto* style = qobject_cast<const Style*>(widget.style());
    return style ? style->look() : kPlain;
}

} // namespace danlu::ui
