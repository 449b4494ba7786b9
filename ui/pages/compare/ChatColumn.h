#pragma once

#include "ui/pages/compare/ChatSeat.h"
#include "ui/pages/compare/ColumnFoot.h"
#include "ui/pages/compare/ColumnHead.h"
#include "ui/pages/compare/ColumnTools.h"
#include "ui/shell/Shell.h"

#include <QElapsedTimer>

namespace danlu::ui {

class Transcript;

/// One model in a comparison: how it samples, what it was asked, what it writes, how fast, and what a person thinks of it.
class ChatColumn : public Panel {
    Q_OBJECT
public:
    using Phase = ChatPhase;

    ChatColumn(Shell& shell, int number, QWidget* parent = nullptr);
    ~ChatColumn() override;
    /// From 0; its colour and its keys go by it.
    void setNumber(int number);
    void setModels(const std::vector<ModelFace>& models);
    void setModel(const QString& name);
    const QString& model() const { return m_model; }
    void setSampling(const spec::SamplingSpec& sampling);
    const spec::SamplingSpec& sampling() const { return m_sampling; }
    void setRemovable(bool isRemovable);

    /// A conversation begins with these messages, or goes on with one more.
    void begin(const Json& messages);
    void goOn(const QString& text);
    /// What should be said, where that is known; empty: it is not.
    void setExpected(const QString& expected);
    /// An answer from elsewhere (a batch), as if it had been written here.
    void showAnswer(const Json& messages, const Json& answer);
    void stop();
    void clear();
    /// Better, worse; the same once more takes it back.
    void rate(services::Verdict verdict);

    Phase phase() const { return m_phase; }
    bool isBusy() const { return m_phase == Phase::Waiting || m_phase == Phase::Writing; }
    QString answer() const { return m_answer; }
    QString footer() const { return m_foot->text(); }
    void closeIfIdle();
    pid_t workerPid() const { return m_seat->workerPid(); }

protected:
    void resizeEvent(QResizeEvent* event) override;

signals:
    void modelChosen(const QString& name);
    void removed();
    void phaseChanged();
    void rated();

private:
    void sayAll();
    void showFacts();
    void showMatch();
    void showRating();
    void askNow();
    void drain();
    void finish(Result<Json> answer);
    /// Nothing is known of an answer any more.
    void forgetAnswer();
    void setPhase(Phase phase);
    services::NewRating ratingOf(services::Verdict verdict) const;

    Shell& m_shell;
    int m_number;
    QString m_model;
    spec::SamplingSpec m_sampling;
    std::shared_ptr<ChatSeat> m_seat;
    std::shared_ptr<AnswerStream> m_stream;
    Job* m_job = nullptr;
    QTimer m_paint;
    Phase m_phase = Phase::Calm;
    QString m_step; // what the worker says it does before the first token
    Json m_messages = Json::array();
    QString m_answer, m_expected;
    Json m_figures; // of the last answer
    int m_tokens = 0;
    QElapsedTimer m_since;
    QString m_ratingId;
    services::Verdict m_verdict = services::Verdict::Better;

    ColumnHead* m_head;
    ColumnTools* m_tools;
    Transcript* m_text;
    ColumnFoot* m_foot;
};

} // namespace danlu::ui
