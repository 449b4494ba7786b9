#include "ui/pages/data/DatasetList.h"

#include "ui/pages/data/Lineage.h"
#include "ui/shell/Figures.h"
#include "ui/shell/Say.h"
#include "ui/widgets/Button.h"
#include "ui/widgets/PanelHeader.h"

#include <QHeaderView>
#include <QSignalBlocker>
#include <QTreeView>
#include <QVBoxLayout>

namespace danlu::ui {
namespace {

QTreeView* makeTree(DatasetTreeModel& model) {
    auto* view = new QTreeView;
    view->setModel(&model);
    view->setHeaderHidden(true);
    view->setFrameShape(QFrame::NoFrame);
    view->setUniformRowHeights(true);
    view->header()->setStretchLastSection(false);
    view->header()->setSectionResizeMode(DatasetTreeModel::kName, QHeaderView::Stretch);
    view->header()->setSectionResizeMode(DatasetTreeModel::kRows, QHeaderView::ResizeToContents);
    view->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    return view;
}

} // namespace

DatasetList::DatasetList(QWidget* parent)
    : Panel({}, parent), m_model(new DatasetTreeModel(this)), m_view(makeTree(*m_model)), m_header(new PanelHeader({})), m_lineageTitle(new PanelHeader({})),
      m_lineage(new Lineage) {
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    auto* add = makeIconButton("plus"_icon, {});
    m_header->addRight(add);
    m_lineageTitle->setLines(Qt::TopEdge | Qt::BottomEdge);
    column->addWidget(m_header);
    column->addWidget(m_view, 1);
    column->addWidget(m_lineageTitle);
    column->addWidget(m_lineage);
    setLineage({}, {});
    connect(add, &QPushButton::clicked, this, &DatasetList::importClicked);
    connect(m_view->selectionModel(), &QItemSelectionModel::currentChanged, this, [this](const QModelIndex& now) {
        if (const VersionFace* version = m_model->versionAt(now))
            emit chosenChanged(version->reference());
    });
    say(*this, [this, add] {
        m_header->setTitle(tr("Datasets"));
        m_header->setFacts(countText(std::int64_t(m_model->datasets().size())));
        m_view->setAccessibleName(tr("Datasets"));
        add->setToolTip(tr("Import data"));
        add->setAccessibleName(tr("Import data"));
    });
}

QWidget* DatasetList::view() const { return m_view; }

QString DatasetList::chosen() const {
    const VersionFace* version = m_model->versionAt(m_view->currentIndex());
    return version ? version->reference() : QString();
}

void DatasetList::setDatasets(std::vector<DatasetFace> datasets) {
    QStringList closed; // everything is open but what somebody closed
    for (int row = 0; row < m_model->rowCount(); ++row)
        if (const auto index = m_model->index(row, 0); !m_view->isExpanded(index))
            closed << index.data().toString();
    const QString before = chosen();
    {
        const QSignalBlocker silent(m_view->selectionModel());
        m_model->setDatasets(std::move(datasets));
        for (int row = 0; row < m_model->rowCount(); ++row)
            if (const auto index = m_model->index(row, 0); !closed.contains(index.data().toString()))
                m_view->expand(index);
    }
    choose(before);
    m_header->setFacts(countText(std::int64_t(m_model->datasets().size())));
}

void DatasetList::choose(const QString& reference) {
    const QModelIndex index = m_model->indexOf(reference);
    if (!index.isValid() || chosen() == reference) // a dataset stands for its newest version, and the keyboard passes over it
        return;
    const QSignalBlocker silent(m_view->selectionModel());
    m_view->selectionModel()->setCurrentIndex(index, QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
    m_view->scrollTo(index);
    m_view->viewport()->update();
}

void DatasetList::setLineage(const QString& title, std::vector<LineageStep> steps) {
    m_lineageTitle->setVisible(!steps.empty());
    m_lineage->setVisible(!steps.empty());
    m_lineageTitle->setTitle(title);
    m_lineage->setAccessibleName(title);
    m_lineage->setSteps(std::move(steps));
}

} // namespace danlu::ui
