#include "ui/pages/compare/ChatColumn.h"

#include "ui/pages/compare/Transcript.h"
#include "ui/shell/Figures.h"
#include "ui/shell/Phases.h"
#include "ui/shell/Say.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QThreadPool>
#include <QVBoxLayout>

namespace danlu::ui {
namespace {

constexpr int kPaintMillis = 33;
constexpr double kIdleSeconds = 300;
constexpr int kColumnNarrow = 280;

} // namespace

ChatColumn::ChatColumn(Shell& shell, int number, QWidget* parent)
    : Panel(Qt::RightEdge, parent), m_shell(shell), m_number(number), m_seat(std::make_shared<ChatSeat>(std::string())), m_head(new ColumnHead(number)),
      m_tools(new ColumnTools(number)), m_text(new Transcript), m_foot(new ColumnFoot) {
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_head);
    column->addWidget(m_tools);
    column->addWidget(m_text, 1);
    column->addWidget(m_foot);
    m_paint.setInterval(kPaintMillis);
    connect(&m_paint, &QTimer::timeout, this, &ChatColumn::drain);
    connect(m_head, &ColumnHead::chosen, this, [this](const QString& name) {
        setModel(name);
        emit modelChosen(m_model);
    });
    connect(m_head, &ColumnHead::removed, this, &ChatColumn::removed);
    connect(m_tools, &ColumnTools::rated, this, &ChatColumn::rate);
    connect(m_tools, &ColumnTools::copyAsked, this, [this] { QGuiApplication::clipboard()->setText(m_answer); });
    connect(m_foot, &ColumnFoot::retryAsked, this, &ChatColumn::askNow);
    say(*this, [this] { sayAll(); });
}

ChatColumn::~ChatColumn() { ChatSeat::drop(std::move(m_seat)); }

void ChatColumn::sayAll() {
    const QString number = countText(m_number + 1);
    setAccessibleName(tr("Column %1").arg(number));
    m_text->setAccessibleName(tr("Answers of column %1").arg(number));
    m_text->setPlaceholderText(tr("Answers appear here"));
}

void ChatColumn::setNumber(int number) {
    m_number = number;
    m_head->setNumber(number);
    m_tools->setNumber(number);
    sayAll();
}

void ChatColumn::setRemovable(bool isRemovable) { m_head->setRemovable(isRemovable); }

void ChatColumn::setModels(const std::vector<ModelFace>& models) { m_head->setModels(models); }

void ChatColumn::setModel(const QString& name) {
    if (name == m_model)
        return;
    stop();
    clear();
    m_model = name;
    ChatSeat::drop(std::exchange(m_seat, std::make_shared<ChatSeat>(name.toStdString())));
    m_head->setModel(name);
}

void ChatColumn::setSampling(const spec::SamplingSpec& sampling) {
    m_sampling = sampling;
    m_tools->setSampling(sampling);
}

void ChatColumn::resizeEvent(QResizeEvent* event) {
    Panel::resizeEvent(event);
    m_tools->fit(width() < kColumnNarrow);
    m_foot->fit(width() < kColumnNarrow);
}

void ChatColumn::begin(const Json& messages) {
    clear();
    m_messages = messages;
    askNow();
}

void ChatColumn::goOn(const QString& text) {
    if (isBusy())
        return;
    m_messages.push_back({{"role", "user"}, {"content", text.toStdString()}});
    m_text->addQuestion(text);
    askNow();
}

void ChatColumn::forgetAnswer() {
    m_foot->hideProblem();
    m_answer.clear();
    m_figures = nullptr;
    m_tokens = 0;
    m_ratingId.clear();
    m_step.clear();
}

void ChatColumn::askNow() {
    if (isBusy() || m_model.isEmpty() || m_messages.empty())
        return;
    forgetAnswer();
    m_text->beginAnswer();
    m_stream = std::make_shared<AnswerStream>();
    setPhase(Phase::Waiting);
    services::GenerateRequest request;
    request.model = m_model.toStdString();
    request.prompt.messages = m_messages;
    request.sampling = m_sampling;
    request.onText = [stream = m_stream](std::string_view text) { stream->push(text); };
    m_job = m_shell.session().act<Json>(
        this,
        [seat = m_seat, request](services::Project& project, const services::Task& task) -> Result<Json> {
            DANLU_TRY(const auto session, seat->session(project));
            return session->ask(project, 0, request, task);
        },
        [this](Result<Json> answer) { finish(std::move(answer)); });
    connect(m_job, &Job::progressed, this, [this](const services::Step& step) {
        m_step = phaseText(step);
        showFacts();
    });
    m_paint.start();
}

