#include "ui/style/Look.h"

#include <QApplication>
#include <QStyle>
#include <QWidget>

namespace danlu::ui {
namespace {

QFont fontOf(const QStringList& families, int pixels, int weight) {
    QFont font(families);
    font.setPixelSize(pixels);
    font.setWeight(QFont::Weight(weight));
    return font;
}

const Look& lookOfStyle(const QStyle* style) {
    static const Look kPlain(Tokens::builtIn().value(), Scheme::Light);
    const auto* owner = dynamic_cast<const LookOwner*>(style);
    return owner ? owner->look() : kPlain;
}

} // namespace

QFont Look::font(TextSize size, Weight weight) const {
    return fontOf(m_tokens.uiFamilies(), m_tokens.fontPixels(size), weight == Weight::Strong ? m_tokens.strongWeight() : int(QFont::Normal));
}

QFont Look::mono(TextSize size) const {
    QFont font = fontOf(m_tokens.monoFamilies(), m_tokens.fontPixels(size), QFont::Normal);
    font.setStyleStrategy(QFont::PreferNoShaping); // "<|" is two letters and no ligature
    return font;
}

const Look& lookOf(const QWidget& widget) { return lookOfStyle(widget.style()); }

const Look& applicationLook() { return lookOfStyle(QApplication::style()); }

} // namespace danlu::ui
