#pragma once

#include "services/chat/Ratings.h"
#include "ui/pages/compare/ChatSeat.h"
#include "ui/shell/Shell.h"
#include "ui/widgets/Panel.h"

#include <QElapsedTimer>

class QComboBox;
class QHBoxLayout;
class QPushButton;
class QVBoxLayout;

namespace danlu::ui {

class Chip;
class ColumnSwatch;
class ElidedLabel;
class Label;
class Transcript;

/// A model as the column's list shows it.
struct ModelFace {
    QString name, kind; // kind: the services' word
    std::uint64_t parameters = 0;
};
std::vector<ModelFace> modelFacesOf(const Json& models);

/// One model in a comparison: how it samples, what it was asked, what it writes, how fast, and what a person thinks of it.
class ChatColumn : public Panel {
    Q_OBJECT
public:
    enum class Phase { Calm, Waiting, Writing, Failed };

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
    QString footer() const;
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
    void buildHead(QVBoxLayout& column);
    void buildTools(QVBoxLayout& column);
    void buildFoot(QVBoxLayout& column);
    void sayAll();
    void sayChips();
    void sayFoot();
    void sayExpected();
    /// Four columns in a small window: what matters least is not shown, and no number is cut.
    void fit();
    void askNow();
    void drain();
    void finish(Result<Json> answer);
    void setPhase(Phase phase);
    void showRating();

    Shell& m_shell;
    int m_number;
    QString m_model;
    std::vector<ModelFace> m_models;
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

    ColumnSwatch* m_swatch;
    QComboBox* m_choice;
    ElidedLabel* m_kind;
    QPushButton* m_remove;
    QHBoxLayout* m_chips;
    Chip* m_match;
    QPushButton* m_better;
    QPushButton* m_worse;
    QPushButton* m_copy;
    Transcript* m_text;
    Panel* m_problem;
    Label* m_problemText;
    QPushButton* m_retry;
    Label* m_speed;
    Label* m_counts;
    Label* m_memory;
};

} // namespace danlu::ui
