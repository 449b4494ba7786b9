#include "ui/pages/train/SetupChoices.h"

#include "services/dataset/Dataset.h"
#include "services/model/Model.h"
#include "ui/pages/train/ModelList.h"
#include "ui/shell/Figures.h"
#include "ui/shell/Say.h"
#include "ui/style/Metrics.h"
#include "ui/widgets/KeyValueRows.h"
#include "ui/widgets/Label.h"
#include "ui/widgets/PanelHeader.h"
#include "ui/widgets/SegmentedControl.h"
#include "ui/widgets/StackedMeter.h"

#include <QComboBox>
#include <QVBoxLayout>

namespace danlu::ui {
namespace {

constexpr int kChoicesWidth = 288;
constexpr int kKindRole = Qt::UserRole + 1;
const std::array<std::string, 2> kMethods{"lora", "full"}; // in the order of the control

std::int64_t foundWhole(const Json& json, const char* key) { return json.contains(key) && json[key].is_number() ? json[key].get<std::int64_t>() : 0; }

} // namespace

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

QString numberedTitle(int number, const QString& title) { return QStringLiteral("%1  %2").arg(number).arg(title); }

SetupChoices::SetupChoices(QWidget* parent)
    : Panel(Qt::RightEdge, parent), m_modelHead(new PanelHeader({})), m_dataHead(new PanelHeader({})), m_methodHead(new PanelHeader({})),
      m_models(new ModelList), m_datasets(new QComboBox), m_split(new StackedMeter({})), m_facts(new KeyValueRows),
      m_method(new SegmentedControl({}, {QStringLiteral("LoRA"), QString()})),
      m_methodText(new Label({}, {TextSize::Small, Weight::Regular, Color::TextMuted}, Wrap::Yes)) {
    setFixedWidth(kChoicesWidth);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 1, 0);
    column->setSpacing(0);
    column->addWidget(m_modelHead);
    column->addWidget(m_models, 1);
    addSection(*column, *m_dataHead, {m_datasets, m_split, m_facts});
    addSection(*column, *m_methodHead, {m_method, m_methodText});
    column->addStretch();
    connect(m_models, &ModelList::chosen, this, &SetupChoices::chosen);
    connect(m_datasets, &QComboBox::activated, this, &SetupChoices::chosen);
    connect(m_method, &SegmentedControl::chosen, this, [this](int method) { emit methodChosen(kMethods[std::size_t(method)]); });
    say(*this, [this] {
        m_modelHead->setTitle(numberedTitle(1, tr("Model")));
        m_dataHead->setTitle(numberedTitle(2, tr("Data")));
        m_methodHead->setTitle(numberedTitle(3, tr("Method")));
        m_datasets->setAccessibleName(tr("Dataset"));
        m_method->setAccessibleName(tr("Method"));
        m_method->setPartTexts({QStringLiteral("LoRA"), tr("Full", "all weights are trained")});
    });
}

void SetupChoices::addSection(QVBoxLayout& column, PanelHeader& head, const std::vector<QWidget*>& widgets) {
    auto* section = new Panel(Qt::TopEdge);
    auto* rows = new QVBoxLayout(section);
    rows->setContentsMargins(0, 1, 0, 0);
    rows->setSpacing(0);
    rows->addWidget(&head);
    auto* inner = new QVBoxLayout;
    inner->setContentsMargins(kPadding, kPadding, kPadding, kPadding);
    inner->setSpacing(kGap);
    for (QWidget* widget : widgets)
        inner->addWidget(widget);
    rows->addLayout(inner);
    column.addWidget(section);
}

void SetupChoices::addToModels(QWidget& control) { m_modelHead->addRight(&control); }

void SetupChoices::setLists(const Json& lists) {
    m_models->setModels(lists["models"]);
    m_datasets->clear();
    for (const Json& version : lists["datasets"]) {
        const QString name = QString::fromStdString(version["name"].get<std::string>());
        m_datasets->addItem(tr("%1 · %2 rows").arg(name, countText(foundWhole(version, "rows"))), name);
        m_datasets->setItemData(m_datasets->count() - 1, QString::fromStdString(version.value("kind", std::string())), kKindRole);
    }
}

