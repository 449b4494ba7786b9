#include "ui/pages/start/WelcomePage.h"

#include "ui/pages/start/CheckList.h"
#include "ui/pages/start/LookChoice.h"
#include "ui/pages/start/Recents.h"
#include "ui/pages/start/RestoreForm.h"
#include "ui/pages/start/SampleStart.h"
#include "ui/pages/start/StepsTable.h"
#include "ui/shell/Figures.h"
#include "ui/shell/Say.h"
#include "ui/style/Metrics.h"
#include "ui/widgets/NoteRow.h"
#include "ui/widgets/Section.h"
#include "ui/widgets/SegmentedControl.h"
#include "ui/widgets/StackedMeter.h"

#include <QDir>
#include <QScrollArea>
#include <QStorageInfo>

#include <array>
#include <numeric>

namespace danlu::ui {
namespace {

constexpr int kWelcomeSide = 320;

/// Bytes of the sample when it is built.
struct DiskPart {
    double bytes;
    Color color;
    const char* name;
};

constexpr std::array kDiskParts{
    DiskPart{1'430'000, Color::Series4, QT_TRANSLATE_NOOP("danlu::ui::WelcomePage", "data, labels, audit log")},
    DiskPart{15'070'000, Color::Series2, QT_TRANSLATE_NOOP("danlu::ui::WelcomePage", "checkpoints of one run")},
    DiskPart{12'060'000, Color::Series1, QT_TRANSLATE_NOOP("danlu::ui::WelcomePage", "two quantized models")},
    DiskPart{24'290'000, Color::Series3, QT_TRANSLATE_NOOP("danlu::ui::WelcomePage", "three exports")},
};

double diskTotal() {
    return std::accumulate(kDiskParts.begin(), kDiskParts.end(), 0.0, [](double sum, const DiskPart& part) { return sum + part.bytes; });
}

std::vector<MeterPart> diskParts() {
    std::vector<MeterPart> parts;
    for (const DiskPart& part : kDiskParts)
        parts.push_back({part.bytes / diskTotal(), part.color, WelcomePage::tr(part.name) + QLatin1Char(' ') + bytesText(std::uint64_t(part.bytes))});
    return parts;
}

} // namespace

WelcomePage::WelcomePage(Shell& shell, QWidget* parent) : Page(shell, parent), m_check(shell.session().programs(), QDir::homePath()) {
    auto* restore = spokenButton("refresh"_icon, [] { return tr("Restore a backup…"); });
    title().addButton(restore);
    connect(restore, &QPushButton::clicked, this, &WelcomePage::showRestore);
    auto* content = new QWidget;
    auto* row = new QHBoxLayout(content);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    row->addWidget(makeMiddle(), 1);
    row->addWidget(makeSide());
    setContent(content);
    say(*this, [this] {
        title().setPath({tr("Welcome to Danlu")});
        title().setFacts(this->shell().preferences().recentProjects().isEmpty() ? tr("first start · no project yet") : tr("no project is open"));
    });
    m_check.start();
}

QString WelcomePage::name() { return tr("Welcome"); }

QWidget* WelcomePage::first() { return &m_sample->button(); }

void WelcomePage::showRestore() {
    m_restore->show();
    m_restore->findChild<QPushButton*>()->setFocus(Qt::OtherFocusReason);
}

QWidget* WelcomePage::makeRestore() {
    auto* panel = new Panel;
    SectionColumn sections(*panel);
    auto* form = new RestoreForm(shell());
    auto* header = spokenHeader([] { return tr("Restore a backup"); });
    sections.add(header)->addWidget(form);
    header->setLines(Qt::TopEdge | Qt::BottomEdge);
    panel->hide();
    connect(form, &RestoreForm::dismissed, panel, &QWidget::hide);
    return panel;
}

QWidget* WelcomePage::makeStarts() {
    auto* starts = new QWidget;
    auto* column = new QVBoxLayout(starts);
    column->setContentsMargins(kUnit, 0, kUnit, kUnit);
    column->setSpacing(kGap);
    m_sample = new SampleStart(shell());
    auto* create = spokenButton("plus"_icon, [] { return tr("New project…"); });
    setKeyCaps(*create, keyCaps(Qt::CTRL | Qt::Key_N));
    connect(create, &QPushButton::clicked, this, [this] { shell().go(QStringLiteral("create")); });
    auto* open = spokenButton("folder"_icon, [] { return tr("Open…"); });
    setKeyCaps(*open, keyCaps(Qt::CTRL | Qt::Key_O));
    connect(open, &QPushButton::clicked, this, [this] { shell().askForProject(); });
    column->addWidget(m_sample);
    column->addWidget(new StartCard({"plus"_icon, [] { return tr("New project"); },
                                     [] { return tr("For your own data: set a passphrase, keep the recovery code, drop the files in."); },
                                     [] { return tr("about 3 min"); }, [] { return tr("%1, empty").arg(bytesText(200'000)); }},
                                    create));
    column->addWidget(new StartCard({"folder"_icon, [] { return tr("Open a project"); },
                                     [] { return tr("On this machine or on a drive; it takes its passphrase or its recovery code."); },
                                     [] { return tr("seconds"); }, [] { return tr("nothing more"); }},
                                    open));
    return starts;
}

QWidget* WelcomePage::makeMiddle() {
    auto* panel = new Panel;
    SectionColumn sections(*panel);
    sections.add(spokenHeader([] { return tr("Where to start"); }))->addWidget(makeStarts());
    m_restore = makeRestore();
    sections.layout().addWidget(m_restore);
    sections
        .addTight(spokenHeader([] { return tr("What will happen"); }, [] { return tr("as it went with the sample, on two cores without a graphics card"); }))
        ->addWidget(new StepsTable);
    auto* disk = sections.add(spokenHeader([] { return tr("What it leaves on the disk"); },
                                           [] {
                                               return tr("%1 in all; %2 are free here")
                                                   .arg(bytesText(std::uint64_t(diskTotal())),
                                                        bytesText(std::uint64_t(QStorageInfo(QDir::homePath()).bytesAvailable())));
                                           }));
    auto* meter = new StackedMeter({});
    say(*meter, [meter] {
        meter->setAccessibleName(tr("What it leaves on the disk"));
        meter->setParts(diskParts());
    });
    disk->addWidget(meter);
    disk->addWidget(spokenNote(
        [] { return tr("With larger models it is the checkpoints and the exports that grow; how many checkpoints a run keeps is one of its parameters."); }));
    sections.addTight(spokenHeader([] { return tr("Recent projects"); }, [] { return tr("Delete takes one off the list"); }))->addWidget(new Recents(shell()));
    sections.end();
    return scrolled(panel);
}

QWidget* WelcomePage::makeSide() {
    auto* panel = new Panel(Qt::LeftEdge);
    SectionColumn sections(*panel);
    sections.layout().setContentsMargins(1, 0, 0, 0);
    auto* look = sections.add(spokenHeader([] { return tr("Language and look"); }, [] { return tr("takes effect at once"); }));
    look->addWidget(spokenLabel([] { return tr("Language"); }, {TextSize::Small, Weight::Regular, Color::TextMuted}));
    look->addWidget(makeLanguageChoice(shell().preferences()));
    look->addWidget(spokenLabel([] { return tr("Theme"); }, {TextSize::Small, Weight::Regular, Color::TextMuted}));
    look->addWidget(makeThemeChoice(shell().preferences()));
    sections.add(spokenHeader([] { return tr("This machine"); }))->addWidget(new CheckList(m_check));
    auto* rely = sections.add(spokenHeader([] { return tr("What you can rely on"); }));
    const auto promise = [&](IconName icon, Wording words) {
        auto* row = new NoteRow(icon);
        say(*row, [row, words = std::move(words)] { row->setTexts({}, words()); });
        rely->addWidget(row);
    };
    promise("lock"_icon, [] { return tr("Data stays on this machine, encrypted with your passphrase."); });
    promise("globe"_icon, [] { return tr("No program of Danlu opens a network connection."); });
    promise("key"_icon, [] { return tr("Without passphrase and recovery code the data is gone. There is no back door."); });
    promise("shield"_icon, [] { return tr("Every read, export and run is written to the audit log."); });
    sections.end();
    auto* area = scrolled(panel);
    area->setFixedWidth(kWelcomeSide);
    return area;
}

} // namespace danlu::ui
