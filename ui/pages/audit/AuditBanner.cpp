#include "ui/pages/audit/AuditBanner.h"

#include "ui/shell/Figures.h"
#include "ui/shell/Say.h"
#include "ui/shell/Sentences.h"
#include "ui/style/Metrics.h"
#include "ui/widgets/ElidedLabel.h"
#include "ui/widgets/Glyph.h"

#include <QDateTime>
#include <QHBoxLayout>

namespace danlu::ui {
namespace {

std::int64_t bannerNumber(const Json& json, const char* key) { return json.is_object() ? json.value(key, std::int64_t(0)) : 0; }

} // namespace

AuditBanner::AuditBanner(QWidget* parent)
    : Panel(Qt::BottomEdge, parent), m_glyph(new Glyph("shield"_icon)), m_sentence(new Label({}, {TextSize::Base, Weight::Strong, Color::Text})),
      m_more(new ElidedLabel({}, {TextSize::Small, Weight::Regular, Color::TextMuted})) {
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(kPageEdge, 0, kPageEdge, 0);
    row->setSpacing(kPadding);
    row->addWidget(m_glyph);
    row->addWidget(m_sentence);
    row->addWidget(m_more, 1);
    ui::say(*this, [this] { say(); });
}

QSize AuditBanner::sizeHint() const { return {0, lookOf(*this).tokens().size(Size::Toolbar)}; }

QString AuditBanner::sentence() const { return m_sentence->text(); }

void AuditBanner::setVerdict(const Json& verdict, double seconds) {
    m_verdict = verdict;
    m_seconds = seconds;
    say();
}

void AuditBanner::setFacts(const Json& facts) {
    m_facts = facts;
    say();
}

void AuditBanner::wear(Mood mood) {
    setGround(mood == Mood::Good ? Color::GoodSoft : mood == Mood::Bad ? Color::BadSoft : Color::Raised);
    m_glyph->setIcon(mood == Mood::Bad ? "error"_icon : "shield"_icon, mood == Mood::Good ? Color::Good : mood == Mood::Bad ? Color::Bad : Color::TextMuted);
}

void AuditBanner::say() {
    if (m_verdict.is_object())
        sayVerdict();
    else
        sayLast();
    setAccessibleName(m_sentence->text() + QLatin1Char(' ') + m_more->text());
}

void AuditBanner::sayVerdict() {
    const bool isWhole = m_verdict.value("ok", false);
    wear(isWhole ? Mood::Good : Mood::Bad);
    const QString entries = countText(bannerNumber(m_verdict, "entries")), anchored = countText(bannerNumber(m_verdict, "anchored"));
    if (!isWhole) {
        const Json problems = m_verdict.value("problems", Json::array());
        m_sentence->setText(tr("The log is not whole: %n findings.", nullptr, int(problems.size())));
        m_more->setText(tr("Keep this project as evidence and compare it with a backup. First finding: %1")
                            .arg(problems.empty() ? QString() : inWords(problems.front().get<std::string>())));
        return;
    }
    m_sentence->setText(bannerNumber(m_verdict, "anchored") > 0
                            ? tr("The log is whole: all %1 entries checked, the anchor agrees on %2.").arg(entries, anchored)
                            : tr("The log is whole: all %1 entries checked. There is no anchor.").arg(entries));
    m_more->setText(tr("No change, removal, insertion or old copy found · took %1 s").arg(numberText(m_seconds, 2)));
}

void AuditBanner::sayLast() {
    wear(Mood::Unknown);
    const Json last = m_facts.is_object() ? m_facts.value("checked", Json()) : Json();
    if (!last.is_object()) {
        m_sentence->setText(tr("The log has not been checked yet."));
        m_more->setText(tr("Checking follows the chain through every entry and compares it with the anchor."));
        return;
    }
    const auto time = QDateTime::fromString(QString::fromStdString(last.value("time", "")), Qt::ISODateWithMs).toLocalTime();
    if (last.value("outcome", "") != "ok")
        wear(Mood::Bad);
    m_sentence->setText(last.value("outcome", "") == "ok" ? tr("Last checked %1: whole.").arg(whenText(time))
                                                          : tr("Last checked %1: not whole.").arg(whenText(time)));
    const auto entries = bannerNumber(last.value("details", Json::object()), "entries");
    m_more->setText(tr("%1 entries then, %2 since").arg(countText(entries), countText(bannerNumber(m_facts, "entries") - entries)));
}

} // namespace danlu::ui
