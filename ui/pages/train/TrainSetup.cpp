#include "ui/pages/train/TrainSetup.h"

#include "services/run/Run.h"
#include "services/run/RunWatch.h"
#include "ui/pages/train/EstimatePane.h"
#include "ui/pages/train/MissingParts.h"
#include "ui/pages/train/ModelSources.h"
#include "ui/pages/train/SetupChoices.h"
#include "ui/pages/train/SetupParameters.h"
#include "ui/pages/train/TrainText.h"
#include "ui/shell/Say.h"
#include "ui/widgets/Button.h"

#include <QHBoxLayout>
#include <QMenu>

namespace danlu::ui {
namespace {

constexpr int kCheckMillis = 400;

/// What the page shows elsewhere, or decides itself: a run of the window goes on without it.
std::set<std::string> hiddenKeys(spec::TrainSpec spec) {
    std::set<std::string> keys{"model", "dataset", "method", "on_client_exit"};
    for (const auto& field : spec::fieldsOf(spec))
        if (spec.method == "full" && spec::isAdapterKey(field.key()))
            keys.insert(field.key());
    return keys;
}

} // namespace

TrainSetup::TrainSetup(Shell& shell, QWidget* parent)
    : QWidget(parent), m_shell(shell), m_spec(usualTrainSpec("lora")), m_usual(m_spec), m_choices(new SetupChoices),
      m_parameters(new SetupParameters(spec::fieldsOf(m_spec), spec::fieldsOf(m_usual))), m_form(m_parameters->form()),
      m_estimate(new EstimatePane(shell.queue(), shell.runs())) {
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    row->addWidget(m_choices);
    row->addWidget(m_parameters);
    row->addWidget(m_estimate, 1);
    m_choices->addToModels(*makeAdd());
    m_form.setHidden(hiddenKeys(m_spec));
    m_debounce.setSingleShot(true);
    m_debounce.setInterval(kCheckMillis);
    connect(&m_debounce, &QTimer::timeout, this, &TrainSetup::check);
    connect(m_choices, &SetupChoices::chosen, this, &TrainSetup::choose);
    connect(m_choices, &SetupChoices::methodChosen, this, &TrainSetup::setMethod);
    connect(m_parameters, &SetupParameters::defaultsAsked, this, &TrainSetup::takeDefaults);
    connect(&m_form, &SpecForm::edited, this, [this](const std::string& key) {
        m_isNamed = m_isNamed || key == "name";
        checkSoon();
    });
    connect(&m_form, &SpecForm::validityChanged, this, &TrainSetup::checkSoon);
    listen();
    say(*this, [this] {
        tell();
        if (m_hasLists)
            loadLists(); // the lists count their rows in words
    });
}

TrainSetup::~TrainSetup() = default;

void TrainSetup::listen() {
    connect(&m_shell.session(), &Session::changed, this, [this] {
        if (isVisible())
            loadLists();
    });
    connect(&m_shell.queue(), &RunQueue::changed, this, &TrainSetup::changed);
    connect(&m_shell.queue(), &RunQueue::added, this, [this] {
        if (std::exchange(m_isStarting, false))
            emit left();
    });
    connect(&m_shell.queue(), &RunQueue::refused, this, &TrainSetup::refused);
}

QPushButton* TrainSetup::makeAdd() {
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
    return add;
}

QWidget* TrainSetup::first() const { return m_choices->first(); }

void TrainSetup::begin(const QString& like) {
    m_isNamed = m_isStarting = false;
    m_parameters->showForm();
    m_estimate->wait();
    loadLists();
    m_parameters->setEnabled(like.isEmpty()); // what is typed before they are there would be lost
    like.isEmpty() ? takeSpec(m_spec) : loadLike(like);
}

void TrainSetup::loadLists() {
    m_shell.session().ask<Json>(this, readTrainLists, [this](Result<Json> lists) {
        if (!lists)
            return m_estimate->fail(tr("The lists of models and datasets could not be read"), lists.error());
        m_hasLists = true;
        m_choices->setLists(*lists);
        m_choices->adopt(m_spec);
        takeSpec(m_spec);
    });
}

void TrainSetup::loadLike(const QString& run) {
    const auto work = [id = run.toStdString()](services::Project& project) { return services::showRun(project.file().folder(), id); };
    m_shell.session().ask<Json>(this, work, [this](Result<Json> shown) {
        m_parameters->setEnabled(true);
        if (!shown)
            return m_estimate->fail(tr("The settings of the run could not be read"), shown.error());
        takeLike(*shown);
    });
}

void TrainSetup::takeLike(const Json& shown) {
    spec::TrainSpec spec;
    const auto fields = spec::fieldsOf(spec);
    if (const auto read = spec::readJson(fields, shown["spec"], spec::trainAliases()); !read)
        return m_estimate->fail(tr("The settings of the run could not be read"), read.error());
    spec.learningRate = spec.effectiveLearningRate();
    spec.onClientExit = "continue";
    m_isNamed = false;
    takeSpec(spec);
}

void TrainSetup::takeSpec(const spec::TrainSpec& spec) {
    m_spec = spec;
    m_usual = usualTrainSpec(m_spec.method);
    m_usual.stage = m_spec.stage;
    m_choices->adopt(m_spec);
    m_form.setHidden(hiddenKeys(m_spec));
    nameIt();
    m_form.refresh();
    checkSoon();
}

void TrainSetup::takeDefaults() {
    spec::TrainSpec usual = usualTrainSpec(m_spec.method);
    usual.name = m_spec.name;
    usual.model = m_spec.model;
    usual.dataset = m_spec.dataset;
    usual.stage = m_spec.stage;
    takeSpec(usual);
}

void TrainSetup::choose() {
    m_spec.model = m_choices->model();
    m_spec.dataset = m_choices->dataset();
    if (m_choices->isPlainText())
        m_spec.stage = "pretrain";
    takeSpec(m_spec);
}

/// What was left at its default follows the method's.
void TrainSetup::setMethod(const std::string& method) {
    const bool isUsualRate = m_spec.learningRate == usualTrainSpec(m_spec.method).learningRate;
    m_spec.method = method;
    if (isUsualRate)
        m_spec.learningRate = usualTrainSpec(method).learningRate;
    takeSpec(m_spec);
}

bool TrainSetup::isNameTaken(const std::string& name) const {
    return std::ranges::any_of(m_shell.runs().all(), [&](const RunFace& run) { return run.name.toStdString() == name; });
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
    return m_form.isValid() ? QString() : tr("A parameter is out of its range.");
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
    m_form.complain("name", isTaken ? tr("There is a run of that name already.") : QString());
    tell();
    if (obstacle().isEmpty()) {
        m_estimate->wait();
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
        m_estimate->showInstead(new MissingParts(m_shell, *m_sources, missing));
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
    m_found = dryRun ? std::optional(*dryRun) : std::nullopt;
    m_problem = dryRun ? std::nullopt : std::optional(dryRun.error());
    if (dryRun)
        m_estimate->show(*dryRun, m_spec);
    else
        m_estimate->fail(tr("This run cannot start as it is"), dryRun.error());
    tell();
    emit changed();
}

void TrainSetup::start() {
    if (!canStart())
        return;
    if (m_shell.queue().isBusy())
        m_shell.toast({State::Info, tr("%1 waits for its turn").arg(QString::fromStdString(m_spec.name)),
                       tr("It starts when the run before it has ended and the project is unlocked.")});
    m_isStarting = true;
    m_shell.queue().add(m_spec);
    emit changed();
}

void TrainSetup::refused(const QString& name, const danlu::Error& error) {
    if (!std::exchange(m_isStarting, false) || name.toStdString() != m_spec.name)
        return;
    m_estimate->fail(tr("%1 was not started").arg(name), error);
    emit changed();
}

void TrainSetup::tell() {
    m_choices->tell(m_spec, m_found);
    m_parameters->setTexts(QString::fromStdString(trainYaml(m_spec)), QString::fromStdString(trainCommand(m_spec, m_shell.session().folder())));
}

} // namespace danlu::ui
