#include "ui/pages/export/ExportChoice.h"

#include "ui/shell/Facts.h"
#include "ui/shell/Say.h"
#include "ui/style/Metrics.h"
#include "ui/widgets/Label.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QSignalBlocker>

namespace danlu::ui {
namespace {

constexpr TextLook kChoiceText{TextSize::Small, Weight::Regular, Color::TextMuted};
constexpr int kModelNameWidth = 320; // a name may be long

QString exportKindText(const QString& kind) {
    if (kind == QStringLiteral("adapter"))
        return ExportChoice::tr("adapter");
    if (kind == QStringLiteral("quantized"))
        return ExportChoice::tr("quantized");
    return kind == QStringLiteral("full") ? ExportChoice::tr("trained") : ExportChoice::tr("base");
}

} // namespace

ExportChoice::ExportChoice(QWidget* parent)
    : Panel(Qt::BottomEdge, parent), m_modelName(new Label({}, kChoiceText)), m_datasetName(new Label({}, kChoiceText)), m_models(new QComboBox),
      m_datasets(new QComboBox) {
    setFixedHeight(lookOf(*this).tokens().size(Size::Toolbar));
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(kPadding, 0, kPadding, 0);
    row->setSpacing(kGap);
    for (QComboBox* box : {m_models, m_datasets}) {
        box->setSizeAdjustPolicy(QComboBox::AdjustToContents);
        box->setMaximumWidth(kModelNameWidth);
    }
    row->addWidget(m_modelName);
    row->addWidget(m_models);
    row->addSpacing(kGap);
    row->addWidget(m_datasetName);
    row->addWidget(m_datasets);
    row->addStretch(1);
    connect(m_models, &QComboBox::activated, this, [this] { emit modelChosen(m_models->currentData().toString()); });
    connect(m_datasets, &QComboBox::activated, this, [this] { emit datasetChosen(dataset()); });
    say(*this, [this] {
        m_modelName->setText(tr("Model"));
        m_models->setAccessibleName(tr("Model to export"));
        m_datasetName->setText(tr("measured on"));
        m_datasets->setAccessibleName(tr("Dataset that quality is measured on"));
    });
}

QString ExportChoice::dataset() const { return m_datasets->currentData().toString(); }

void ExportChoice::setState(const Json& state, const QString& model, const QString& dataset) {
    fillModels(state["models"], model);
    fillDatasets(state["datasets"], dataset);
}

void ExportChoice::fillModels(const Json& models, const QString& model) {
    const QSignalBlocker quiet(m_models);
    m_models->clear();
    for (const Json& each : models)
        m_models->addItem(tr("%1 · %2", "a model and its kind").arg(textAt(each, "name"), exportKindText(textAt(each, "kind"))), textAt(each, "name"));
    m_models->setCurrentIndex(m_models->findData(model));
}

void ExportChoice::fillDatasets(const Json& datasets, const QString& dataset) {
    const QSignalBlocker quiet(m_datasets);
    m_datasets->clear();
    for (const Json& each : datasets) {
        const QString name = textAt(each, "name") + QLatin1Char('@') + QString::number(each.value("versions", 1));
        m_datasets->addItem(name, name);
    }
    if (!dataset.isEmpty() && m_datasets->findData(dataset) < 0) // an older version
        m_datasets->addItem(dataset, dataset);
    m_datasets->setCurrentIndex(dataset.isEmpty() ? 0 : m_datasets->findData(dataset));
}

} // namespace danlu::ui
