#include "ui/pages/compare/Transcript.h"

#include "ui/style/Look.h"
#include "ui/style/Metrics.h"
#include "ui/style/ShownText.h"

#include <QEvent>
#include <QScrollBar>
#include <QTextBlock>

namespace danlu::ui {
namespace {

constexpr int kAnswerLine = 22; // pixels: reading text of the base size

/// One block per turn, whatever a model or a row says.
QString inOneBlock(const QString& text) {
    return shownText(text, Lines::Many).replace(QLatin1Char('\n'), QChar::LineSeparator).replace(QChar::ParagraphSeparator, QChar::LineSeparator);
}

} // namespace

Transcript::Transcript(QWidget* parent) : QTextEdit(parent) {
    setReadOnly(true);
    setAcceptRichText(false);
    setUndoRedoEnabled(false);
    setFrameShape(QFrame::NoFrame);
    setTabChangesFocus(true);
    setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    document()->setDocumentMargin(kPadding);
}

void Transcript::dressBlock(QTextCursor& cursor) const {
    const Look& look = lookOf(*this);
    QTextBlockFormat format;
    format.setLineHeight(kAnswerLine, QTextBlockFormat::FixedHeight);
    if (cursor.block().userState() == Question) {
        format.setBackground(look.color(Color::Raised));
        format.setTopMargin(kPadding);
        format.setBottomMargin(kPadding);
    }
    cursor.setBlockFormat(format);
    QTextCharFormat letters;
    letters.setFont(look.font(TextSize::Base));
    letters.setForeground(look.color(cursor.block().userState() == Question ? Color::TextMuted : Color::Text));
    cursor.select(QTextCursor::BlockUnderCursor);
    cursor.setCharFormat(letters);
    cursor.setBlockCharFormat(letters);
}

void Transcript::addBlock(Block kind, const QString& text) {
    QTextCursor cursor(document());
    cursor.movePosition(QTextCursor::End);
    if (!document()->isEmpty())
        cursor.insertBlock();
    cursor.block().setUserState(kind);
    cursor.insertText(inOneBlock(text));
    dressBlock(cursor);
}

void Transcript::addQuestion(const QString& text) { addBlock(Question, text); }

void Transcript::beginAnswer() { addBlock(Answer, {}); }

void Transcript::append(const QString& text) {
    if (text.isEmpty())
        return;
    const bool isAtEnd = verticalScrollBar()->value() >= verticalScrollBar()->maximum() - kAnswerLine;
    QTextCursor cursor(document());
    cursor.movePosition(QTextCursor::End);
    cursor.insertText(inOneBlock(text));
    if (isAtEnd)
        verticalScrollBar()->setValue(verticalScrollBar()->maximum());
}

void Transcript::clearAll() { clear(); }

void Transcript::dress() {
    for (QTextBlock block = document()->begin(); block.isValid(); block = block.next()) {
        QTextCursor cursor(block);
        dressBlock(cursor);
    }
    document()->markContentsDirty(0, document()->characterCount()); // else lines keep no place until the next change of size
}

/// Dressed when the change is over: in the middle of it the look, or the layout, is still the one from before.
void Transcript::changeEvent(QEvent* event) {
    QTextEdit::changeEvent(event);
    if (event->type() == QEvent::StyleChange || event->type() == QEvent::PaletteChange)
        QMetaObject::invokeMethod(this, &Transcript::dress, Qt::QueuedConnection);
}

} // namespace danlu::ui
