#pragma once

#include "base/Json.h"

#include <QPlainTextEdit>

namespace danlu::ui {

/// A stretch of a rendered example whose tokens are all treated alike.
struct SeenText {
    enum class Kind { Template, Unlearned, Learned } kind = Kind::Unlearned;
    QString text;
    int tokens = 0;
    bool operator==(const SeenText&) const = default;
};
/// Tokens of a dry run as stretches; bytes that make up a letter are that letter.
std::vector<SeenText> seenTexts(const Json& tokens);

/// What the model really sees: the first example of a run, its tokens coloured by whether they are learned.
class ExampleText : public QPlainTextEdit {
    Q_OBJECT
public:
    explicit ExampleText(QWidget* parent = nullptr);
    void setTokens(const Json& tokens);

protected:
    void changeEvent(QEvent* event) override;

private:
    void show();

    std::vector<SeenText> m_texts;
};

} // namespace danlu::ui
