#pragma once

#include <QString>

namespace danlu::ui {

enum class Lines { One, Many };

/// A text that strangers wrote, as it may be painted: what would paint no letter but turn round, hide or end what stands beside it (control
/// characters, bidirectional overrides and isolates, halves of surrogate pairs) is the replacement character. One character for one, so places
/// in the text hold. In one line, line breaks and tabs are blanks.
QString shownText(const QString& text, Lines lines = Lines::One);

/// A name among the words of a button or a menu, where an ampersand would be a mnemonic.
QString inButton(QString name);
/// What of such words is seen: "&Open" is "Open", "R&&D" is "R&D".
QString withoutMnemonics(QString text);

} // namespace danlu::ui
