#include "ui/pages/compare/ChatColumn.h"

#include "ui/pages/compare/Transcript.h"
#include "ui/shell/Errors.h"
#include "ui/shell/Figures.h"
#include "ui/shell/Phases.h"
#include "ui/shell/Say.h"
#include "ui/style/Metrics.h"
#include "ui/widgets/Button.h"
#include "ui/widgets/Chip.h"
#include "ui/widgets/ElidedLabel.h"
#include "ui/widgets/Glyph.h"

#include <QClipboard>
#include <QComboBox>
#include <QGridLayout>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QPainter>
#include <QSignalBlocker>
#include <QThreadPool>
#include <QVBoxLayout>

namespace danlu::ui {

constexpr int kPaintMillis = 33;
constexpr double kIdleSeconds = 300;
constexpr int kSwatchSide = 8;
constexpr int kColumnNarrow = 280;
constexpr TextLook kColumnNote{TextSize::Small, Weight::Regular, Color::TextMuted};

/// The column's colour, as its name has it everywhere on the page.
class ColumnSwatch : public QWidget {
public:
    explicit ColumnSwatch(int number) : m_number(number) { setFixedSize(kSwatchSide, kSwatchSide); }
    void setNumber(int number) {
        m_number = number;
        update();
    }

protected:
    void paintEvent(QPaintEvent*) override { QPainter(this).fillRect(rect(), lookOf(*this).color(seriesColor(std::size_t(m_number)))); }

private:
    int m_number;
};

namespace {

QString columnKindWord(const QString& kind) {
    if (kind == QStringLiteral("adapter"))
        return ChatColumn::tr("adapter");
    if (kind == QStringLiteral("quantized"))
        return ChatColumn::tr("quantized");
    return kind == QStringLiteral("full") ? ChatColumn::tr("trained") : ChatColumn::tr("base");
}

double answerNumber(const Json& json, const char* key) {
    const auto found = json.is_object() ? json.find(key) : json.end();
    return json.is_object() && found != json.end() && found->is_number() ? found->get<double>() : 0;
}

} // namespace

std::vector<ModelFace> modelFacesOf(const Json& models) {
    std::vector<ModelFace> faces;
    for (const Json& model : models)
        faces.push_back(
            {QString::fromStdString(model.value("name", "")), QString::fromStdString(model.value("kind", "")), model.value("parameters", std::uint64_t(0))});
    return faces;
}

ChatColumn::ChatColumn(Shell& shell, int number, QWidget* parent)
    : Panel(Qt::RightEdge, parent), m_shell(shell), m_number(number), m_seat(std::make_shared<ChatSeat>(std::string())), m_swatch(new ColumnSwatch(number)),
      m_choice(new QComboBox), m_kind(new ElidedLabel({}, {TextSize::Caption, Weight::Regular, Color::TextMuted})), m_remove(makeIconButton("close"_icon, {})),
      m_chips(new QHBoxLayout), m_match(new Chip({})), m_better(makeIconButton("thumb-up"_icon, {})), m_worse(makeIconButton("thumb-down"_icon, {})),
      m_copy(makeIconButton("copy"_icon, {})), m_text(new Transcript), m_problem(new Panel(Qt::TopEdge)),
      m_problemText(new Label({}, {TextSize::Small}, Wrap::Yes)), m_retry(makeButton({{}, "refresh"_icon}, Kind::Normal, ControlSize::Small)),
      m_speed(new Label({}, {TextSize::Small, Weight::Strong, Color::Text})), m_counts(new Label({}, kColumnNote)), m_memory(new Label({}, kColumnNote)) {
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    buildHead(*column);
    buildTools(*column);
    column->addWidget(m_text, 1);
    buildFoot(*column);
    m_paint.setInterval(kPaintMillis);
    connect(&m_paint, &QTimer::timeout, this, &ChatColumn::drain);
    connect(m_choice, &QComboBox::activated, this, [this] {
        setModel(m_choice->currentData().toString());
        emit modelChosen(m_model);
    });
    connect(m_remove, &QPushButton::clicked, this, &ChatColumn::removed);
    connect(m_better, &QPushButton::clicked, this, [this] { rate(services::Verdict::Better); });
    connect(m_worse, &QPushButton::clicked, this, [this] { rate(services::Verdict::Worse); });
    connect(m_copy, &QPushButton::clicked, this, [this] { QGuiApplication::clipboard()->setText(m_answer); });
    connect(m_retry, &QPushButton::clicked, this, &ChatColumn::askNow);
    say(*this, [this] { sayAll(); });
}

ChatColumn::~ChatColumn() { ChatSeat::drop(std::move(m_seat)); }

void ChatColumn::buildHead(QVBoxLayout& column) {
    auto* head = new Panel(Qt::BottomEdge);
    auto* row = new QHBoxLayout(head);
    row->setContentsMargins(kPadding, kUnit, kGap, kUnit);
    row->setSpacing(kGap);
    auto* names = new QVBoxLayout;
    names->setSpacing(0);
    m_choice->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_choice->setMinimumContentsLength(8);
    m_choice->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    names->addWidget(m_choice);
    names->addWidget(m_kind);
    row->addWidget(m_swatch);
    row->addLayout(names, 1);
    row->addWidget(m_remove);
    column.addWidget(head);
}

void ChatColumn::buildTools(QVBoxLayout& column) {
    auto* tools = new Panel(Qt::BottomEdge);
    tools->setFixedHeight(lookOf(*this).tokens().size(Size::Row) + kUnit);
    auto* row = new QHBoxLayout(tools);
    row->setContentsMargins(kPadding, 0, kUnit, 0);
    row->setSpacing(0);
    m_chips->setSpacing(kUnit);
    row->addLayout(m_chips);
    row->addStretch(1);
    row->addWidget(m_match);
    for (QPushButton* button : {m_better, m_worse, m_copy})
        row->addWidget(button);
    for (QPushButton* button : {m_better, m_worse})
        button->setCheckable(true);
    m_match->hide();
    column.addWidget(tools);
}

void ChatColumn::buildFoot(QVBoxLayout& column) {
    m_problem->setGround(Color::BadSoft);
    auto* problem = new QGridLayout(m_problem);
    problem->setContentsMargins(kPadding, kGap, kPadding, kGap);
    problem->setSpacing(kGap);
    problem->setColumnStretch(1, 1);
    problem->addWidget(new Glyph("error"_icon, Color::Bad), 0, 0, Qt::AlignTop);
    problem->addWidget(m_problemText, 0, 1);
    problem->addWidget(m_retry, 1, 1, Qt::AlignLeft);
    m_problem->hide();
    column.addWidget(m_problem);
    auto* foot = new Panel(Qt::TopEdge);
    foot->setGround(Color::Raised);
    foot->setFixedHeight(lookOf(*this).tokens().size(Size::RowTwoLine));
    auto* rows = new QGridLayout(foot);
    rows->setContentsMargins(kPadding, kUnit, kPadding, kUnit);
    rows->setHorizontalSpacing(kGap);
    rows->setVerticalSpacing(0);
    rows->setColumnStretch(0, 1);
    rows->addWidget(m_speed, 0, 0);
    rows->addWidget(m_memory, 0, 1);
    rows->addWidget(m_counts, 1, 0, 1, 2);
    column.addWidget(foot);
}

void ChatColumn::sayAll() {
    const QString number = countText(m_number + 1);
    setAccessibleName(tr("Column %1").arg(number));
    m_choice->setAccessibleName(tr("Model of column %1").arg(number));
    const auto name = [](QPushButton* button, const QString& text) {
        button->setAccessibleName(text);
        button->setToolTip(text);
    };
    name(m_remove, tr("Remove column %1").arg(number));
    name(m_better, tr("Good answer (Alt+%1)").arg(number));
    name(m_worse, tr("Bad answer (Alt+Shift+%1)").arg(number));
    name(m_copy, tr("Copy the answer"));
    m_text->setAccessibleName(tr("Answers of column %1").arg(number));
    m_text->setPlaceholderText(tr("Answers appear here"));
    m_retry->setText(tr("Retry"));
    setModels(m_models);
    sayChips();
    sayFoot();
    sayExpected();
}

void ChatColumn::setNumber(int number) {
    m_number = number;
    m_swatch->setNumber(number);
    sayAll();
}

void ChatColumn::setRemovable(bool isRemovable) { m_remove->setVisible(isRemovable); }

void ChatColumn::setModels(const std::vector<ModelFace>& models) {
    m_models = models;
    const QSignalBlocker quiet(m_choice);
    m_choice->clear();
    for (const ModelFace& face : models)
        m_choice->addItem(face.name, face.name);
    m_choice->setCurrentIndex(m_choice->findData(m_model));
    const auto found = std::ranges::find(models, m_model, &ModelFace::name);
    m_kind->setText(found == models.end()
                        ? QString()
                        : tr("%1 · %2 parameters", "kind of a model").arg(columnKindWord(found->kind), countText(std::int64_t(found->parameters))));
}

void ChatColumn::setModel(const QString& name) {
    if (name == m_model)
        return;
    stop();
    clear();
    m_model = name;
    ChatSeat::drop(std::exchange(m_seat, std::make_shared<ChatSeat>(name.toStdString())));
    setModels(m_models);
}

void ChatColumn::setSampling(const spec::SamplingSpec& sampling) {
    m_sampling = sampling;
    sayChips();
}

void ChatColumn::sayChips() {
    while (QLayoutItem* item = m_chips->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    QStringList texts{QStringLiteral("T ") + numberText(m_sampling.temperature, 2)};
    if (m_sampling.temperature > 0)
        texts << QStringLiteral("top-p ") + numberText(m_sampling.topP, 2);
    for (const QString& text : texts)
        m_chips->addWidget(new Chip({text}));
    fit();
}

void ChatColumn::fit() {
    const bool isNarrow = width() < kColumnNarrow;
    for (int i = 0; i < m_chips->count(); ++i)
        m_chips->itemAt(i)->widget()->setVisible(!isNarrow || (i == 0 && m_match->isHidden()));
    m_memory->setVisible(!isNarrow);
}

void ChatColumn::resizeEvent(QResizeEvent* event) {
    Panel::resizeEvent(event);
    fit();
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

void ChatColumn::askNow() {
    if (isBusy() || m_model.isEmpty() || m_messages.empty())
        return;
    m_problem->hide();
    m_answer.clear();
    m_figures = nullptr;
    m_tokens = 0;
    m_ratingId.clear();
    m_step.clear();
    m_text->beginAnswer();
    m_stream = std::make_shared<AnswerStream>();
    setPhase(Phase::Waiting);
    showRating();
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
        sayFoot();
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
    sayFoot();
}

void ChatColumn::finish(Result<Json> answer) {
    drain();
    m_paint.stop();
    m_job = nullptr;
    if (!answer && answer.error().code() == ErrorCode::Cancelled)
        return setPhase(Phase::Calm);
    if (!answer) {
        m_problemText->setText(sentenceOf(answer.error()));
        m_problemText->setToolTip(QString::fromStdString(answer.error().chain()).toHtmlEscaped());
        m_problem->show();
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
    m_problem->hide();
    m_messages = Json::array();
    m_answer.clear();
    m_figures = nullptr;
    m_tokens = 0;
    m_ratingId.clear();
    setPhase(Phase::Calm);
}

void ChatColumn::setPhase(Phase phase) {
    m_phase = phase;
    sayFoot();
    sayExpected();
    showRating();
    emit phaseChanged();
}

void ChatColumn::setExpected(const QString& expected) {
    m_expected = expected;
    sayExpected();
}

void ChatColumn::sayExpected() {
    m_match->setVisible(!m_expected.isEmpty() && !m_answer.isEmpty() && m_phase == Phase::Calm);
    const bool isRight = m_answer.trimmed() == m_expected.trimmed();
    m_match->setFace({isRight ? tr("as expected") : tr("differs"), isRight ? State::Good : State::Warning});
    fit();
}

void ChatColumn::sayFoot() {
    const bool isAnswered = m_figures.is_object();
    m_memory->setText(isAnswered && answerNumber(m_figures, "memory_bytes") > 0
                          ? tr("memory %1").arg(memoryText(std::uint64_t(answerNumber(m_figures, "memory_bytes"))))
                          : QString());
    m_memory->setToolTip(tr("What the process that holds this model takes"));
    if (m_phase == Phase::Waiting) {
        m_speed->setText({});
        m_counts->setText(m_step.isEmpty() ? tr("waiting for the first token") : m_step);
        return;
    }
    const double seconds = m_since.isValid() ? double(m_since.elapsed()) / 1000 : 0;
    if (m_phase == Phase::Writing) {
        m_speed->setText(seconds > 0.2 ? tr("%1 tok/s").arg(numberText(m_tokens / seconds, 1)) : QString());
        m_counts->setText(tr("%n tokens", nullptr, m_tokens));
        return;
    }
    m_speed->setText(isAnswered ? tr("%1 tok/s").arg(numberText(answerNumber(m_figures, "tokens_per_second"), 1)) : QString());
    m_counts->setText(isAnswered ? tr("first %1 ms · %n tokens", nullptr, int(answerNumber(m_figures, "completion_tokens")))
                                       .arg(countText(std::int64_t(answerNumber(m_figures, "prompt_seconds") * 1000)))
                                 : QString());
}

QString ChatColumn::footer() const { return m_speed->text() + QLatin1Char(' ') + m_counts->text(); }

void ChatColumn::showRating() {
    const bool canRate = m_phase == Phase::Calm && !m_answer.isEmpty();
    for (QPushButton* button : {m_better, m_worse})
        button->setEnabled(canRate);
    m_copy->setEnabled(!m_answer.isEmpty());
    m_better->setChecked(!m_ratingId.isEmpty() && m_verdict == services::Verdict::Better);
    m_worse->setChecked(!m_ratingId.isEmpty() && m_verdict == services::Verdict::Worse);
}

void ChatColumn::rate(services::Verdict verdict) {
    if (m_phase != Phase::Calm || m_answer.isEmpty())
        return showRating();
    services::NewRating rating{m_model.toStdString(), verdict, {}, m_answer.toStdString(), {}, m_sampling};
    rating.prompt.messages = m_messages;
    if (!rating.prompt.messages.empty()) // ends with the answer
        rating.prompt.messages.erase(rating.prompt.messages.end() - 1);
    if (!m_expected.isEmpty())
        rating.expected = m_expected.toStdString();
    const std::string before = m_ratingId.toStdString();
    const bool isTakenBack = !before.empty() && verdict == m_verdict;
    m_shell.session().ask<Json>(
        this,
        [rating, before, isTakenBack](services::Project& project) -> Result<Json> {
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