void SetupChoices::adopt(spec::TrainSpec& spec) {
    if (spec.model.empty())
        spec.model = m_models->firstName();
    if (spec.dataset.empty())
        spec.dataset = m_datasets->itemData(0).toString().toStdString();
    m_models->choose(spec.model);
    m_datasets->setCurrentIndex(m_datasets->findData(QString::fromStdString(spec.dataset)));
    m_method->setCurrent(int(std::ranges::find(kMethods, spec.method) - kMethods.begin()));
}

std::string SetupChoices::model() const { return m_models->current(); }

std::string SetupChoices::dataset() const { return m_datasets->currentData().toString().toStdString(); }

bool SetupChoices::isPlainText() const { return m_datasets->currentData(kKindRole).toString() == QStringLiteral("text"); }

QWidget* SetupChoices::first() const { return m_models; }

void SetupChoices::tell(const spec::TrainSpec& spec, const std::optional<Json>& found) {
    m_facts->clear();
    m_split->setVisible(found.has_value());
    if (found)
        tellData(spec, *found);
    tellMethod(spec, found ? (*found)["estimate"] : Json::object());
}

void SetupChoices::tellData(const spec::TrainSpec& spec, const Json& found) {
    const auto train = foundWhole(found, "rows"), validation = foundWhole(found, "validation_rows"), cut = foundWhole(found, "cut");
    const double all = double(std::max<std::int64_t>(1, train + validation));
    m_split->setParts({{double(train) / all, Color::Series1, tr("Train %1").arg(countText(train))},
                       {double(validation) / all, Color::Series2, tr("Validation %1").arg(countText(validation))}});
    m_facts->addRow(tr("Tokens"), countText(foundWhole(found, "tokens")));
    m_facts->addRow(tr("Longest row"), tr("%1 tokens").arg(countText(foundWhole(found, "longest"))));
    m_facts->addRow(tr("Over %1").arg(countText(spec.maxSeqLength)),
                    cut > 0 ? tr("%1 rows are cut (%2)").arg(countText(cut), percentText(double(cut) / double(std::max<std::int64_t>(1, train)), 1))
                            : tr("no row is cut"),
                    cut > 0 ? Color::Warning : Color::Good);
    if (const auto dropped = foundWhole(found, "dropped"); dropped > 0)
        m_facts->addRow(tr("Left out"), tr("%1 rows hold nothing to learn").arg(countText(dropped)), Color::Warning);
    const Json& samples = found["samples"];
    m_facts->addRow(tr("Sample answers"), spec.sampleRows == 0
                                              ? tr("none")
                                              : tr("%1 rows, %2 times").arg(countText(foundWhole(samples, "rows")), countText(foundWhole(samples, "rounds"))));
}

void SetupChoices::tellMethod(const spec::TrainSpec& spec, const Json& estimate) {
    const bool isFull = spec.method == "full";
    if (estimate.empty())
        return m_methodText->setText(isFull ? tr("Every weight is trained; the result is a model of its own.")
                                            : tr("Only small added matrices are trained; the base stays as it is."));
    const auto trainable = foundWhole(estimate, "trainable");
    const double parameters = double(std::max<std::int64_t>(1, foundWhole(estimate, "parameters")));
    const QString size = bytesText(std::uint64_t(foundWhole(estimate, "checkpoint_bytes")));
    m_methodText->setText(isFull ? tr("Every weight is trained: %1 parameters. A checkpoint is %2.").arg(countText(trainable), size)
                                 : tr("Only small added matrices are trained: %1 parameters, %2 of the model. The base stays as it is. A checkpoint is %3.")
                                       .arg(countText(trainable), percentText(double(trainable) / parameters, 2), size));
}

} // namespace danlu::ui
