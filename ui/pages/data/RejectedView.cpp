#include "ui/pages/data/RejectedView.h"

#include "services/dataset/Dataset.h"
#include "ui/pages/data/RejectedModel.h"
#include "ui/pages/data/Tables.h"
#include "ui/shell/Figures.h"
#include "ui/shell/Say.h"
#include "ui/style/Metrics.h"
#include "ui/widgets/Button.h"
#include "ui/widgets/Label.h"
#include "ui/widgets/Panel.h"

#include <QHBoxLayout>
#include <QPushButton>
#include <QTableView>
#include <QVBoxLayout>

namespace danlu::ui {
namespace {

constexpr std::uint64_t kRejectedPage = 1000;

} // namespace

RejectedView::RejectedView(Shell& shell, QWidget* parent)
    : QWidget(parent), m_shell(shell), m_model(new RejectedModel(RejectedModel::Files::Shown, this)), m_table(makeTable(*m_model, {220, 88})),
      m_count(new Label({}, {TextSize::Small, Weight::Regular, Color::TextMuted})), m_more(makeButton({}, Kind::Normal, ControlSize::Small)) {
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    auto* bar = new Panel(Qt::BottomEdge);
    auto* row = new QHBoxLayout(bar);
    row->setContentsMargins(kPadding, 0, kPadding, 0);
    row->addWidget(m_count);
    row->addStretch(1);
    row->addWidget(m_more);
    bar->setFixedHeight(lookOf(*this).tokens().size(Size::Toolbar));
    column->addWidget(bar);
    column->addWidget(m_table, 1);
    connect(m_more, &QPushButton::clicked, this, &RejectedView::more);
    say(*this, [this] {
        m_more->setText(tr("Show more"));
        m_table->setAccessibleName(tr("Rejected rows"));
        sayCount();
    });
}

void RejectedView::open(const VersionFace& version) {
    if (m_reference == version.reference())
        return;
    m_reference = version.reference();
    m_total = -1;
    m_model->setRows(Json::array());
    sayCount();
    if (isVisible())
        more();
}

void RejectedView::showEvent(QShowEvent* event) {
    QWidget::showEvent(event);
    if (m_total < 0 && !m_reference.isEmpty())
        more();
}

void RejectedView::more() {
    const services::Page page{std::uint64_t(m_model->rowCount()), kRejectedPage};
    const auto work = [name = bytesOf(m_reference), page](services::Project& project) { return services::showRejected(project, name, page); };
    m_shell.session().ask<Json>(this, work, [this, reference = m_reference](Result<Json> found) {
        if (reference != m_reference)
            return;
        if (!found)
            return m_shell.complain(tr("The rejected rows could not be read"), found.error());
        m_total = countAt(*found, "total");
        m_model->addRows((*found)["rejected"]);
        sayCount();
    });
}

void RejectedView::sayCount() {
    m_more->setVisible(m_total > m_model->rowCount());
    m_count->setText(m_total < 0    ? QString()
                     : m_total == 0 ? tr("No row was rejected when this version was made. An import keeps its rejected rows with the version that it makes.")
                                    : tr("%1 of %2 rejected rows. They are not part of the dataset.").arg(countText(m_model->rowCount()), countText(m_total)));
}

} // namespace danlu::ui
