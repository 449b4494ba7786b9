#include "ui/pages/settings/SettingRow.h"

#include "ui/style/Metrics.h"

#include <QHBoxLayout>
#include <QScrollArea>

namespace danlu::ui {
namespace {

constexpr int kSettingNames = 300;

} // namespace

SettingRow::SettingRow(Wording name, Wording sentence, const QList<QWidget*>& controls, QWidget* parent)
    : Panel(Qt::BottomEdge, parent), m_right(new QVBoxLayout) {
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(kPadding, kPadding - 2, kPadding, kPadding - 1);
    row->setSpacing(kGroupGap);
    auto* names = new QWidget;
    names->setFixedWidth(kSettingNames);
    auto* words = new QVBoxLayout(names);
    words->setContentsMargins(0, 0, 0, 0);
    words->setSpacing(0);
    words->addWidget(spokenLabel(std::move(name)));
    words->addWidget(spokenNote(std::move(sentence)));
    words->addStretch(1);
    row->addWidget(names);
    m_right->setSpacing(kPadding);
    auto* line = new QHBoxLayout;
    line->setSpacing(kGap);
    for (QWidget* control : controls)
        line->addWidget(control);
    line->addStretch(1);
    m_right->addLayout(line);
    m_right->addStretch(1);
    row->addLayout(m_right, 1);
}

void SettingRow::addBelow(QWidget* widget) { m_right->insertWidget(m_right->count() - 1, widget); }

SettingsPane::SettingsPane(QWidget* parent) : QWidget(parent) {
    auto* outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    auto* area = new QScrollArea;
    area->setWidgetResizable(true);
    area->setFrameShape(QFrame::NoFrame);
    area->setFocusPolicy(Qt::NoFocus);
    auto* panel = new Panel;
    m_column = new QVBoxLayout(panel);
    m_column->setContentsMargins(0, 0, 0, 0);
    m_column->setSpacing(0);
    area->setWidget(panel);
    outer->addWidget(area);
}

void SettingsPane::addHeader(PanelHeader* header) {
    header->setLines(Qt::BottomEdge); // rows before it end with a line of their own
    m_column->addWidget(header);
}

void SettingsPane::addRow(QWidget* row) { m_column->addWidget(row); }

void SettingsPane::addRest(QWidget* rest) { m_column->addWidget(rest, 1); }

void SettingsPane::end() { m_column->addStretch(1); }

} // namespace danlu::ui
