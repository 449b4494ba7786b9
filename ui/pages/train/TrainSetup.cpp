#include "ui/pages/train/TrainSetup.h"

#include "services/dataset/Dataset.h"
#include "services/model/Model.h"
#include "services/run/Run.h"
#include "services/run/RunWatch.h"
#include "ui/pages/train/EstimatePane.h"
#include "ui/pages/train/MissingParts.h"
#include "ui/pages/train/ModelList.h"
#include "ui/pages/train/ModelSources.h"
#include "ui/pages/train/SpecText.h"
#include "ui/pages/train/TrainWords.h"
#include "ui/shell/Errors.h"
#include "ui/shell/Figures.h"
#include "ui/shell/Say.h"
#include "ui/style/Metrics.h"
#include "ui/widgets/Button.h"
#include "ui/widgets/KeyValueRows.h"
#include "ui/widgets/Label.h"
#include "ui/widgets/PanelHeader.h"
#include "ui/widgets/SegmentedControl.h"
#include "ui/widgets/StackedMeter.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QMenu>
#include <QScrollArea>
#include <QStackedWidget>

namespace danlu::ui {
namespace {

constexpr int kChoicesWidth = 288, kFormWidth = 456, kCheckMillis = 400;
constexpr std::array kAdapterKeys{"r", "lora_alpha", "lora_dropout", "target_modules", "bias"};

bool isAdapterKey(const std::string& key) { return std::ranges::find(kAdapterKeys, key) != kAdapterKeys.end(); }

/// What the page shows elsewhere, or decides itself: a run of the window goes on without it.
std::set<std::string> hiddenKeys(const std::string& method) {
    std::set<std::string> keys{"model", "dataset", "method", "on_client_exit"};
    if (method == "full")
        keys.insert(kAdapterKeys.begin(), kAdapterKeys.end());
    return keys;
}

/// Models that can be trained further, and every version of every dataset, the newest first.
Result<Json> readTrainLists(services::Project& project) {
    DANLU_TRY(const Json models, services::listModels(project));
    DANLU_TRY(const Json datasets, services::listDatasets(project));
    Json lists{{"models", Json::array()}, {"datasets", Json::array()}};
    for (const Json& model : models["models"])
        if (model.value("kind", std::string()) != "quantized")
            lists["models"].push_back(model);
    for (const Json& dataset : datasets["datasets"]) {
        DANLU_TRY(const Json about, services::describeDataset(project, dataset["name"].get<std::string>()));
        for (auto version = about["versions"].rbegin(); version != about["versions"].rend(); ++version)
            lists["datasets"].push_back({{"name", dataset["name"].get<std::string>() + "@" + std::to_string((*version)["version"].get<std::int64_t>())},
                                         {"rows", (*version)["rows"]},
                                         {"kind", dataset["kind"]}});
    }
    return lists;
}

std::int64_t wholeIn(const Json& json, const char* key) { return json.contains(key) && json[key].is_number() ? json[key].get<std::int64_t>() : 0; }

QScrollArea* setupScroll(QWidget* inner) {
    auto* area = new QScrollArea;
    area->setFrameShape(QFrame::NoFrame);
    area->setWidgetResizable(true);
    area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    area->setFocusPolicy(Qt::NoFocus);
    area->setWidget(inner);
    for (QWidget* each : {area->viewport(), inner}) // the ground of panels, not of the window
        each->setBackgroundRole(QPalette::Base);
    return area;
}

QString numberedTitle(int number, const QString& title) { return QStringLiteral("%1  %2").arg(number).arg(title); }

} // namespace

spec::TrainSpec usualTrainSpec(const std::string& method) {
    spec::TrainSpec spec;
    spec.method = method;
    spec.learningRate = spec.effectiveLearningRate();
    spec.onClientExit = "continue";
    return spec;
}

std::string trainYaml(const spec::TrainSpec& given) {
    spec::TrainSpec spec = given;
    std::string text;
    for (const auto& field : spec::fieldsOf(spec))
        if (spec.method != "full" || !isAdapterKey(field.key()))
            text += field.key() + ": " + toText(field.toJson()) + "\n";
    return text;
}

std::string trainCommand(const spec::TrainSpec& spec, const Path& project) {
    const std::string file = (spec.name.empty() ? "run" : spec.name) + ".yaml";
    return "cat > '" + file + "' <<'END'\n" + trainYaml(spec) + "END\ndanlu-cli train '" + file + "' --detach --project '" + project.string() + "'\n";
}

TrainSetup::TrainSetup(Shell& shell, QWidget* parent)
    : QWidget(parent), m_shell(shell), m_spec(usualTrainSpec("lora")), m_usual(m_spec), m_models(new ModelList), m_modelHead(new PanelHeader({})),
      m_dataHead(new PanelHeader({})), m_methodHead(new PanelHeader({})), m_formHead(new PanelHeader({})), m_datasets(new QComboBox),
      m_split(new StackedMeter({})), m_facts(new KeyValueRows), m_method(new SegmentedControl({}, {QStringLiteral("LoRA"), QString()})),
      m_methodText(new Label({}, {TextSize::Small, Weight::Regular, Color::TextMuted}, Wrap::Yes)), m_level(new SegmentedControl({}, {QString(), QString()})),
      m_form(new SpecForm(spec::fieldsOf(m_spec), spec::fieldsOf(m_usual), trainWords())), m_text(new SpecText), m_middle(new QStackedWidget),
      m_estimatePane(new EstimatePane(shell.queue(), shell.runs())) {
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    row->addWidget(makeChoices());
    row->addWidget(makeParameters());
    row->addWidget(m_estimatePane, 1);
    m_form->setHidden(hiddenKeys(m_spec.method));
    m_debounce.setSingleShot(true);
    m_debounce.setInterval(kCheckMillis);
    connect(&m_debounce, &QTimer::timeout, this, &TrainSetup::check);
    connect(m_models, &ModelList::chosen, this, &TrainSetup::choose);
    connect(m_datasets, &QComboBox::activated, this, &TrainSetup::choose);
    connect(m_method, &SegmentedControl::chosen, this, &TrainSetup::setMethod);
    connect(m_form, &SpecForm::edited, this, &TrainSetup::edited);
    connect(m_form, &SpecForm::validityChanged, this, &TrainSetup::checkSoon);
    connect(&shell.session(), &Session::changed, this, [this] {
        if (isVisible())
            loadLists();
    });
    connect(&shell.queue(), &RunQueue::changed, this, &TrainSetup::changed);
    connect(&shell.queue(), &RunQueue::started, this, [this] {
        if (std::exchange(m_isStarting, false))
            emit left();
    });
    connect(&shell.queue(), &RunQueue::failed, this, [this](const QString& name, const danlu::Error& error) {
        if (!std::exchange(m_isStarting, false) || name.toStdString() != m_spec.name)
            return;
        m_estimatePane->fail(tr("%1 was not started").arg(name), error);
        emit changed();
    });
    say(*this, [this] {
        tellAll();
        if (m_hasLists)
            loadLists(); // the lists count their rows in words
    });
}

TrainSetup::~TrainSetup() = default;

QWidget* TrainSetup::makeChoices() {
    auto* panel = new Panel(Qt::RightEdge);
    panel->setFixedWidth(kChoicesWidth);
    auto* column = new QVBoxLayout(panel);
    column->setContentsMargins(0, 0, 1, 0);
    column->setSpacing(0);
    auto* add = makeIconButton("plus"_icon, {});
    m_sources = new ModelSources(m_shell, this);
    connect(add, &QPushButton::clicked, this, [this, add] {
        auto* ways = m_sources->makeMenu(add);
        ways->setAttribute(Qt::WA_DeleteOnClose);
        ways->popup(add->mapToGlobal(QPoint(0, add->height())));
    });
    say(*add, [add] {
        add->setAccessibleName(tr("Add a model"));
        add->setToolTip(tr("Add a model"));
    });
    m_modelHead->addRight(add);
    column->addWidget(m_modelHead);
    column->addWidget(m_models, 1);
    auto* dataTop = new Panel(Qt::TopEdge);
    auto* dataColumn = new QVBoxLayout(dataTop);
    dataColumn->setContentsMargins(0, 1, 0, 0);
    dataColumn->setSpacing(0);
    dataColumn->addWidget(m_dataHead);
    auto* dataRows = new QVBoxLayout;
    dataRows->setContentsMargins(kPadding, kPadding, kPadding, kPadding);
    dataRows->setSpacing(kGap);
    dataRows->addWidget(m_datasets);
    dataRows->addWidget(m_split);
    dataRows->addWidget(m_facts);
    dataColumn->addLayout(dataRows);
    column->addWidget(dataTop);
    auto* methodTop = new Panel(Qt::TopEdge);
    auto* methodColumn = new QVBoxLayout(methodTop);
    methodColumn->setContentsMargins(0, 1, 0, 0);
    methodColumn->setSpacing(0);
    methodColumn->addWidget(m_methodHead);
    auto* method = new QVBoxLayout;
    method->setContentsMargins(kPadding, kPadding, kPadding, kGroupGap);
    method->setSpacing(kGap);
    method->addWidget(m_method);
    method->addWidget(m_methodText);
    methodColumn->addLayout(method);
    column->addWidget(methodTop);
    column->addStretch();
    return panel;
}

QWidget* TrainSetup::makeParameters() {
    auto* panel = new Panel(Qt::RightEdge);
    panel->setFixedWidth(kFormWidth);
    auto* column = new QVBoxLayout(panel);
    column->setContentsMargins(0, 0, 1, 0);
    column->setSpacing(0);
    m_formHead->addRight(m_level);
    column->addWidget(m_formHead);
    m_middle->addWidget(setupScroll(m_form));
    m_middle->addWidget(m_text);
    column->addWidget(m_middle, 1);
    auto* foot = new Panel(Qt::TopEdge);
    auto* row = new QHBoxLayout(foot);
    row->setContentsMargins(kPadding, kUnit, kPadding, kUnit);
    row->setSpacing(kGap);
    auto* dot = new Label({}, {TextSize::Small, Weight::Regular, Color::TextMuted});
    auto* reset = makeButton({{}, "undo"_icon}, Kind::Quiet, ControlSize::Small);
    auto* asText = makeButton({{}, "code"_icon}, Kind::Normal, ControlSize::Small);
    row->addWidget(dot, 1);
    row->addWidget(reset);
    row->addWidget(asText);
    column->addWidget(foot);
    connect(m_level, &SegmentedControl::chosen, this, [this](int level) { m_form->setLevel(SpecForm::Level(level)); });
    connect(reset, &QPushButton::clicked, this, [this] {
        spec::TrainSpec usual = usualTrainSpec(m_spec.method);
        usual.name = m_spec.name;
        usual.model = m_spec.model;
        usual.dataset = m_spec.dataset;
        usual.stage = m_spec.stage;
        takeSpec(usual);
    });
    connect(asText, &QPushButton::clicked, this, [this] {
        m_middle->setCurrentIndex(1 - m_middle->currentIndex());
        tellAll();
    });
    say(*panel, [this, dot, reset, asText] {
        dot->setText(tr("• differs from the default"));
        reset->setText(tr("Defaults"));
        m_asText = asText;
        tellAll();
    });
    return panel;
}

void TrainSetup::tellAll() {
    m_modelHead->setTitle(numberedTitle(1, tr("Model")));
    m_dataHead->setTitle(numberedTitle(2, tr("Data")));
    m_methodHead->setTitle(numberedTitle(3, tr("Method")));
    m_formHead->setTitle(numberedTitle(4, tr("Parameters")));
    const int count = m_form->changed();
    m_formHead->setFacts(count == 0 ? tr("all as usual") : tr("%n changed", nullptr, count));
    m_datasets->setAccessibleName(tr("Dataset"));
    m_method->setAccessibleName(tr("Method"));
    m_method->setPartTexts({QStringLiteral("LoRA"), tr("Full", "all weights are trained")});
    m_level->setAccessibleName(tr("How many parameters are shown"));
    m_level->setPartTexts({tr("Simple"), tr("Advanced")});
    if (m_asText)
        m_asText->setText(m_middle->currentIndex() == 0 ? tr("View as YAML / command") : tr("Back to the form"));
    m_level->setVisible(m_middle->currentIndex() == 0);
    m_text->setTexts(QString::fromStdString(trainYaml(m_spec)), QString::fromStdString(trainCommand(m_spec, m_shell.session().folder())));
    tellFacts();
}

/// What the dry run found out of model and data.
void TrainSetup::tellFacts() {
    m_facts->clear();
    m_split->setVisible(m_estimate.has_value());
    const bool isFull = m_spec.method == "full";
    if (!m_estimate) {
        m_methodText->setText(isFull ? tr("Every weight is trained; the result is a model of its own.")
                                     : tr("Only small added matrices are trained; the base stays as it is."));
        return;
    }
    const Json& found = *m_estimate;
    const auto train = wholeIn(found, "rows"), validation = wholeIn(found, "validation_rows"), cut = wholeIn(found, "cut");
    const double all = double(std::max<std::int64_t>(1, train + validation));
    m_split->setParts({{double(train) / all, Color::Series1, tr("Train %1").arg(countText(train))},
                       {double(validation) / all, Color::Series2, tr("Validation %1").arg(countText(validation))}});
    m_facts->addRow(tr("Tokens"), countText(wholeIn(found, "tokens")));
    m_facts->addRow(tr("Longest row"), tr("%1 tokens").arg(countText(wholeIn(found, "longest"))));
    m_facts->addRow(tr("Over %1").arg(countText(m_spec.maxSeqLength)),
                    cut > 0 ? tr("%1 rows are cut (%2)").arg(countText(cut), percentText(double(cut) / double(std::max<std::int64_t>(1, train)), 1))
                            : tr("no row is cut"),
                    cut > 0 ? Color::Warning : Color::Good);
    if (const auto dropped = wholeIn(found, "dropped"); dropped > 0)
        m_facts->addRow(tr("Left out"), tr("%1 rows hold nothing to learn").arg(countText(dropped)), Color::Warning);
    const Json& estimate = found["estimate"];
    const double trainable = double(wholeIn(estimate, "trainable")), parameters = double(std::max<std::int64_t>(1, wholeIn(estimate, "parameters")));
    const QString size = bytesText(std::uint64_t(wholeIn(estimate, "checkpoint_bytes")));
    m_methodText->setText(isFull ? tr("Every weight is trained: %1 parameters. A checkpoint is %2.").arg(countText(std::int64_t(trainable)), size)
                                 : tr("Only small added matrices are trained: %1 parameters, %2 of the model. The base stays as it is. A checkpoint is %3.")
                                       .arg(countText(std::int64_t(trainable)), percentText(trainable / parameters, 2), size));
}

QWidget* TrainSetup::first() const { return m_models; }

void TrainSetup::begin(const QString& like) {
    m_isNamed = m_isStarting = false;
    m_middle->setCurrentIndex(0);
    m_estimatePane->wait();
    loadLists();
    like.isEmpty() ? takeSpec(m_spec) : loadLike(like);
}

void TrainSetup::loadLists() {
    m_shell.session().ask<Json>(this, readTrainLists, [this](Result<Json> lists) {
        if (!lists)
            return m_estimatePane->fail(tr("The lists of models and datasets could not be read"), lists.error());
        takeLists(*lists);
    });
}

void TrainSetup::takeLists(const Json& lists) {
    m_hasLists = true;
    m_models->setModels(lists["models"]);
    m_datasets->clear();
    for (const Json& version : lists["datasets"]) {
        const QString name = QString::fromStdString(version["name"].get<std::string>());
        m_datasets->addItem(tr("%1 · %2 rows").arg(name, countText(wholeIn(version, "rows"))), name);
        m_datasets->setItemData(m_datasets->count() - 1, QString::fromStdString(version.value("kind", std::string())), Qt::UserRole + 1);
    }
    if (m_spec.model.empty() || !m_models->contains(m_spec.model))
        m_spec.model = m_models->firstName();
    if (m_datasets->findData(QString::fromStdString(m_spec.dataset)) < 0)
        m_spec.dataset = m_datasets->itemData(0).toString().toStdString();
    takeSpec(m_spec);
}

void TrainSetup::loadLike(const QString& run) {
    const auto work = [id = run.toStdString()](services::Project& project) { return services::showRun(project.file().folder(), id); };
    m_shell.session().ask<Json>(this, work, [this](Result<Json> shown) {
        if (!shown)
            return m_estimatePane->fail(tr("The settings of the run could not be read"), shown.error());
        spec::TrainSpec spec;
        const auto fields = spec::fieldsOf(spec);
        if (const auto read = spec::readJson(fields, (*shown)["spec"], spec::trainAliases()); !read)
            return m_estimatePane->fail(tr("The settings of the run could not be read"), read.error());
        spec.learningRate = spec.effectiveLearningRate();
        spec.onClientExit = "continue";
        m_isNamed = false;
        takeSpec(spec);
    });
}

void TrainSetup::takeSpec(const spec::TrainSpec& spec) {
    m_spec = spec;
    m_usual = usualTrainSpec(m_spec.method);
    m_usual.stage = m_spec.stage;
    m_models->choose(m_spec.model);
    m_datasets->setCurrentIndex(m_datasets->findData(QString::fromStdString(m_spec.dataset)));
    m_method->setCurrent(m_spec.method == "full" ? 1 : 0);
    m_form->setHidden(hiddenKeys(m_spec.method));
    nameIt();
    m_form->refresh();
    checkSoon();
}

void TrainSetup::choose() {
    m_spec.model = m_models->current();
    m_spec.dataset = m_datasets->currentData().toString().toStdString();
    if (m_datasets->currentData(Qt::UserRole + 1).toString() == QStringLiteral("text")) // plain texts have no answers
        m_spec.stage = "pretrain";
    takeSpec(m_spec);
}

/// What was left at its default follows the method's.
void TrainSetup::setMethod(int method) {
    const auto before = usualTrainSpec(m_spec.method);
    const bool isUsualRate = m_spec.learningRate == before.learningRate;
    m_spec.method = method == 1 ? "full" : "lora";
    if (isUsualRate)
        m_spec.learningRate = usualTrainSpec(m_spec.method).learningRate;
    takeSpec(m_spec);
}

void TrainSetup::edited(const std::string& key) {
    m_isNamed = m_isNamed || key == "name";
    checkSoon();
}

bool TrainSetup::isNameTaken(const std::string& name) const {
    return std::ranges::any_of(m_shell.runs().all(), [&](const RunFace& run) { return run.name.toStdString() == name; }) ||
           std::ranges::any_of(m_shell.queue().waiting(), [&](const spec::TrainSpec& spec) { return spec.name == name; });
}

/// "tickets-lora", "tickets-lora-2" …, until a person names it.
void TrainSetup::nameIt() {
    if (m_isNamed)
        return;
    const std::string dataset = m_spec.dataset.substr(0, m_spec.dataset.find('@'));
    const std::string stem = dataset.empty() ? m_spec.method : dataset + "-" + m_spec.method;
    m_spec.name = stem;
    for (int number = 2; isNameTaken(m_spec.name); ++number)
        m_spec.name = stem + "-" + std::to_string(number);
}

QString TrainSetup::obstacle() const {
    if (m_spec.model.empty())
        return tr("There is no model to start from.");
    if (m_spec.dataset.empty())
        return tr("There is no dataset to learn from.");
    if (m_spec.name.empty())
        return tr("The run has no name.");
    if (isNameTaken(m_spec.name))
        return tr("There is a run of that name already.");
    return m_form->isValid() ? QString() : tr("A parameter is out of its range.");
}

std::optional<ChipFace> TrainSetup::state() const {
    if (m_problem || !obstacle().isEmpty())
        return ChipFace{tr("Not ready"), State::Warning, {}};
    if (!m_isChecked)
        return ChipFace{tr("Checking…"), State::Neutral, "clock"_icon};
    return ChipFace{tr("Checked"), State::Good, {}};
}

void TrainSetup::checkSoon() {
    m_isChecked = false;
    m_problem.reset();
    const bool isTaken = isNameTaken(m_spec.name);
    m_form->complain("name", isTaken ? tr("There is a run of that name already.") : QString());
    tellAll();
    if (obstacle().isEmpty()) {
        m_estimatePane->wait();
        m_debounce.start();
    } else {
        m_debounce.stop();
        showMissing();
    }
    emit changed();
}

/// Without a model or a dataset there is nothing to estimate, but there are ways to one.
void TrainSetup::showMissing() {
    std::set<Missing> missing;
    if (m_spec.model.empty())
        missing.insert(Missing::Model);
    if (m_spec.dataset.empty())
        missing.insert(Missing::Dataset);
    if (m_hasLists && !missing.empty())
        m_estimatePane->showInstead(new MissingParts(m_shell, *m_sources, missing));
}

/// Asks a worker what the run would need; an older question is taken back.
void TrainSetup::check() {
    if (m_job)
        m_job->deleteLater();
    const auto work = [spec = m_spec](services::Project& project, const services::Task& task) { return services::dryRun(project, spec, task); };
    m_job = m_shell.session().act<Json>(this, work, [this](Result<Json> result) { took(std::move(result)); });
}

void TrainSetup::took(Result<Json> dryRun) {
    m_isChecked = bool(dryRun);
    m_estimate = dryRun ? std::optional(*dryRun) : std::nullopt;
    m_problem = dryRun ? std::nullopt : std::optional(dryRun.error());
    if (dryRun)
        m_estimatePane->show(*dryRun, m_spec);
    else
        m_estimatePane->fail(tr("This run cannot start as it is"), dryRun.error());
    tellFacts();
    emit changed();
}

void TrainSetup::start() {
    if (!canStart())
        return;
    const bool hasToWait = m_shell.queue().isBusy();
    const QString name = QString::fromStdString(m_spec.name);
    m_isStarting = !hasToWait;
    m_shell.queue().add(m_spec);
    if (hasToWait) {
        m_shell.toast({State::Info, tr("%1 waits for its turn").arg(name), tr("It starts when the run before it has ended, while this window is open.")});
        emit left();
    }
    emit changed();
}

} // namespace danlu::ui
