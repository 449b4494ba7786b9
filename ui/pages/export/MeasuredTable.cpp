#include "ui/pages/export/MeasuredTable.h"

#include "ui/pages/export/ExportTables.h"
#include "ui/pages/export/FormsModel.h"
#include "ui/shell/Say.h"
#include "ui/style/Look.h"
#include "ui/widgets/PanelHeader.h"

#include <QHeaderView>
#include <QTableView>
#include <QVBoxLayout>

namespace danlu::ui {
namespace {

constexpr int kFormColumn = 176, kFigureColumn = 84;

} // namespace

MeasuredTable::MeasuredTable(QWidget* parent) : QWidget(parent), m_header(new PanelHeader({})), m_model(new FormsModel(this)), m_table(new QTableView) {
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    m_header->setLines(Qt::TopEdge | Qt::BottomEdge);
    column->addWidget(m_header);
    column->addWidget(m_table);
    setUpExportTable(*m_table, *m_model, new LevelDelegate(m_table));
    m_table->setSelectionMode(QAbstractItemView::NoSelection);
    m_table->setFocusPolicy(Qt::NoFocus); // nothing can be done to it
    m_table->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_table->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_table->horizontalHeader()->setStretchLastSection(true);
    say(*this, [this] { sayAll(); });
}

void MeasuredTable::sayAll() {
    m_header->setTitle(tr("Measured"));
    m_table->setAccessibleName(tr("What was measured of each form"));
    m_header->setFacts(m_model->rowCount() > 0 ? tr("%1, %n rows, beside the original", nullptr, int(m_forms.original->rows)).arg(m_forms.dataset)
                       : m_dataset.isEmpty()   ? QString()
                                               : tr("the original was not measured on %1 yet").arg(m_dataset));
    m_model->retranslate();
}

void MeasuredTable::setTable(const FormTable& table, const QString& dataset) {
    m_forms = table;
    m_dataset = dataset;
    m_model->setTable(table);
    sayAll();
    layColumns();
}

void MeasuredTable::layColumns() {
    const int rows = m_model->rowCount();
    const Tokens& tokens = lookOf(*this).tokens();
    m_table->setVisible(rows > 0);
    m_table->setFixedHeight(tokens.size(Size::TableHeader) + rows * tokens.size(Size::Row));
    for (int column = 0; column < m_model->columnCount(); ++column) {
        const bool isLevel = column >= FormsModel::FirstLevel;
        m_table->horizontalHeader()->setSectionResizeMode(column, isLevel ? QHeaderView::Stretch : QHeaderView::Interactive);
        if (!isLevel)
            m_table->setColumnWidth(column, column == FormsModel::Form ? kFormColumn : kFigureColumn);
    }
}

} // namespace danlu::ui
