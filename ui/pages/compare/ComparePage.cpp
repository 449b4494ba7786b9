#include "ui/pages/compare/ComparePage.h"

#include "services/dataset/Dataset.h"
#include "services/model/Model.h"
#include "ui/pages/compare/BatchPanel.h"
#include "ui/pages/compare/SamplingForm.h"
#include "ui/shell/Figures.h"
#include "ui/shell/Say.h"
#include "ui/style/Metrics.h"
#include "ui/widgets/Button.h"
#include "ui/widgets/EmptyState.h"
#include "ui/widgets/Glyph.h"
#include "ui/widgets/PanelHeader.h"
#include "ui/widgets/Splitter.h"

#include <QApplication>
#include <QComboBox>
#include <QKeyEvent>
#include <QListView>
#include <QPlainTextEdit>
#include <QScrollArea>
#include <QShortcut>
#include <QSignalBlocker>
#include <QStackedWidget>

namespace danlu::ui {
namespace {

constexpr int kCompareSide = 328;
constexpr int kPromptHeight = 76;
constexpr int kQuestionLines = 4;
constexpr int kIdleLookMillis = 30'000;

} // namespace

ComparePage::ComparePage(Shell& shell, QWidget* parent)
    : Page(shell, parent), m_stack(new QStackedWidget), m_new(makeButton({{}, "pencil"_icon})), m_add(makeButton({{}, "plus"_icon}, Kind::Primary)),
      m_question(new Panel(Qt::BottomEdge)), m_questionText(new Label({}, {}, Wrap::Yes)),
      m_expected(new Label({}, {TextSize::Small, Weight::Regular, Color::Good}, Wrap::Yes)), m_row(new QHBoxLayout), m_prompt(new QPlainTextEdit),
      m_send(makeButton({{}, "send"_icon})), m_stop(makeButton({{}, "stop"_icon})), m_samplingHeader(new PanelHeader({})), m_scope(new QComboBox),
      m_sampling(new SamplingForm), m_batch(new BatchPanel(shell)) {
    title().addButton(m_new);
    title().setPrimary(m_add);
    auto* parts = new Splitter(Qt::Horizontal);
    parts->addWidget(conversation());
    parts->addWidget(side());
    parts->setStretchFactor(0, 1);
    parts->setSizes({1000, kCompareSide});
    parts->setCollapsible(0, false);
    m_stack->addWidget(parts);
    setContent(m_stack);
    connect(m_new, &QPushButton::clicked, this, &ComparePage::startAnew);
    connect(m_add, &QPushButton::clicked, this, [this] { addColumn(usualModels().value(qsizetype(m_columns.size()), m_models.front().name)); });
    connect(m_send, &QPushButton::clicked, this, &ComparePage::send);
    connect(m_stop, &QPushButton::clicked, this, &ComparePage::stop);
    connect(m_scope, &QComboBox::activated, this, &ComparePage::showSampling);
    connect(m_sampling, &SamplingForm::edited, this, &ComparePage::applySampling);
    connect(m_batch, &BatchPanel::asked, this, &ComparePage::askRow);
    connect(m_batch, &BatchPanel::looked, this, &ComparePage::lookAtRow);
    connect(m_batch, &BatchPanel::failed, this, [this](const QString& title, const danlu::Error& error) { this->shell().complain(title, error); });
    connect(&shell.session(), &Session::changed, this, [this] {
        if (isVisible())
            readModels();
    });
    m_idle.setInterval(kIdleLookMillis);
    connect(&m_idle, &QTimer::timeout, this, [this] {
        for (ChatColumn* column : m_columns)
            column->closeIfIdle();
    });
    m_idle.start();
    addKeys();
    say(*this, [this] { sayAll(); });
}

void ComparePage::addKeys() {
    const auto key = [this](const QKeySequence& keys, auto act) {
        auto* shortcut = new QShortcut(keys, this, nullptr, nullptr, Qt::WidgetWithChildrenShortcut);
        connect(shortcut, &QShortcut::activated, this, act);
    };
    key(Qt::CTRL | Qt::Key_Return, [this] { send(); });
    key(Qt::CTRL | Qt::Key_Enter, [this] { send(); });
    key(Qt::Key_Escape, [this] { stop(); });
    for (int i = 0; i < kMost; ++i) {
        const auto rate = [this, i](services::Verdict verdict) {
            if (i < int(m_columns.size()))
                m_columns[std::size_t(i)]->rate(verdict);
        };
        const auto digit = Qt::Key(Qt::Key_1 + i);
        key(QKeyCombination(Qt::AltModifier, digit), [rate] { rate(services::Verdict::Better); });
        key(QKeyCombination(Qt::AltModifier | Qt::ShiftModifier, digit), [rate] { rate(services::Verdict::Worse); });
    }
}

QWidget* ComparePage::conversation() {
    auto* part = new Panel;
    auto* column = new QVBoxLayout(part);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    m_question->setGround(Color::Raised);
    auto* question = new QHBoxLayout(m_question);
    question->setContentsMargins(kPageEdge, kPadding, kPageEdge, kPadding);
    question->setSpacing(kPadding);
    auto* glyph = new Glyph("user"_icon, Color::TextMuted);
    glyph->standBeside(TextSize::Base);
    question->addWidget(glyph, 0, Qt::AlignTop);
    auto* words = new QVBoxLayout;
    words->setSpacing(kUnit);
    words->addWidget(m_questionText);
    words->addWidget(m_expected);
    question->addLayout(words, 1);
    m_questionText->setMaximumHeight(kQuestionLines * lookOf(*this).tokens().lineHeight(TextSize::Base));
    m_question->hide();
    column->addWidget(m_question);
    m_row->setContentsMargins(0, 0, 0, 0);
    m_row->setSpacing(0);
    column->addLayout(m_row, 1);
    column->addWidget(askBar());
    return part;
}

QWidget* ComparePage::askBar() {
    auto* bar = new Panel(Qt::TopEdge);
    bar->setGround(Color::Background);
    auto* row = new QHBoxLayout(bar);
    row->setContentsMargins(kPageEdge, kPadding, kPageEdge, kPadding);
    row->setSpacing(kGap);
    m_prompt->setFixedHeight(kPromptHeight - 2 * kUnit);
    m_prompt->setTabChangesFocus(true);
    row->addWidget(m_prompt, 1);
    auto* buttons = new QVBoxLayout;
    buttons->setSpacing(kGap);
    setKeyCaps(*m_send, keyCaps(Qt::CTRL | Qt::Key_Return));
    setKeyCaps(*m_stop, {QStringLiteral("Esc")});
    for (QPushButton* button : {m_send, m_stop}) {
        button->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
        buttons->addWidget(button);
    }
    row->addLayout(buttons);
    return bar;
}

QWidget* ComparePage::side() {
    auto* side = new Panel(Qt::LeftEdge);
    side->setMinimumWidth(kCompareSide - 24);
    auto* column = new QVBoxLayout(side);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    setControlSize(*m_scope, ControlSize::Small);
    m_scope->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_scope->setMinimumContentsLength(12);
    m_samplingHeader->addRight(m_scope);
    column->addWidget(m_samplingHeader);
    column->addWidget(m_sampling);
    column->addWidget(m_batch, 1);
    return side;
}

void ComparePage::sayAll() {
    title().setPath({tr("Compare")});
    m_new->setText(tr("New chat"));
    m_add->setText(tr("Add column"));
    m_send->setText(tr("Send"));
    m_stop->setText(tr("Stop"));
    m_prompt->setAccessibleName(tr("Prompt for all columns"));
    m_samplingHeader->setTitle(tr("Sampling"));
    m_scope->setAccessibleName(tr("Columns that the sampling is for"));
    fillScope();
    showBusy();
    if (m_state.is_object() && m_models.empty())
        showEmpty();
}

void ComparePage::open(const QString& what) {
    if (!what.isEmpty())
        m_wanted = what.split(QLatin1Char(','), Qt::SkipEmptyParts);
    readModels();
}

QWidget* ComparePage::first() { return m_prompt; }

void ComparePage::readModels() {
    shell().session().ask<Json>(
        this,
        [](services::Project& project) -> Result<Json> {
            DANLU_TRY(const Json models, services::listModels(project));
            DANLU_TRY(const Json datasets, services::listDatasets(project));
            return Json{{"models", models["models"]}, {"datasets", datasets["datasets"]}};
        },
        [this](Result<Json> state) { state ? take(*state) : shell().complain(tr("The models could not be read"), state.error()); });
}

void ComparePage::take(const Json& state) {
    if (state == m_state && m_wanted.isEmpty()) // somebody did something else
        return;
    m_state = state;
    m_models = modelFacesOf(state["models"]);
    if (m_models.empty())
        return showEmpty();
    m_stack->setCurrentIndex(0);
    m_new->show();
    m_add->show();
    const QStringList wanted = std::exchange(m_wanted, {});
    if (!wanted.isEmpty())
        setColumns(wanted);
    else if (m_columns.empty())
        setColumns(usualModels().mid(0, std::clamp(int(m_models.size()), kLeast, 3)));
    for (ChatColumn* column : m_columns)
        column->setModels(m_models);
    m_batch->setDatasets(state["datasets"]);
}

void ComparePage::showEmpty() {
    auto* button = makeButton({tr("Go to training"), "flame"_icon});
    connect(button, &QPushButton::clicked, this, [this] { shell().go(QStringLiteral("train")); });
    auto* empty = new EmptyState({"columns"_icon, tr("Models are compared here"),
                                  tr("One prompt, several models side by side: a base model and what was trained from it, or one model with other settings."),
                                  tr("There is no model in this project yet. A finished run makes one.")},
                                 button);
    empty->addLater(tr("After the first run: a column for each model, its answers below one another"), {320, 320, 320});
    const bool hadKeys = isAncestorOf(QApplication::focusWidget()); // what had them is about to be hidden
    if (QWidget* before = m_stack->widget(1)) {                     // in another language
        m_stack->removeWidget(before);
        before->deleteLater();
    }
    m_stack->setCurrentIndex(m_stack->addWidget(empty));
    if (hadKeys)
        button->setFocus(Qt::OtherFocusReason);
    m_new->hide();
    m_add->hide();
}

/// Base models first, then what was made from them, each once; over again where there are too few.
QStringList ComparePage::usualModels() const {
    QStringList names;
    for (const auto* kind : {"base", "full", "adapter", "quantized"})
        for (const ModelFace& face : m_models)
            if (face.kind == QLatin1String(kind))
                names << face.name;
    for (qsizetype i = 0; !names.isEmpty() && names.size() < kMost; ++i)
        names << names[i];
    return names;
}

void ComparePage::setColumns(const QStringList& models) {
    QStringList known;
    for (const QString& name : models)
        if (std::ranges::find(m_models, name, &ModelFace::name) != m_models.end())
            known << name;
    while (known.size() < kLeast)
        known << usualModels().value(known.size());
    for (ChatColumn* column : std::exchange(m_columns, {})) {
        m_row->removeWidget(column);
        column->hide();
        column->deleteLater();
    }
    for (const QString& name : known.mid(0, kMost))
        addColumn(name);
    showQuestion({}, {});
}

void ComparePage::addColumn(const QString& model) {
    if (int(m_columns.size()) >= kMost)
        return;
    auto* column = new ChatColumn(shell(), int(m_columns.size()));
    column->setModels(m_models);
    column->setModel(model);
    column->setSampling(m_columns.empty() ? m_sampling->value() : m_columns.back()->sampling());
    connect(column, &ChatColumn::removed, this, [this, column] { removeColumn(column); });
    connect(column, &ChatColumn::modelChosen, this, &ComparePage::columnsChanged);
    connect(column, &ChatColumn::phaseChanged, this, &ComparePage::showBusy);
    m_columns.push_back(column);
    m_row->addWidget(column, 1);
    columnsChanged();
}

void ComparePage::removeColumn(ChatColumn* column) {
    if (int(m_columns.size()) <= kLeast)
        return;
    std::erase(m_columns, column);
    m_row->removeWidget(column);
    column->hide();
    column->deleteLater(); // its button was what was clicked
    for (std::size_t i = 0; i < m_columns.size(); ++i)
        m_columns[i]->setNumber(int(i));
    columnsChanged();
}

void ComparePage::columnsChanged() {
    QStringList models;
    for (ChatColumn* column : m_columns) {
        models << column->model();
        column->setRemovable(int(m_columns.size()) > kLeast);
    }
    m_batch->setModels(models);
    m_add->setEnabled(int(m_columns.size()) < kMost);
    m_add->setToolTip(m_add->isEnabled() ? QString() : tr("Four columns are the most"));
    fillScope();
    showBusy();
}

void ComparePage::fillScope() {
    const QSignalBlocker quiet(m_scope);
    const int chosen = m_scope->currentIndex();
    m_scope->clear();
    m_scope->addItem(tr("all columns"));
    for (std::size_t i = 0; i < m_columns.size(); ++i)
        m_scope->addItem(tr("column %1: %2").arg(i + 1).arg(m_columns[i]->model()));
    m_scope->setCurrentIndex(std::clamp(chosen, 0, m_scope->count() - 1));
}

void ComparePage::showSampling() {
    const int column = std::max(0, m_scope->currentIndex() - 1);
    if (column < int(m_columns.size()))
        m_sampling->setValue(m_columns[std::size_t(column)]->sampling());
}

void ComparePage::applySampling() {
    const int only = m_scope->currentIndex() - 1;
    for (int i = 0; i < int(m_columns.size()); ++i)
        if (only < 0 || only == i)
            m_columns[std::size_t(i)]->setSampling(m_sampling->value());
    m_batch->setSampling(m_sampling->value());
}

void ComparePage::send() {
    const QString text = m_prompt->toPlainText().trimmed();
    const bool isBusy = std::ranges::any_of(m_columns, &ChatColumn::isBusy);
    if (text.isEmpty() || isBusy || m_columns.empty())
        return;
    const bool goesOn = !m_question->isHidden();
    for (ChatColumn* column : m_columns) {
        column->setExpected({});
        goesOn ? column->goOn(text) : column->begin(Json::array({Json{{"role", "user"}, {"content", text.toStdString()}}}));
    }
    if (!goesOn)
        showQuestion(text, {});
    m_prompt->clear();
}

void ComparePage::askRow(int row) {
    const auto& prompts = m_batch->rows().prompts();
    if (row < 0 || row >= int(prompts.size()) || std::ranges::any_of(m_columns, &ChatColumn::isBusy))
        return;
    const auto& asked = prompts[std::size_t(row)];
    showQuestion(lastQuestion(asked.prompt.messages), expectedText(asked.expected));
    for (ChatColumn* column : m_columns) {
        column->begin(asked.prompt.messages);
        column->setExpected(expectedText(asked.expected));
    }
}

/// A row of a finished batch: its answers are there already.
void ComparePage::lookAtRow(int row) {
    const auto& prompts = m_batch->rows().prompts();
    const bool isBusy = std::ranges::any_of(m_columns, &ChatColumn::isBusy);
    const bool isAnswered = std::ranges::any_of(m_columns, [&](ChatColumn* column) { return m_batch->answerOf(column->model()); });
    if (row < 0 || row >= int(prompts.size()) || isBusy || !isAnswered)
        return;
    const auto& asked = prompts[std::size_t(row)];
    showQuestion(lastQuestion(asked.prompt.messages), expectedText(asked.expected));
    for (ChatColumn* column : m_columns) {
        const Json* answer = m_batch->answerOf(column->model());
        answer ? column->showAnswer(asked.prompt.messages, *answer) : column->clear();
        column->setExpected(expectedText(asked.expected));
    }
}

void ComparePage::stop() {
    for (ChatColumn* column : m_columns)
        column->stop();
}

void ComparePage::startAnew() {
    for (ChatColumn* column : m_columns) {
        column->clear();
        column->setExpected({});
    }
    showQuestion({}, {});
    m_prompt->setFocus(Qt::OtherFocusReason);
}

void ComparePage::showQuestion(const QString& text, const QString& expected) {
    m_question->setVisible(!text.isEmpty());
    m_questionText->setText(text);
    m_questionText->setToolTip(text);
    m_expected->setVisible(!expected.isEmpty());
    m_expected->setText(tr("Expected: %1").arg(expected));
    showBusy();
}

void ComparePage::showBusy() {
    const auto busy = std::ranges::count_if(m_columns, &ChatColumn::isBusy);
    m_stop->setEnabled(busy > 0);
    m_send->setEnabled(busy == 0 && !m_columns.empty());
    m_prompt->setPlaceholderText(!m_question->isHidden() ? tr("Ask on; all columns answer at once") : tr("Ask something; all columns answer at once"));
    title().setFacts(busy > 0 ? tr("%n columns are answering", nullptr, int(busy)) : tr("%n columns", nullptr, int(m_columns.size())));
}

} // namespace danlu::ui
