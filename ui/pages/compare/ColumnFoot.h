#pragma once

#include "base/Json.h"
#include "base/Result.h"

#include <QWidget>

class QPushButton;

namespace danlu::ui {

class Label;
class Panel;

/// Where a column of the comparison is with its answer.
enum class ChatPhase { Calm, Waiting, Writing, Failed };

/// What is known of an answer while it comes and when it is there.
struct AnswerFacts {
    ChatPhase phase = ChatPhase::Calm;
    QString step; // what the worker says it does before the first token
    int tokens = 0;
    double seconds = 0;     // since the first of them
    Json figures = nullptr; // of the answer that is there
};

/// The line below a column's text: how fast its model writes, how much, in how much memory; and why it did not.
class ColumnFoot : public QWidget {
    Q_OBJECT
public:
    explicit ColumnFoot(QWidget* parent = nullptr);
    void setFacts(const AnswerFacts& facts);
    void showProblem(const danlu::Error& error);
    void hideProblem();
    QString text() const;
    /// No number is cut: what matters least is not shown.
    void fit(bool isNarrow);

signals:
    void retryAsked();

private:
    Panel* makeProblem();
    Panel* makeLine();
    void sayFacts();

    AnswerFacts m_facts;
    Label* m_problemText;
    QPushButton* m_retry;
    Label *m_speed, *m_counts, *m_memory;
    Panel* m_problem;
};

} // namespace danlu::ui
