#include "ui/pages/train/ExampleText.h"

#include "ui/style/Look.h"

#include <QEvent>

namespace danlu::ui {
namespace {

/// "<0xE5>" is a byte of a letter the tokenizer has no piece for.
std::optional<char> tokenByteOf(const std::string& text) {
    if (text.size() != 6 || !text.starts_with("<0x") || !text.ends_with('>'))
        return std::nullopt;
    return char(std::strtol(text.substr(3, 2).c_str(), nullptr, 16));
}

/// Words of the chat template and marks of begin and end.
bool isTokenMark(const std::string& text) { return text.size() > 2 && text.starts_with('<') && text.ends_with('>'); }

} // namespace

std::vector<SeenText> seenTexts(const Json& tokens) {
    std::vector<SeenText> texts;
    std::vector<std::string> raw;
    for (const Json& token : tokens) {
        const auto text = token.value("text", std::string());
        const auto byte = tokenByteOf(text);
        const auto kind = token.value("learned", false) ? SeenText::Kind::Learned
                          : !byte && isTokenMark(text)  ? SeenText::Kind::Template
                                                        : SeenText::Kind::Unlearned;
        if (texts.empty() || texts.back().kind != kind) {
            texts.push_back({kind, {}, 0});
            raw.emplace_back();
        }
        byte ? void(raw.back().push_back(*byte)) : void(raw.back().append(text));
        ++texts.back().tokens;
    }
    for (std::size_t i = 0; i < texts.size(); ++i)
        texts[i].text = QString::fromStdString(raw[i]);
    return texts;
}

ExampleText::ExampleText(QWidget* parent) : QPlainTextEdit(parent) {
    setReadOnly(true);
    setTabChangesFocus(true);
    setUndoRedoEnabled(false);
}

void ExampleText::setTokens(const Json& tokens) {
    auto texts = seenTexts(tokens);
    if (texts == m_texts)
        return;
    m_texts = std::move(texts);
    show();
}

void ExampleText::show() {
    clear();
    const Look& look = lookOf(*this);
    QTextCursor cursor(document());
    for (const SeenText& each : m_texts) {
        QTextCharFormat format;
        format.setFont(look.mono(TextSize::Base));
        format.setForeground(look.color(each.kind == SeenText::Kind::Template  ? Color::Info
                                        : each.kind == SeenText::Kind::Learned ? Color::Text
                                                                               : Color::TextMuted));
        if (each.kind != SeenText::Kind::Unlearned)
            format.setBackground(look.color(each.kind == SeenText::Kind::Template ? Color::InfoSoft : Color::Selection));
        cursor.insertText(each.text, format);
    }
    moveCursor(QTextCursor::Start);
}

void ExampleText::changeEvent(QEvent* event) {
    QPlainTextEdit::changeEvent(event);
    if (event->type() == QEvent::StyleChange || event->type() == QEvent::PaletteChange)
        show();
}

} // namespace danlu::ui
