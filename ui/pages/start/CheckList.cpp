#include "ui/pages/start/CheckList.h"

#include "ui/shell/Say.h"
#include "ui/style/Metrics.h"
#include "ui/widgets/Label.h"
#include "ui/widgets/NoteRow.h"

#include <QVBoxLayout>

namespace danlu::ui {

CheckList::CheckList(const MachineCheck& check, QWidget* parent) : QWidget(parent), m_check(check), m_rows(new QVBoxLayout(this)) {
    m_rows->setContentsMargins(0, 0, 0, 0);
    m_rows->setSpacing(kGap);
    connect(&check, &MachineCheck::changed, this, &CheckList::show);
    say(*this, [this] { show(); });
}

void CheckList::show() {
    while (QLayoutItem* item = m_rows->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    const auto rows = m_check.rows();
    for (const CheckRow& row : rows) {
        const StateLook look = lookOf(row.state);
        auto* note = new NoteRow(look.icon, look.text);
        note->setTexts(row.title, row.sentence);
        m_rows->addWidget(note);
    }
    if (rows.empty())
        m_rows->addWidget(new Label(tr("Looking at the machine …"), {TextSize::Small, Weight::Regular, Color::TextMuted}));
}

} // namespace danlu::ui
