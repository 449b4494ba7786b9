#include "ui/widgets/KeyValueRows.h"

#include "ui/style/Metrics.h"
#include "ui/widgets/ElidedLabel.h"

#include <QGridLayout>

namespace danlu::ui {

KeyValueRows::KeyValueRows(QWidget* parent) : QWidget(parent), m_grid(new QGridLayout(this)) {
    m_grid->setContentsMargins(0, 0, 0, 0);
    m_grid->setHorizontalSpacing(kGroupGap);
    m_grid->setVerticalSpacing(0);
    m_grid->setColumnStretch(1, 1);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
}

void KeyValueRows::addRow(const QString& key, const QString& value, Color color) {
    const int row = count();
    auto* label = new ElidedLabel(value, {TextSize::Small, Weight::Regular, color});
    label->setElideMode(Qt::ElideMiddle); // a path's end says most
    m_grid->addWidget(new Label(key, {TextSize::Small, Weight::Regular, Color::TextMuted}), row, 0);
    m_grid->addWidget(label, row, 1);
    m_grid->setRowMinimumHeight(row, lookOf(*this).tokens().size(Size::RowCompact));
    m_values.push_back(label);
}

void KeyValueRows::setValue(int row, const QString& value) { m_values.at(std::size_t(row))->setText(value); }

void KeyValueRows::setKeyWidth(int width) { m_grid->setColumnMinimumWidth(0, width); }

void KeyValueRows::clear() {
    while (QLayoutItem* item = m_grid->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    for (int row = 0; row < count(); ++row)
        m_grid->setRowMinimumHeight(row, 0);
    m_values.clear();
}

} // namespace danlu::ui
