#include "ui/pages/audit/AuditDetails.h"

#include "ui/pages/audit/AuditWords.h"
#include "ui/pages/audit/DayBars.h"
#include "ui/shell/Figures.h"
#include "ui/shell/Say.h"
#include "ui/style/Metrics.h"
#include "ui/style/Paint.h"
#include "ui/widgets/Button.h"
#include "ui/widgets/KeyValueRows.h"
#include "ui/widgets/Label.h"
#include "ui/widgets/PanelHeader.h"

#include <QClipboard>
#include <QDateTime>
#include <QFontMetrics>
#include <QGuiApplication>
#include <QLocale>
#include <QScrollArea>
#include <QVBoxLayout>

namespace danlu::ui {
namespace {

constexpr TextLook kAuditNote{TextSize::Small, Weight::Regular, Color::TextMuted};
constexpr int kHashGroup = 4;

QString auditValueText(const Json& value) {
    if (value.is_string())
        return QString::fromStdString(value.get<std::string>());
    if (value.is_number_float())
        return numberText(value.get<double>(), 4);
    if (value.is_number_integer())
        return countText(value.get<std::int64_t>());
    return QString::fromStdString(toText(value));
}

QString auditString(const Json& json, const char* key) {
    const auto found = json.is_object() ? json.find(key) : json.end();
    return json.is_object() && found != json.end() && !found->is_null() ? auditValueText(*found) : QString();
}

QString whoText(const Json& entry) {
    const QString actor = valueWordText(entry.value("actor", "")), role = valueWordText(entry.value("role", ""));
    return actor == role ? actor : AuditDetails::tr("%1 (%2)", "a user and a role").arg(actor, role);
}

/// "c41d 09ab 7e52 … 3f80": the ends of a hash, which is how two are compared by eye. The whole is copied with the entry.
QString auditShortHash(const QString& hex) {
    if (hex.size() < 5 * kHashGroup)
        return hex;
    return hex.mid(0, kHashGroup) + QLatin1Char(' ') + hex.mid(kHashGroup, kHashGroup) + QLatin1Char(' ') + hex.mid(2 * kHashGroup, kHashGroup) +
           QStringLiteral(" … ") + hex.right(kHashGroup);
}

/// A line of the hash box: what it is, and the hash in letters of one width.
class AuditHashLine : public QWidget {
public:
    AuditHashLine(const QString& name, const QString& hash) : m_name(name), m_hash(hash) {
        setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
        setAccessibleName(name + QLatin1Char(' ') + hash);
        setToolTip(hash);
    }
    QSize sizeHint() const override { return {0, lookOf(*this).tokens().lineHeight(TextSize::Small) + 2}; }

protected:
    void paintEvent(QPaintEvent*) override {
        QPainter painter(this);
        const Look& look = lookOf(*this);
        paintText(painter, rect(), m_name, look.font(TextSize::Caption), look.color(Color::TextMuted));
        paintText(painter, rect().adjusted(kNameRoom, 0, 0, 0), auditShortHash(m_hash), look.mono(TextSize::Caption), look.color(Color::Text));
    }

private:
    static constexpr int kNameRoom = 64;
    QString m_name, m_hash;
};

} // namespace

AuditDetails::AuditDetails(Shell& shell, QWidget* parent)
    : Panel(Qt::LeftEdge, parent), m_shell(shell), m_entryHeader(new PanelHeader({})), m_copy(makeButton({{}, "copy"_icon}, Kind::Quiet, ControlSize::Small)),
      m_rows(new KeyValueRows), m_chainBox(new Panel), m_chainColumn(new QVBoxLayout(m_chainBox)), m_anchorHeader(new PanelHeader({})),
      m_anchor(new Label({}, kAuditNote, Wrap::Yes)), m_daysHeader(new PanelHeader({})), m_days(new DayBars), m_limitsHeader(new PanelHeader({})),
      m_limits(new Label({}, kAuditNote, Wrap::Yes)) {
    m_entryHeader->addRight(m_copy);
    m_chainBox->setGround(Color::Sunken);
    m_chainColumn->setContentsMargins(kPadding, kGap, kPadding, kGap);
    m_chainColumn->setSpacing(0);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_entryHeader);
    auto* entry = new QScrollArea;
    say(*entry, [entry] { entry->setAccessibleName(tr("Entry")); });
    entry->setWidgetResizable(true);
    entry->setFrameShape(QFrame::NoFrame);
    entry->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto* inside = bodyOf({m_rows, m_chainBox});
    static_cast<QVBoxLayout*>(inside->layout())->addStretch(1);
    entry->setWidget(inside);
    column->addWidget(entry, 1);
    for (PanelHeader* header : {m_anchorHeader, m_daysHeader, m_limitsHeader})
        header->setLines(Qt::TopEdge | Qt::BottomEdge);
    for (const auto& [header, body] :
         std::initializer_list<std::pair<PanelHeader*, QWidget*>>{{m_anchorHeader, m_anchor}, {m_daysHeader, m_days}, {m_limitsHeader, m_limits}}) {
        column->addWidget(header);
        column->addWidget(bodyOf({body}));
    }
    connect(m_copy, &QPushButton::clicked, this, [this] {
        QGuiApplication::clipboard()->setText(entryText());
        emit copied();
    });
    say(*this, [this] {
        m_copy->setText(tr("Copy"));
        m_copy->setToolTip(tr("Copies the whole entry as JSON"));
        m_daysHeader->setTitle(tr("Entries a day"));
        m_daysHeader->setFacts(tr("last 30 days"));
        m_limitsHeader->setTitle(tr("What it cannot notice"));
        m_limits->setText(
            tr("If the anchor is put back together with the database, or somebody who fully controls the program never writes an entry, the chain "
               "cannot tell."));
        m_anchorHeader->setTitle(tr("Anchor"));
        m_anchorHeader->setFacts(tr("a witness outside the project"));
        showEntry();
        showAnchor();
    });
}

