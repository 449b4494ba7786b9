#include "ui/pages/start/StepsTable.h"

#include "ui/shell/Figures.h"
#include "ui/shell/Say.h"
#include "ui/style/Icon.h"
#include "ui/widgets/RowDelegate.h"

#include <QHeaderView>
#include <QStandardItemModel>

#include <array>

namespace danlu::ui {
namespace {

/// Seconds and bytes as `danlu-cli demo` had them on two cores without a graphics card.
struct WorkStep {
    IconName icon;
    const char *name, *person, *machine;
    double seconds;
    std::uint64_t bytes;
};

constexpr std::array kWorkSteps{
    WorkStep{"database"_icon, QT_TRANSLATE_NOOP("danlu::ui::StepsTable", "Import"),
             QT_TRANSLATE_NOOP("danlu::ui::StepsTable", "Drop files, look at the columns"),
             QT_TRANSLATE_NOOP("danlu::ui::StepsTable", "Detects the format, encrypts"), 2, 1'250'000},
    WorkStep{"filter"_icon, QT_TRANSLATE_NOOP("danlu::ui::StepsTable", "Clean"), QT_TRANSLATE_NOOP("danlu::ui::StepsTable", "Choose steps, see the effect"),
             QT_TRANSLATE_NOOP("danlu::ui::StepsTable", "Finds doubles and personal data"), 1, 100'000},
    WorkStep{"branch"_icon, QT_TRANSLATE_NOOP("danlu::ui::StepsTable", "Split"), QT_TRANSLATE_NOOP("danlu::ui::StepsTable", "Keep a part for checking"),
             QT_TRANSLATE_NOOP("danlu::ui::StepsTable", "Makes a version in two parts"), 1, 100'000},
    WorkStep{"flame"_icon, QT_TRANSLATE_NOOP("danlu::ui::StepsTable", "Train"), QT_TRANSLATE_NOOP("danlu::ui::StepsTable", "Press Start, watch the loss fall"),
             QT_TRANSLATE_NOOP("danlu::ui::StepsTable", "Estimates memory, then fine-tunes"), 270, 15'100'000},
    WorkStep{"swap"_icon, QT_TRANSLATE_NOOP("danlu::ui::StepsTable", "Compare"), QT_TRANSLATE_NOOP("danlu::ui::StepsTable", "Ask both models the same"),
             QT_TRANSLATE_NOOP("danlu::ui::StepsTable", "Answers side by side, with scores"), 80, 200'000},
    WorkStep{"export"_icon, QT_TRANSLATE_NOOP("danlu::ui::StepsTable", "Export"), QT_TRANSLATE_NOOP("danlu::ui::StepsTable", "Choose a format"),
             QT_TRANSLATE_NOOP("danlu::ui::StepsTable", "Quantizes, writes, reads it back"), 25, 36'000'000},
};

QStandardItem* plainCell(const QString& text, Color color, Qt::Alignment alignment = Qt::AlignLeft) {
    auto* cell = new QStandardItem(text);
    cell->setForeground(applicationLook().color(color));
    cell->setTextAlignment(alignment | Qt::AlignVCenter);
    cell->setEditable(false);
    return cell;
}

} // namespace

StepsTable::StepsTable(QWidget* parent) : QTableView(parent), m_model(new QStandardItemModel(this)) {
    setModel(m_model);
    setItemDelegate(new RowDelegate(RowLines::None, this));
    verticalHeader()->hide();
    verticalHeader()->setDefaultSectionSize(applicationLook().tokens().size(Size::RowTwoLine) - 8);
    horizontalHeader()->setHighlightSections(false);
    setShowGrid(false);
    setWordWrap(false);
    setSelectionMode(NoSelection);
    setFocusPolicy(Qt::NoFocus);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setFrameShape(NoFrame);
    say(*this, [this] { fill(); });
    for (const auto& [column, width] : {std::pair(0, 126), std::pair(3, 96), std::pair(4, 80)})
        setColumnWidth(column, width);
    for (const int column : {1, 2})
        horizontalHeader()->setSectionResizeMode(column, QHeaderView::Stretch);
    setFixedHeight(applicationLook().tokens().size(Size::TableHeader) + int(kWorkSteps.size()) * verticalHeader()->defaultSectionSize() + 1);
}

void StepsTable::fill() {
    m_model->setRowCount(0);
    m_model->setHorizontalHeaderLabels({tr("Step"), tr("You"), tr("The machine"), tr("Time"), tr("Disk")});
    for (const int column : {3, 4})
        m_model->horizontalHeaderItem(column)->setTextAlignment(Qt::AlignRight | Qt::AlignVCenter);
    for (const int column : {0, 1, 2})
        m_model->horizontalHeaderItem(column)->setTextAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    int number = 0;
    for (const WorkStep& step : kWorkSteps) {
        auto* name = plainCell(QStringLiteral("%1  %2").arg(++number).arg(tr(step.name)), Color::Text);
        name->setIcon(themedIcon(step.icon, Color::AccentText));
        name->setFont(applicationLook().font(TextSize::Base, Weight::Strong));
        m_model->appendRow({name, plainCell(tr(step.person), Color::Text), plainCell(tr(step.machine), Color::TextMuted),
                            plainCell(durationText(step.seconds), Color::Text, Qt::AlignRight),
                            plainCell(bytesText(step.bytes), Color::TextMuted, Qt::AlignRight)});
    }
}

} // namespace danlu::ui