void ChatColumn::drain() {
    if (!m_stream)
        return;
    const auto taken = m_stream->take();
    if (taken.pieces == 0)
        return;
    if (m_phase == Phase::Waiting) {
        m_since.start();
        setPhase(Phase::Writing);
    }
    m_tokens += taken.pieces;
    m_answer += taken.text;
    m_text->append(taken.text);
    showFacts();
}

void ChatColumn::finish(Result<Json> answer) {
    drain();
    m_paint.stop();
    m_job = nullptr;
    if (!answer && answer.error().code() == ErrorCode::Cancelled)
        return setPhase(Phase::Calm);
    if (!answer) {
        m_foot->showProblem(answer.error());
        return setPhase(Phase::Failed);
    }
    m_figures = std::move(*answer);
    m_answer = QString::fromStdString(m_figures.value("text", ""));
    m_messages.push_back({{"role", "assistant"}, {"content", m_figures.value("text", "")}});
    setPhase(Phase::Calm);
}

void ChatColumn::showAnswer(const Json& messages, const Json& answer) {
    clear();
    m_messages = messages;
    m_figures = answer;
    m_answer = QString::fromStdString(answer.value("text", ""));
    m_text->beginAnswer();
    m_text->append(m_answer);
    m_messages.push_back({{"role", "assistant"}, {"content", answer.value("text", "")}});
    setPhase(Phase::Calm);
}

void ChatColumn::stop() {
    if (m_job)
        m_job->cancel();
}

void ChatColumn::clear() {
    if (m_job) { // what it still says belongs to nobody
        m_job->cancel();
        delete std::exchange(m_job, nullptr);
    }
    m_paint.stop();
    m_stream.reset();
    m_text->clearAll();
    m_messages = Json::array();
    forgetAnswer();
    setPhase(Phase::Calm);
}

void ChatColumn::setPhase(Phase phase) {
    m_phase = phase;
    showFacts();
    showMatch();
    showRating();
    emit phaseChanged();
}

void ChatColumn::setExpected(const QString& expected) {
    m_expected = expected;
    showMatch();
}

void ChatColumn::showMatch() {
    using Match = ColumnTools::Match;
    const bool isKnown = !m_expected.isEmpty() && !m_answer.isEmpty() && m_phase == Phase::Calm;
    m_tools->setMatch(!isKnown ? Match::Unknown : m_answer.trimmed() == m_expected.trimmed() ? Match::Right : Match::Differs);
}

void ChatColumn::showFacts() { m_foot->setFacts({m_phase, m_step, m_tokens, m_since.isValid() ? double(m_since.elapsed()) / 1000 : 0, m_figures}); }

void ChatColumn::showRating() {
    m_tools->setAnswer(!m_answer.isEmpty(), m_phase == Phase::Calm && !m_answer.isEmpty(), m_ratingId.isEmpty() ? std::nullopt : std::optional(m_verdict));
}

services::NewRating ChatColumn::ratingOf(services::Verdict verdict) const {
    services::NewRating rating{m_model.toStdString(), verdict, {}, m_answer.toStdString(), {}, m_sampling};
    rating.prompt.messages = m_messages;
    if (!rating.prompt.messages.empty()) // ends with the answer
        rating.prompt.messages.erase(rating.prompt.messages.end() - 1);
    if (!m_expected.isEmpty())
        rating.expected = m_expected.toStdString();
    return rating;
}

void ChatColumn::rate(services::Verdict verdict) {
    if (m_phase != Phase::Calm || m_answer.isEmpty())
        return showRating();
    const std::string before = m_ratingId.toStdString();
    const bool isTakenBack = !before.empty() && verdict == m_verdict;
    m_shell.session().ask<Json>(
        this,
        [rating = ratingOf(verdict), before, isTakenBack](services::Project& project) -> Result<Json> {
            if (!before.empty())
                DANLU_CHECK(services::deleteRating(project, before));
            return isTakenBack ? Result<Json>(Json::object()) : services::addRating(project, rating);
        },
        [this, verdict, answer = m_answer](Result<Json> kept) {
            if (!kept)
                m_shell.complain(tr("The rating was not kept"), kept.error());
            if (answer == m_answer) {
                m_ratingId = kept ? QString::fromStdString(kept->value("rating", "")) : m_ratingId;
                m_verdict = verdict;
            }
            showRating();
            emit rated();
        });
}

void ChatColumn::closeIfIdle() {
    QThreadPool::globalInstance()->start([seat = m_seat] { seat->closeIfIdle(kIdleSeconds); }); // ending a worker takes a moment
}

} // namespace danlu::ui