QWidget* AuditDetails::bodyOf(std::initializer_list<QWidget*> widgets) {
    auto* body = new Panel;
    auto* column = new QVBoxLayout(body);
    column->setContentsMargins(kPadding, kGap, kPadding, kPadding);
    column->setSpacing(kPadding);
    for (QWidget* widget : widgets)
        column->addWidget(widget);
    return body;
}

void AuditDetails::setEntry(std::int64_t sequence) {
    m_sequence = sequence;
    if (sequence == 0) {
        m_entry = nullptr;
        return showEntry();
    }
    m_shell.session().ask<Json>(
        this, [sequence](services::Project& project) { return services::showAudit(project.file(), sequence); },
        [this, sequence](Result<Json> entry) {
            if (sequence != m_sequence || !entry)
                return;
            m_entry = std::move(*entry);
            showEntry();
        });
}

void AuditDetails::showEntry() {
    m_rows->clear();
    m_copy->setEnabled(m_entry.is_object());
    m_chainBox->setVisible(m_entry.is_object());
    m_entryHeader->setTitle(m_entry.is_object() ? tr("Entry %1").arg(auditString(m_entry, "sequence")) : tr("Entry"));
    m_entryHeader->setFacts(m_entry.is_object() ? QString() : tr("choose one in the list"));
    if (!m_entry.is_object())
        return;
    const std::string action = m_entry.value("action", ""), outcome = m_entry.value("outcome", "");
    const auto time = QDateTime::fromString(auditString(m_entry, "time"), Qt::ISODateWithMs).toLocalTime();
    m_rows->addRow(tr("Action"), actionText(action));
    m_rows->addRow(tr("Its word"), QString::fromStdString(action), Color::TextMuted);
    m_rows->addRow(tr("Object"), auditString(m_entry, "object"));
    const State state = outcomeState(outcome);
    m_rows->addRow(tr("Outcome"), outcomeText(outcome), state == State::Good ? Color::Text : lookOf(state).text);
    m_rows->addRow(tr("Who"), whoText(m_entry));
    m_rows->addRow(tr("When"), QLocale().toString(time, QStringLiteral("yyyy-MM-dd HH:mm:ss")) + QLatin1Char(' ') + time.timeZoneAbbreviation());
    m_rows->addRow(tr("Session"), auditString(m_entry, "session"));
    const Json details = m_entry.value("details", Json::object());
    if (details.is_object())
        for (const auto& [key, value] : details.items())
            m_rows->addRow(detailText(key), key == "with" ? valueWordText(value.is_string() ? value.get<std::string>() : "") : auditValueText(value));
    showChain();
}

void AuditDetails::showChain() {
    while (QLayoutItem* item = m_chainColumn->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    const QString previous = auditString(m_entry, "previous");
    m_chainColumn->addWidget(new AuditHashLine(tr("before"), previous.isEmpty() ? QString(64, QLatin1Char('0')) : previous));
    m_chainColumn->addWidget(new AuditHashLine(tr("this"), auditString(m_entry, "hash")));
    m_chainColumn->addWidget(new AuditHashLine(tr("code", "a message authentication code"), auditString(m_entry, "mac")));
}

void AuditDetails::setFacts(const Json& facts) {
    m_facts = facts;
    showAnchor();
}

void AuditDetails::showAnchor() {
    const Json anchor = m_facts.is_object() ? m_facts.value("anchor", Json::object()) : Json::object();
    const auto entries = anchor.value("entries", std::int64_t(0));
    const QString file = auditString(anchor, "file");
    m_anchor->setText(entries > 0 ? tr("%1\nvouches for entries 1–%2").arg(file, countText(entries))
                                  : tr("There is none: nothing outside the project vouches for the log. It would be %1.").arg(file));
}

void AuditDetails::setDays(const std::vector<services::AuditIndex::Day>& days) { m_days->setDays(days); }

QString AuditDetails::entryText() const { return m_entry.is_object() ? QString::fromStdString(toPrettyText(m_entry)) : QString(); }

} // namespace danlu::ui
