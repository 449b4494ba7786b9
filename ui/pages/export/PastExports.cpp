#include "ui/pages/export/PastExports.h"

#include "ui/pages/export/ExportTables.h"
#include "ui/shell/Figures.h"
#include "ui/shell/Say.h"
#include "ui/style/Look.h"
#include "ui/widgets/PanelHeader.h"
#include "ui/widgets/RowDelegate.h"

#include <QHeaderView>
#include <QScopedValueRollback>
#include <QTableView>
#include <QVBoxLayout>

#include <array>

namespace danlu::ui {
namespace {

constexpr int kLeastExports = 3;                               // rows that are seen whatever is above
constexpr std::array kExportWidths{112, 120, 104, 88, 0, 152}; // 0: takes the rest

} // namespace

PastExports::PastExports(QWidget* parent) : QWidget(parent), m_header(new PanelHeader({})), m_model(new ExportsModel(this)), m_table(new QTableView) {
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    m_header->setLines(Qt::TopEdge | Qt::BottomEdge);
    column->addWidget(m_header);
    column->addWidget(m_table, 1);
    setUpExportTable(*m_table, *m_model, new RowDelegate(RowLines::Below, m_table));
    const auto& tokens = lookOf(*m_table).tokens();
    m_table->setMinimumHeight(tokens.size(Size::TableHeader) + kLeastExports * tokens.size(Size::Row));
    QHeaderView& header = *m_table->horizontalHeader();
    for (std::size_t i = 0; i < kExportWidths.size(); ++i)
        kExportWidths[i] > 0 ? header.resizeSection(int(i), kExportWidths[i]) : header.setSectionResizeMode(int(i), QHeaderView::Stretch);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this, [this](const QModelIndex& current) {
        if (m_isFilling || !current.isValid())
            return;
        const ExportFace& face = all()[std::size_t(current.row())];
        m_folder = face.folder;
        emit chosen(face);
    });
    say(*this, [this] { sayAll(); });
}

void PastExports::sayAll() {
    m_header->setTitle(tr("Past exports"));
    m_header->setFacts(all().empty() ? tr("nothing was exported yet") : countText(std::int64_t(all().size())));
    m_table->setAccessibleName(tr("Past exports, the newest first"));
    m_model->retranslate();
}

void PastExports::setExports(std::vector<ExportFace> exports) {
    const QScopedValueRollback filling(m_isFilling, true);
    m_model->setExports(std::move(exports));
    choose(m_folder);
    sayAll();
}

const ExportFace* PastExports::find(const QString& folder) const {
    const int row = m_model->rowOf(folder);
    return row < 0 ? nullptr : &all()[std::size_t(row)];
}

void PastExports::choose(const QString& folder) {
    const QScopedValueRollback filling(m_isFilling, true);
    m_folder = folder;
    const int row = m_model->rowOf(folder);
    if (row >= 0)
        m_table->setCurrentIndex(m_model->index(row, 0));
}

} // namespace danlu::ui
