#include "ui/pages/start/UnlockPage.h"

#include "ui/pages/start/Recents.h"
#include "ui/pages/start/RecoverForm.h"
#include "ui/pages/start/RunningNow.h"
#include "ui/pages/start/UnlockForm.h"
#include "ui/shell/Figures.h"
#include "ui/shell/Say.h"
#include "ui/shell/Spoken.h"
#include "ui/style/Metrics.h"
#include "ui/widgets/NoteRow.h"
#include "ui/widgets/PassphraseField.h"
#include "ui/widgets/Section.h"

#include "services/audit/Audit.h"

#include <QDateTime>
#include <QFileInfo>
#include <QScrollArea>

namespace danlu::ui {
namespace {

constexpr int kUnlockLeft = 240, kUnlockRight = 340;
constexpr std::size_t kOpenings = 6;

QString unlockFolder(Shell& shell) { return QString::fromStdString(shell.session().folder().string()); }

struct Opening {
    QString when;
    bool isGood;
    int count;
};

/// The newest first; those of one minute are one.
std::vector<Opening> openingsIn(const Json& rows) {
    std::vector<Opening> openings;
    for (auto row = rows.rbegin(); row != rows.rend(); ++row) {
        const auto time = QDateTime::fromString(QString::fromStdString((*row)["time"].get<std::string>()), Qt::ISODateWithMs).toLocalTime();
        const Opening opening{whenText(time), (*row)["outcome"] == "ok", 1};
        if (!openings.empty() && openings.back().when == opening.when && openings.back().isGood == opening.isGood)
            ++openings.back().count;
        else if (openings.size() < kOpenings)
            openings.push_back(opening);
        else
            break;
    }
    return openings;
}

} // namespace

UnlockPage::UnlockPage(Shell& shell, QWidget* parent) : Page(shell, parent), m_form(new UnlockForm(shell)), m_recover(new RecoverForm(shell)) {
    auto* close = spokenButton({}, [] { return tr("Close project"); });
    connect(close, &QPushButton::clicked, this, [this] { this->shell().session().close(); });
    title().addButton(close);
    auto* left = new Panel(Qt::RightEdge);
    left->setFixedWidth(kUnlockLeft);
    SectionColumn sections(*left);
    sections.layout().setContentsMargins(0, 0, 1, 0);
    auto* projects = sections.addTight(spokenHeader([] { return tr("Projects"); }));
    projects->addWidget(new Recents(shell));
    auto* others = new QHBoxLayout;
    others->setContentsMargins(kPadding, kUnit, kPadding, kPadding);
    others->setSpacing(kGap);
    auto* create = spokenButton("plus"_icon, [] { return tr("New…"); });
    auto* another = spokenButton("folder"_icon, [] { return tr("Open…"); });
    connect(create, &QPushButton::clicked, this, [this] { this->shell().go(QStringLiteral("create")); });
    connect(another, &QPushButton::clicked, this, [this] { this->shell().askForProject(); });
    others->addWidget(create);
    others->addWidget(another);
    others->addStretch(1);
    projects->addLayout(others);
    sections.end();
    auto* content = new QWidget;
    auto* row = new QHBoxLayout(content);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    row->addWidget(left);
    row->addWidget(makeMiddle(), 1);
    row->addWidget(makeSide());
    setContent(content);
    say(*this, [this] {
        title().setPath({this->shell().session().name()});
        title().setState(ChipFace{tr("locked"), State::Neutral, "lock"_icon});
        title().setFacts(unlockFolder(this->shell()));
        askOpenings();
    });
}

QString UnlockPage::name() { return tr("Unlock"); }

QWidget* UnlockPage::first() { return m_recover->isVisibleTo(this) ? m_recover->first() : &m_form->field().line(); }

void UnlockPage::showRecovery(Recovering recovering) {
    m_recover->setVisible(recovering == Recovering::Yes);
    m_ways->setVisible(recovering == Recovering::No);
    first()->setFocus(Qt::OtherFocusReason);
}

QWidget* UnlockPage::makeMiddle() {
    auto* panel = new Panel;
    SectionColumn sections(*panel);
    sections.add(spokenHeader([] { return tr("Unlock"); }))->addWidget(m_form);
    auto* without = sections.add(spokenHeader([] { return tr("Without the passphrase"); }));
    m_ways = new QWidget;
    auto* rows = new QVBoxLayout(m_ways);
    rows->setContentsMargins(kUnit, 0, kUnit, 0);
    rows->setSpacing(kGroupGap);
    addOtherWays(*rows);
    without->addWidget(m_ways);
    without->addWidget(m_recover);
    m_recover->hide();
    connect(m_recover, &RecoverForm::dismissed, this, [this] { showRecovery(Recovering::No); });
    m_openings =
        sections.add(spokenHeader([] { return tr("Opened lately"); }, [] { return tr("from the audit log; wrong tries come in at the next unlock"); }));
    sections.end();
    return scrolled(panel);
}

void UnlockPage::addOtherWays(QVBoxLayout& rows) {
    auto* code = new NoteRow("key"_icon);
    code->setStrong();
    auto* enter = spokenButton({}, [] { return tr("Enter the code…"); });
    code->addRight(enter);
    connect(enter, &QPushButton::clicked, this, [this] { showRecovery(Recovering::Yes); });
    say(*code, [code] { code->setTexts(tr("Recovery code"), tr("The one on paper, 8 groups of 7. You set a new passphrase with it; the code stays valid.")); });
    rows.addWidget(code);
    if (!Sample::isSample(shell().session().folder()))
        return;
    auto* sample = new NoteRow("wand"_icon);
    sample->setStrong();
    auto* open = spokenButton("unlock"_icon, [] { return tr("Unlock the sample"); });
    sample->addRight(open);
    connect(open, &QPushButton::clicked, this, [this] { shell().sample().unlock(); });
    say(*sample,
        [sample] { sample->setTexts(tr("This is the sample"), tr("It is not protected: its passphrase lies in a file beside it, and is taken from there.")); });
    rows.addWidget(sample);
}

QWidget* UnlockPage::makeSide() {
    auto* panel = new Panel(Qt::LeftEdge);
    panel->setFixedWidth(kUnlockRight);
    SectionColumn sections(*panel);
    sections.layout().setContentsMargins(1, 0, 0, 0);
    sections.add(spokenHeader([] { return tr("Goes on while locked"); }))->addWidget(new RunningNow(shell()));
    sections.add(spokenHeader([] { return tr("Stopped"); }))->addWidget(spokenNote([] {
        return tr("The window has forgotten the keys and every text of this project. What you were doing was saved as you did it.");
    }));
    sections.add(spokenHeader([] { return tr("Readable while locked"); }))->addWidget(spokenNote([] {
        return tr("Names of datasets, models and runs, counts, states, progress and metric values, and the load of this machine. Not the "
                  "texts, label names, prompts or samples.");
    }));
    sections.end();
    return panel;
}

void UnlockPage::askOpenings() {
    const auto work = [](services::Project& project) { return services::listAudit(project.file(), {.action = "project.unlock", .limit = 100'000}); };
    shell().session().ask<Json>(this, work, [this](Result<Json> rows) {
        while (QLayoutItem* item = m_openings->takeAt(0)) {
            delete item->widget();
            delete item;
        }
        for (const Opening& each : rows ? openingsIn(*rows) : std::vector<Opening>()) {
            auto* note = new NoteRow(each.isGood ? "ok"_icon : "error"_icon, each.isGood ? Color::Good : Color::Bad);
            const QString what = each.isGood ? tr("unlocked") : tr("wrong passphrase");
            note->setTexts(each.count > 1 ? tr("%1 · %2, %n time(s)", "when, what", each.count).arg(each.when, what)
                                          : tr("%1 · %2", "when, what").arg(each.when, what),
                           {});
            m_openings->addWidget(note);
        }
    });
}

} // namespace danlu::ui
