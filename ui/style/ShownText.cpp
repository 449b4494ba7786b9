#include "ui/style/ShownText.h"

#include <algorithm>

namespace danlu::ui {
namespace {

constexpr QLatin1Char kMnemonic('&');

bool isBreak(char16_t c) { return (c >= 0x09 && c <= 0x0D) || c == 0x85 || c == 0x2028 || c == 0x2029; }

/// Unicode 15, Bidi_Control, without the marks (200E, 200F, 061C), which stand for nothing but themselves.
bool turnsRound(char16_t c) { return (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069); }

bool isControl(char16_t c) { return c < 0x20 || (c >= 0x7F && c < 0xA0); }

bool isHalf(const QString& text, qsizetype at) {
    const QChar c = text[at];
    if (c.isHighSurrogate())
        return at + 1 == text.size() || !text[at + 1].isLowSurrogate();
    return c.isLowSurrogate() && (at == 0 || !text[at - 1].isHighSurrogate());
}

QChar shownAt(const QString& text, qsizetype at, Lines lines) {
    const char16_t c = text[at].unicode();
    if (isBreak(c))
        return lines == Lines::One ? QLatin1Char(' ') : c == 0x0B || c == 0x0C ? QChar(QChar::ReplacementCharacter) : text[at];
    return isControl(c) || turnsRound(c) || isHalf(text, at) ? QChar(QChar::ReplacementCharacter) : text[at];
}

} // namespace

QString shownText(const QString& text, Lines lines) {
    const auto isPlain = [](QChar c) { return c.unicode() >= 0x20 && c.unicode() < 0x7F; };
    if (std::all_of(text.begin(), text.end(), isPlain)) // nearly every text, at every paint
        return text;
    QString shown = text;
    for (qsizetype i = 0; i < text.size(); ++i)
        if (const QChar c = shownAt(text, i, lines); c != text[i])
            shown[i] = c;
    return shown;
}

QString inButton(QString name) { return name.replace(kMnemonic, QStringLiteral("&&")); }

QString withoutMnemonics(QString text) {
    for (qsizetype at = text.indexOf(kMnemonic); at >= 0; at = text.indexOf(kMnemonic, at + 1))
        text.remove(at, 1); // "&&" keeps its second
    return text;
}

} // namespace danlu::ui
