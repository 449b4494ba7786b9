#include "ui/pages/audit/AuditFilters.h"

#include "ui/pages/audit/AuditWords.h"
#include "ui/shell/Figures.h"
#include "ui/shell/Say.h"
#include "ui/style/Metrics.h"
#include "ui/widgets/Label.h"
#include "ui/widgets/SearchField.h"
#include "ui/widgets/SegmentedControl.h"

#include <QComboBox>
#include <QDateTime>
#include <QHBoxLayout>
#include <QSignalBlocker>
#include <QTimer>

#include <algorithm>
#include <array>
#include <set>

namespace danlu::ui {
namespace {

constexpr int kAuditTyping = 250;
constexpr std::array kAuditPeriods{0, 1, 7, 30}; // days up to now; 0 = always

/// One of the usual questions: which actions, or only troubles.
struct AuditQuestion {
    std::vector<std::string> actions;
    services::AuditOutcomes outcomes = services::AuditOutcomes::All;

    bool holds(const Json& tally) const {
        if (outcomes == services::AuditOutcomes::Troubles)
            return outcomeState(tally.value("outcome", "")) != State::Good && tally.value("outcome", "") != "begun" && tally.value("outcome", "") != "written";
        return actions.empty() || std::ranges::find(actions, tally.value("action", "")) != actions.end();
    }
};

std::vector<AuditQuestion> usualQuestions() {
    return {{},
            {{}, services::AuditOutcomes::Troubles},
            {{"model.export", "data.export", "label.export", "audit.export", "model.logits", "project.backup"}},
            {{"data.show", "data.rejected", "label.report", "chat.ratings"}}};
}

} // namespace

AuditFilters::AuditFilters(QWidget* parent)
    : Panel(Qt::BottomEdge, parent), m_search(new SearchField({})), m_time(new QComboBox), m_who(new QComboBox), m_group(new QComboBox),
      m_question(new SegmentedControl({}, QStringList(qsizetype(usualQuestions().size())))),
      m_count(new Label({}, {TextSize::Small, Weight::Regular, Color::TextMuted})), m_typing(new QTimer(this)) {
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(kPadding, 0, kPadding, 0);
    row->setSpacing(kGap);
    row->addWidget(m_search, 1);
    for (QComboBox* box : {m_time, m_who, m_group}) {
        box->setSizeAdjustPolicy(QComboBox::AdjustToContents);
        row->addWidget(box);
        connect(box, &QComboBox::currentIndexChanged, this, &AuditFilters::changed);
    }
    row->addWidget(m_question);
    row->addWidget(m_count);
    m_typing->setSingleShot(true);
    m_typing->setInterval(kAuditTyping);
    connect(m_search, &QLineEdit::textChanged, m_typing, [this] { m_typing->start(); });
    connect(m_search, &QLineEdit::returnPressed, this, &AuditFilters::changed);
    connect(m_typing, &QTimer::timeout, this, &AuditFilters::changed);
    connect(m_question, &SegmentedControl::chosen, this, &AuditFilters::changed);
    ui::say(*this, [this] {
        m_search->setPlaceholderText(tr("Find"));
        m_search->setAccessibleName(tr("Find in person, action, object and outcome"));
        m_time->setAccessibleName(tr("Time"));
        m_who->setAccessibleName(tr("Person"));
        m_group->setAccessibleName(tr("Kind of action"));
        m_question->setAccessibleName(tr("Usual questions"));
        sayChoices();
        setCount(m_entries);
    });
}

QSize AuditFilters::sizeHint() const { return {0, lookOf(*this).tokens().size(Size::Toolbar)}; }

QStringList AuditFilters::questions() const {
    const QStringList names{tr("All"), tr("Troubles"), tr("Exports"), tr("Text read")};
    QStringList parts;
    const auto all = usualQuestions();
    for (std::size_t i = 0; i < all.size(); ++i) {
        std::int64_t entries = 0;
        if (m_facts.is_object())
            for (const Json& tally : m_facts["tallies"])
                entries += all[i].holds(tally) ? tally.value("entries", std::int64_t(0)) : 0;
        parts << (i == 0 ? names[0] : names[qsizetype(i)] + QLatin1Char(' ') + countText(entries));
    }
    return parts;
}

void AuditFilters::sayChoices() {
    const auto fill = [](QComboBox& box, const QStringList& items) {
        const QSignalBlocker quiet(box); // what is chosen stays
        const int chosen = std::max(0, box.currentIndex());
        box.clear();
        box.addItems(items);
        box.setCurrentIndex(std::min(chosen, int(items.size()) - 1));
    };
    fill(*m_time, {tr("Any time"), tr("Today"), tr("Last 7 days"), tr("Last 30 days")});
    QStringList groups, people{tr("Everybody")};
    for (const ActionGroup& group : actionGroups())
        groups << groupText(group);
    fill(*m_group, groups);
    std::set<std::string> names;
    if (m_facts.is_object())
        for (const Json& tally : m_facts["tallies"])
            names.insert(tally.value("actor", ""));
    m_people.assign(names.begin(), names.end());
    for (const auto& name : m_people)
        people << valueWordText(name);
    fill(*m_who, people);
    m_question->setPartTexts(questions());
}

void AuditFilters::setFacts(const Json& facts) {
    m_facts = facts;
    sayChoices();
}

void AuditFilters::setCount(std::size_t entries) {
    m_entries = entries;
    m_count->setText(tr("%n entries", nullptr, int(entries)));
}

services::AuditFilter AuditFilters::filter() const {
    services::AuditFilter filter;
    filter.text = m_search->text().trimmed().toStdString();
    filter.meant = actionsMeant(m_search->text().trimmed());
    if (const int who = m_who->currentIndex(); who > 0)
        filter.actor = m_people[std::size_t(who - 1)];
    filter.action = actionGroups()[std::size_t(std::max(0, m_group->currentIndex()))].prefix;
    const auto question = usualQuestions()[std::size_t(std::max(0, m_question->current()))];
    filter.actions = question.actions;
    filter.outcomes = question.outcomes;
    if (const int days = kAuditPeriods[std::size_t(std::max(0, m_time->currentIndex()))]; days > 0)
        filter.fromMillis = QDate::currentDate().addDays(1 - days).startOfDay().toMSecsSinceEpoch();
    return filter;
}

} // namespace danlu::ui
