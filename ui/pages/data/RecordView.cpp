#include "ui/pages/data/RecordView.h"

#include "ui/pages/data/Faces.h"
#include "ui/shell/Figures.h"
#include "ui/shell/Say.h"
#include "ui/style/Metrics.h"
#include "ui/style/ShownText.h"
#include "ui/widgets/Button.h"
#include "ui/widgets/Chip.h"
#include "ui/widgets/KeyValueRows.h"
#include "ui/widgets/Label.h"
#include "ui/widgets/PanelHeader.h"

#include <QHBoxLayout>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTextBlock>
#include <QVBoxLayout>

namespace danlu::ui {
namespace {

constexpr int kFactsKeyWidth = 96;

QPlainTextEdit* makeRecordText() {
    auto* edit = new QPlainTextEdit;
    edit->setReadOnly(true);
    edit->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    edit->setTabChangesFocus(true);
    edit->setFont(lookOf(*edit).font(TextSize::Reading));
    return edit;
}

QTextEdit::ExtraSelection stretch(QPlainTextEdit& edit, int begin, int end, const QTextCharFormat& format) {
    QTextCursor cursor(edit.document());
    cursor.setPosition(begin);
    cursor.setPosition(end, QTextCursor::KeepAnchor);
    return {cursor, format};
}

/// As the document keeps it: it has one break for each pair of CR and LF, and places are counted in what it has.
QString recordText(std::string_view bytes) {
    QString text = textOf(bytes);
    text.replace(QStringLiteral("\r\n"), QStringLiteral("\n")).replace(QLatin1Char('\r'), QLatin1Char('\n'));
    return shownText(text, Lines::Many);
}

QString kindOfMark(const std::string& kind) {
    return kind == "phone" ? RecordView::tr("telephone") : kind == "email" ? RecordView::tr("e-mail") : RecordView::tr("identity number");
}

} // namespace

RecordView::RecordView(RowsModel& model, QWidget* parent)
    : Panel({}, parent), m_model(model), m_header(new PanelHeader({})), m_chips(nullptr), m_chipRow(new QWidget), m_text(makeRecordText()),
      m_legend(new Label({}, {TextSize::Small, Weight::Regular, Color::Warning}, Wrap::Yes)), m_factsTitle(new PanelHeader({})), m_facts(new KeyValueRows),
      m_before(makeIconButton("chevron-left"_icon, {})), m_after(makeIconButton("chevron-right"_icon, {})) {
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    m_header->addRight(m_before);
    m_header->addRight(m_after);
    column->addWidget(m_header);
    m_chips = new QHBoxLayout(m_chipRow);
    m_chips->setContentsMargins(kPadding, kGap, kPadding, 0);
    m_chips->setSpacing(kUnit);
    column->addWidget(m_chipRow);
    auto* around = new QVBoxLayout;
    around->setContentsMargins(kPadding, kGap, kPadding, kGap);
    around->addWidget(m_text, 1);
    around->addWidget(m_legend);
    column->addLayout(around, 1);
    m_factsTitle->setLines(Qt::TopEdge | Qt::BottomEdge);
    column->addWidget(m_factsTitle);
    auto* facts = new QVBoxLayout;
    facts->setContentsMargins(kPadding, kGap, kPadding, kPadding);
    facts->addWidget(m_facts);
    column->addLayout(facts);
    connect(m_before, &QPushButton::clicked, this, [this] { emit stepAsked(-1); });
    connect(m_after, &QPushButton::clicked, this, [this] { emit stepAsked(1); });
    ui::say(*this, [this] { say(); });
    open(-1);
}

void RecordView::say() {
    m_before->setToolTip(tr("The record before"));
    m_before->setAccessibleName(tr("The record before"));
    m_after->setToolTip(tr("The next record"));
    m_after->setAccessibleName(tr("The next record"));
    m_text->setAccessibleName(tr("Text of the record"));
    m_factsTitle->setTitle(tr("Facts"));
    m_header->setTitle(m_whole ? tr("Record %1").arg(countText(std::int64_t(m_whole->row.index) + 1)) : tr("Record"));
    m_header->setFacts(m_whole ? QString() : tr("choose a row"));
    if (m_whole)
        take(*m_whole);
}

void RecordView::open(int row) {
    m_row = row;
    if (m_job)
        m_job->cancel();
    m_before->setEnabled(row > 0);
    m_after->setEnabled(row >= 0 && row + 1 < m_model.rowCount());
    if (row < 0 || !m_model.isOpen()) {
        m_whole.reset();
        m_text->clear();
        m_chipRow->hide();
        m_legend->hide();
        m_facts->clear();
        m_factsTitle->hide();
        return say();
    }
    m_job = m_model.readWhole(row, [this, row](Result<WholeRow> whole) {
        if (row != m_row || !whole)
            return;
        m_whole = std::move(*whole);
        say();
    });
}

void RecordView::take(const WholeRow& whole) {
    fillText(whole);
    fillChips(whole.row);
    fillFacts(whole);
}

void RecordView::fillText(const WholeRow& whole) {
    const Look& look = lookOf(*this);
    QTextCharFormat role, personal;
    role.setBackground(look.color(Color::InfoSoft));
    role.setForeground(look.color(Color::Info));
    personal.setBackground(look.color(Color::WarningSoft));
    personal.setUnderlineStyle(QTextCharFormat::SingleUnderline);
    personal.setUnderlineColor(look.color(Color::Warning));
    const Row& row = whole.row.row;
    QString text;
    std::vector<std::tuple<int, int, bool>> stretches; // begin, end, personal
    const auto addRole = [&](const QString& name) {
        text += text.isEmpty() ? QString() : QStringLiteral("\n\n");
        stretches.emplace_back(int(text.size()), int(text.size() + name.size()), false);
        text += name + QLatin1Char('\n');
    };
    const bool isTalk = row.kind == RowKind::Chat || row.kind == RowKind::Preference;
    for (std::size_t i = 0; i < row.turns.size(); ++i) {
        if (isTalk)
            addRole(roleText(row.turns[i].role));
        const std::string_view bytes = row.turns[i].text;
        for (const auto& mark : i < whole.marks.size() ? whole.marks[i] : std::vector<services::PersonalMark>()) {
            const int begin = int(text.size() + recordText(bytes.substr(0, mark.begin)).size());
            stretches.emplace_back(begin, begin + int(recordText(bytes.substr(mark.begin, mark.end - mark.begin)).size()), true);
        }
        text += recordText(bytes);
    }
    if (row.kind == RowKind::Preference) {
        addRole(tr("Worse answer"));
        text += recordText(row.rejected);
    }
    m_text->setPlainText(text);
    QList<QTextEdit::ExtraSelection> marked;
    for (const auto& [begin, end, isPersonal] : stretches)
        marked << stretch(*m_text, begin, end, isPersonal ? personal : role);
    m_text->setExtraSelections(marked);
}

void RecordView::fillChips(const services::ShownRow& row) {
    while (QLayoutItem* item = m_chips->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    for (const LabelPath& path : row.row.labels) {
        QStringList levels;
        for (const std::string& level : path)
            levels << textOf(level);
        m_chips->addWidget(new Chip({levels.join(QStringLiteral(" › ")), State::Running, "tag"_icon}));
    }
    if (row.split != Split::None)
        m_chips->addWidget(new Chip({splitText(row.split), State::Neutral, {}}));
    m_chips->addStretch(1);
    m_chipRow->setVisible(m_chips->count() > 1);
}

void RecordView::fillFacts(const WholeRow& whole) {
    QMap<QString, int> kinds;
    for (const auto& turn : whole.marks)
        for (const auto& mark : turn)
            ++kinds[kindOfMark(mark.kind)];
    QStringList personal;
    for (auto each = kinds.cbegin(); each != kinds.cend(); ++each)
        personal << QStringLiteral("%1 %2").arg(each.key(), countText(each.value()));
    m_legend->setVisible(!personal.isEmpty());
    m_legend->setText(tr("Personal data: %1").arg(personal.join(QStringLiteral(" · "))));
    m_facts->clear();
    m_facts->setKeyWidth(kFactsKeyWidth);
    m_facts->addRow(tr("Characters"), countText(lengthOf(whole.row.row)));
    m_facts->addRow(tr("Bytes"), bytesText(byteSize(whole.row.row)));
    if (whole.row.row.turns.size() > 1)
        m_facts->addRow(tr("Turns"), countText(std::int64_t(whole.row.row.turns.size())));
    m_facts->addRow(tr("Row"), tr("%1 of %2").arg(countText(std::int64_t(whole.row.index) + 1), countText(m_model.total())));
    m_factsTitle->show();
}

} // namespace danlu::ui
