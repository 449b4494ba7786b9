#include "ui/pages/data/VersionView.h"

#include "ui/pages/data/ExportPanel.h"
#include "ui/pages/data/ManagePanel.h"
#include "ui/pages/data/RecordView.h"
#include "ui/pages/data/RejectedView.h"
#include "ui/pages/data/RowsTable.h"
#include "ui/pages/data/RowsView.h"
#include "ui/pages/data/SplitPanel.h"
#include "ui/shell/Errors.h"
#include "ui/shell/Say.h"
#include "ui/widgets/Panel.h"
#include "ui/widgets/Splitter.h"

#include <QHBoxLayout>
#include <QStackedWidget>
#include <QTabBar>

namespace danlu::ui {
namespace {

constexpr int kWideWindow = 1366;
constexpr int kRecordWidth = 300;

} // namespace

VersionView::VersionView(Shell& shell, QWidget* parent)
    : QWidget(parent), m_shell(shell), m_model(new RowsModel(shell.session(), this)), m_rows(new RowsView(shell, *m_model)), m_record(new RecordView(*m_model)),
      m_split(new Splitter(Qt::Horizontal)), m_tabs(new QTabBar), m_stack(new QStackedWidget), m_rejected(new RejectedView(shell)),
      m_splitting(new SplitPanel(shell)), m_export(new ExportPanel(shell)), m_manage(new ManagePanel(shell)) {
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    auto* strip = new Panel(Qt::BottomEdge);
    auto* row = new QHBoxLayout(strip);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(m_tabs);
    row->addStretch(1);
    strip->setFixedHeight(lookOf(*this).tokens().size(Size::TabBar));
    column->addWidget(strip);
    column->addWidget(m_stack, 1);
    m_split->addWidget(m_rows);
    m_split->addWidget(m_record);
    m_split->setStretchFactor(0, 1);
    m_split->setSizes({1000, kRecordWidth});
    m_tabs->setDrawBase(false);
    add(Tab::Rows, m_split);
    add(Tab::Split, m_splitting);
    add(Tab::Export, m_export);
    add(Tab::Rejected, m_rejected);
    add(Tab::Manage, m_manage);
    connect(m_tabs, &QTabBar::currentChanged, this, &VersionView::chooseTab);
    connect(&m_rows->table(), &RowsTable::currentRowChanged, m_record, &RecordView::open);
    connect(&m_rows->table(), &RowsTable::recordAsked, this, [this] { show(m_isNarrow ? Tab::Record : Tab::Rows); });
    connect(m_record, &RecordView::stepAsked, m_rows, &RowsView::step);
    connect(m_model, &RowsModel::opened, this, [this] {
        m_export->setHasSplit(m_model->hasSplit());
        m_rows->table().setCurrentIndex(m_model->index(0, 0));
    });
    connect(m_model, &RowsModel::failed, this, [this](const danlu::Error& error) {
        if (error.code() == ErrorCode::NotFound)
            emit datasetGone();
        else
            m_shell.complain(tr("The rows could not be read"), error);
    });
    connect(m_manage, &ManagePanel::aboutToDelete, this, &VersionView::close);
    connect(m_manage, &ManagePanel::renamed, this, &VersionView::made);
    connect(m_manage, &ManagePanel::deleted, this, &VersionView::deleted);
    connect(m_splitting, &SplitPanel::made, this, &VersionView::made);
    ui::say(*this, [this] { say(); });
}

void VersionView::add(Tab tab, QWidget* view) {
    m_views.emplace_back(tab, view);
    m_tabs->addTab({});
    m_stack->addWidget(view);
}

void VersionView::say() {
    const auto textOfTab = [](Tab tab) {
        switch (tab) {
        case Tab::Rows:
            return tr("Table");
        case Tab::Record:
            return tr("Record");
        case Tab::Rejected:
            return tr("Rejected rows");
        case Tab::Split:
            return tr("Split");
        case Tab::Export:
            return tr("Export");
        case Tab::Manage:
            break;
        }
        return tr("Name and deletion");
    };
    for (std::size_t i = 0; i < m_views.size(); ++i)
        m_tabs->setTabText(int(i), textOfTab(m_views[i].first));
    m_tabs->setAccessibleName(tr("What to see of the version"));
}

void VersionView::open(const DatasetFace& dataset, const VersionFace& version) {
    m_manage->open(dataset);
    m_splitting->open(dataset, version);
    m_export->open(dataset, version);
    m_rejected->open(version);
    if (m_model->reference() != version.reference())
        m_model->open(version.reference());
}

void VersionView::close() { m_model->close(); }

void VersionView::chooseTab(int index) {
    if (index >= 0)
        m_stack->setCurrentWidget(m_views[std::size_t(index)].second);
}

void VersionView::show(Tab tab) {
    for (std::size_t i = 0; i < m_views.size(); ++i)
        if (m_views[i].first == tab)
            m_tabs->setCurrentIndex(int(i));
}

QWidget* VersionView::first() const { return &m_rows->table(); }

void VersionView::layRecord() {
    const bool isNarrow = window()->width() < kWideWindow;
    if (isNarrow == m_isNarrow)
        return;
    m_isNarrow = isNarrow;
    if (isNarrow) {
        m_views.insert(m_views.begin() + 1, {Tab::Record, m_record});
        m_stack->insertWidget(1, m_record);
        m_tabs->insertTab(1, {});
    } else {
        m_views.erase(m_views.begin() + 1);
        m_tabs->removeTab(1);
        m_stack->removeWidget(m_record);
        m_split->addWidget(m_record);
        m_record->setVisible(true);
        m_split->setSizes({1000, kRecordWidth});
    }
    say();
}

void VersionView::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    layRecord();
}

} // namespace danlu::ui
