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
#include <QStackedWidget>

namespace danlu::ui {
namespace {

constexpr int kUnlockLeft = 240, kUnlockRight = 340;
constexpr std::size_t kOpenings = 6;

QString unlockFolder(Shell& shell) { return QString::fromStdString(shell.session().folder().string()); }

} // namespace

UnlockPage::UnlockPage(Shell& shell, QWidget* parent)
    : Page(shell, parent), m_form(new UnlockForm(shell)), m_recover(new RecoverForm(shell)), m_ways(new QStackedWidget) {
    auto* close = spokenButton({}, [] { return tr("Close project"); });
    connect(close, &QPushButton::clicked, this, [this] { this->shell().session().close(); });
    title().addButton(close);
    auto* left = new Panel(Qt::RightEdge);
    left->setFixedWidth(kUnlockLeft);
    SectionColumn sections(*left);
    sections.layout().setContentsMargins(0, 0, 1, 0);
    sections.addTight(spokenHeader([] { return tr("Projects"); }))->addWidget(new Recents(shell));
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

QWidget* UnlockPage::first() { return m_ways->currentWidget() == m_recover->parentWidget() ? m_recover->first() : &m_form->field().line(); }

QWidget* UnlockPage::makeMiddle() {
    auto* panel = new Panel;
    SectionColumn sections(*panel);
    sections.add(spokenHeader([] { return tr("Unlock"); }))->addWidget(m_form);
    auto* without = sections.add(spokenHeader([] { return tr("Without the passphrase"); }));
    auto* rows = new QWidget;
    auto* rowColumn = new QVBoxLayout(rows);
    rowColumn->setContentsMargins(kUnit, 0, kUnit, 0);
    rowColumn->setSpacing(kGroupGap);
    addOtherWays(*rowColumn);
    auto* recover = new QWidget;
    auto* recoverRow = new QHBoxLayout(recover);
    recoverRow->setContentsMargins(0, 0, 0, 0);
    recoverRow->addWidget(m_recover);
    recoverRow->addStretch(1);
    m_ways->addWidget(rows);
    m_ways->addWidget(recover);
    recover->setVisible(false); // the lower of the two says how high the place is
    without->addWidget(m_ways);
    connect(m_recover, &RecoverForm::dismissed, this, [this] {
        m_ways->setCurrentIndex(0);
        m_form->field().setFocus();
    });
    m_openings =
        sections.add(spokenHeader([] { return tr("Opened lately"); }, [] { return tr("from the audit log; wrong tries come in at the next unlock"); }));
    sections.end();
    return panel;
}

void UnlockPage::addOtherWays(QVBoxLayout& rows) {
    auto* code = new NoteRow("key"_icon);
    code->setStrong();
    auto* enter = spokenButton({}, [] { return tr("Enter the code…"); });
    code->addRight(enter);
    connect(enter, &QPushButton::clicked, this, [this] {
        m_ways->setCurrentIndex(1);
        m_recover->first()->setFocus();
    });
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
    const auto work = [](services::Project& project) -> Result<Json> {
        DANLU_TRY(Json rows, services::listAudit(project.file(), {.action = "project.unlock", .limit = 100'000}));
        return rows;
    };
    shell().session().ask<Json>(this, work, [this](Result<Json> rows) {
        while (QLayoutItem* item = m_openings->takeAt(0)) {
            delete item->widget();
            delete item;
        }
        const std::size_t count = rows ? rows->size() : 0;
        for (std::size_t i = 0; i < std::min(count, kOpenings); ++i) {
            const Json& row = (*rows)[count - 1 - i];
            const bool isGood = row["outcome"] == "ok";
            auto* note = new NoteRow(isGood ? "ok"_icon : "error"_icon, isGood ? Color::Good : Color::Bad);
            const QDateTime time = QDateTime::fromString(QString::fromStdString(row["time"].get<std::string>()), Qt::ISODateWithMs).toLocalTime();
            note->setTexts(tr("%1 · %2", "when, what").arg(whenText(time), isGood ? tr("unlocked") : tr("wrong passphrase")), {});
            m_openings->addWidget(note);
        }
    });
}

} // namespace danlu::ui
