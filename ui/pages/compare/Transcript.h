#pragma once

#include <QTextEdit>

namespace danlu::ui {

/// A conversation to read and copy: what was asked on a ground of its own, answers as they grow. Always plain text, whoever wrote it.
class Transcript : public QTextEdit {
    Q_OBJECT
public:
    explicit Transcript(QWidget* parent = nullptr);
    void addQuestion(const QString& text);
    /// Begins an answer; what is appended belongs to it.
    void beginAnswer();
    void append(const QString& text);
    void clearAll();

protected:
    void changeEvent(QEvent* event) override;

private:
    enum Block { Answer = 1, Question = 2 };
    void dress();
    void dressBlock(QTextCursor& cursor) const;
    void addBlock(Block kind, const QString& text);
};

} // namespace danlu::ui
