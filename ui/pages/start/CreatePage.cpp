#include "ui/pages/start/CreatePage.h"

#include "ui/pages/start/NewPassphrase.h"
#include "ui/pages/start/RecoveryBox.h"
#include "ui/shell/Errors.h"
#include "ui/shell/Figures.h"
#include "ui/shell/Say.h"
#include "ui/shell/Spoken.h"
#include "ui/style/Metrics.h"
#include "ui/widgets/KeyValueRows.h"
#include "ui/widgets/NoteRow.h"
#include "ui/widgets/PassphraseField.h"
#include "ui/widgets/Section.h"

#include <QDir>
#include <QFileDialog>
#include <QLineEdit>
#include <QRegularExpression>
#include <QScrollArea>

namespace danlu::ui {
namespace {

constexpr int kCreateLeft = 360, kCreateRight = 280;
constexpr TextLook kFieldName{TextSize::Small, Weight::Regular, Color::TextMuted};

/// A name as a folder can have it.
QString folderNameOf(QString name) {
    name = name.simplified();
    name.replace(QRegularExpression(QStringLiteral("[/\\\\:*?\"<>|\\s]+")), QStringLiteral("-"));
    return name;
}

NoteRow* noteOf(IconName icon, Color color, Wording title, Wording sentence) {
    auto* row = new NoteRow(icon, color);
    say(*row, [row, title = std::move(title), sentence = std::move(sentence)] { row->setTexts(title(), sentence()); });
    return row;
}

} // namespace

CreatePage::CreatePage(Shell& shell, QWidget* parent)
    : Page(shell, parent), m_parent(QDir::homePath() + QStringLiteral("/Danlu")), m_name(new QLineEdit), m_folder(new Label({}, kFieldName, Wrap::Yes)),
      m_passphrase(new NewPassphrase), m_code(new RecoveryBox), m_summary(new KeyValueRows) {
    m_cancel = spokenButton({}, [] { return tr("Cancel"); });
    m_act = makeButton({{}, "plus"_icon});
    title().addButton(m_cancel);
    title().setPrimary(m_act);
    auto* content = new QWidget;
    auto* row = new QHBoxLayout(content);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    row->addWidget(makePlaceAndPassphrase());
    row->addWidget(makeCode(), 1);
    row->addWidget(makeSummary());
    setContent(content);
    connect(m_cancel, &QPushButton::clicked, this, [this] {
        const auto state = this->shell().session().state();
        this->shell().go(state == Session::State::Closed   ? QStringLiteral("welcome")
                         : state == Session::State::Locked ? QStringLiteral("unlock")
                                                           : QStringLiteral("home"));
    });
    connect(m_act, &QPushButton::clicked, this, &CreatePage::act);
    connect(m_name, &QLineEdit::textChanged, this, &CreatePage::look);
    connect(m_passphrase, &NewPassphrase::changed, this, &CreatePage::look);
    connect(m_passphrase, &NewPassphrase::entered, this, [this] { m_act->click(); });
    connect(m_code, &RecoveryBox::keptChanged, this, &CreatePage::look);
    say(*this, [this] { look(); });
}

QString CreatePage::name() { return tr("New project"); }

QWidget* CreatePage::first() { return m_stage == Stage::Made ? m_code->first() : m_name; }

QWidget* CreatePage::makePlaceAndPassphrase() {
    auto* panel = new Panel(Qt::RightEdge);
    SectionColumn sections(*panel);
    sections.layout().setContentsMargins(0, 0, 1, 0);
    auto* place = sections.add(spokenHeader([] { return tr("1  Name and place"); }));
    place->addWidget(spokenLabel([] { return tr("Name"); }, kFieldName));
    place->addWidget(m_name);
    place->addWidget(spokenLabel([] { return tr("Folder"); }, kFieldName));
    auto* where = new QHBoxLayout;
    m_change = spokenButton("folder"_icon, [] { return tr("Change…"); });
    connect(m_change, &QPushButton::clicked, this, &CreatePage::choosePlace);
    where->addWidget(m_folder, 1);
    where->addWidget(m_change);
    place->addLayout(where);
    say(*m_name, [this] {
        m_name->setAccessibleName(tr("Name of the project"));
        m_name->setPlaceholderText(tr("Support tickets"));
    });
    sections.add(spokenHeader([] { return tr("2  Passphrase"); }))->addWidget(m_passphrase);
    sections.end();
    auto* area = scrolled(panel);
    area->setFixedWidth(kCreateLeft);
    return area;
}

QWidget* CreatePage::makeCode() {
    auto* panel = new Panel;
    SectionColumn sections(*panel);
    auto* code =
        sections.add(spokenHeader([] { return tr("3  Recovery code"); }, [] { return tr("256 bits; it opens the project when the passphrase is lost"); }));
    code->addWidget(m_code);
    auto* lost = sections.add(spokenHeader([] { return tr("If something is lost"); }));
    lost->setSpacing(kGroupGap);
    lost->addWidget(noteOf(
        "ok"_icon, Color::Good, [] { return tr("The passphrase is forgotten, the code is there"); },
        [] { return tr("The code opens the project and sets a new passphrase. No data is encrypted again."); }));
    lost->addWidget(noteOf(
        "ok"_icon, Color::Good, [] { return tr("The code is lost, the passphrase is known"); },
        [] { return tr("Settings › Keys and passphrase makes a new code; the old one opens nothing any more."); }));
    lost->addWidget(noteOf(
        "error"_icon, Color::Bad, [] { return tr("Both are lost"); }, [] { return tr("The data is gone. There is no back door, not for us either."); }));
    auto* doing = sections.add(spokenHeader([] { return tr("What creating does"); }, [] { return tr("about two seconds"); }));
    doing->setSpacing(kGroupGap);
    doing->addWidget(noteOf(
        "key"_icon, Color::TextMuted, [] { return tr("Makes the project's keys"); },
        [] { return tr("and a slot that the passphrase opens: Argon2id, 256 MiB, 3 passes"); }));
    doing->addWidget(noteOf(
        "lock"_icon, Color::TextMuted, [] { return tr("Makes a second slot, for the recovery code"); },
        [] { return tr("the code itself is not stored anywhere"); }));
    doing->addWidget(noteOf(
        "database"_icon, Color::TextMuted, [] { return tr("Makes the empty database and its folders"); }, [] { return tr("readable by you alone (0700)"); }));
    doing->addWidget(noteOf(
        "shield"_icon, Color::TextMuted, [] { return tr("Writes the first entry of the audit log"); },
        [] { return tr("and its anchor outside the project, so that an old copy put back is noticed"); }));
    sections.end();
    return scrolled(panel);
}

QWidget* CreatePage::makeSummary() {
    auto* panel = new Panel(Qt::LeftEdge);
    SectionColumn sections(*panel);
    sections.layout().setContentsMargins(1, 0, 0, 0);
    sections.add(spokenHeader([] { return tr("4  A last look"); }))->addWidget(m_summary);
    sections.add(spokenHeader([] { return tr("What is encrypted"); }))->addWidget(spokenNote([] {
        return tr("Texts, labels and their names, file names of sources, prompts, chats, samples, logs, adapters, checkpoints and "
                  "trained models: AES-256-GCM, a key of its own for each dataset, run and model.");
    }));
    sections.add(spokenHeader([] { return tr("What is not"); }, [] { return tr("anybody who has the disk can read it"); }))->addWidget(spokenNote([] {
        return tr("Names of the project, datasets, models and runs; counts, sizes, times, states and metrics. Exports, which you make "
                  "yourself, and base models where they lie.");
    }));
    sections.add(spokenHeader([] { return tr("Afterwards"); }))->addWidget(spokenNote([] {
        return tr("The empty project opens. The first step is on the Data page: drop files there.");
    }));
    sections.end();
    auto* area = scrolled(panel);
    area->setFixedWidth(kCreateRight);
    return area;
}

QString CreatePage::folder() const { return m_parent + QLatin1Char('/') + folderNameOf(m_name->text()) + QStringLiteral(".danlu"); }

QString CreatePage::missing() const {
    if (m_stage == Stage::Making)
        return tr("making the project …");
    if (m_stage == Stage::Made)
        return m_code->isKept() ? QString() : tr("type the two groups of the recovery code back");
    if (folderNameOf(m_name->text()).isEmpty())
        return tr("a name is missing");
    if (QFileInfo::exists(folder()))
        return tr("there is a folder of that name already");
    return m_passphrase->missing();
}

void CreatePage::look() {
    const QString name = m_name->text().simplified(), lacking = missing();
    title().setPath(name.isEmpty() ? QStringList{tr("New project")} : QStringList{tr("New project"), name});
    title().setFacts(lacking);
    m_act->setText(m_stage == Stage::Made ? tr("Open the project") : tr("Create the project"));
    m_act->setEnabled(lacking.isEmpty());
    m_act->setToolTip(lacking);
    m_cancel->setVisible(m_stage == Stage::Asking);
    m_folder->setText(name.isEmpty() ? m_parent + QStringLiteral("/…") : folder());
    m_name->setEnabled(m_stage == Stage::Asking);
    m_change->setEnabled(m_stage == Stage::Asking);
    m_passphrase->setEnabled(m_stage == Stage::Asking);
    m_summary->clear();
    m_summary->addRow(tr("Name"), name.isEmpty() ? tr("missing") : name, name.isEmpty() ? Color::Warning : Color::Text);
    m_summary->addRow(tr("Folder"), name.isEmpty() ? m_parent + QStringLiteral("/…") : folder());
    const bool isGood = m_passphrase->missing().isEmpty();
    m_summary->addRow(tr("Passphrase"), isGood ? tr("about %1 bits").arg(int(m_passphrase->bits())) : tr("missing"), isGood ? Color::Text : Color::Warning);
    m_summary->addRow(tr("Recovery code"),
                      m_code->isKept()         ? tr("typed back")
                      : m_stage == Stage::Made ? tr("not typed back yet")
                                               : tr("comes with the project"),
                      m_stage == Stage::Made && !m_code->isKept() ? Color::Warning : Color::Text);
    m_summary->addRow(tr("Locks"), shell().preferences().lockAfter() > 0 ? tr("after %n idle minute(s)", nullptr, shell().preferences().lockAfter())
                                                                         : tr("never by itself"));
    m_summary->addRow(tr("Audit log"), tr("always on"));
    m_summary->addRow(tr("Network"), tr("none"));
}

void CreatePage::choosePlace() {
    auto* dialog = new QFileDialog(this, tr("The project's folder goes into"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::Directory);
    dialog->setOption(QFileDialog::ShowDirsOnly);
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString& folder) {
        m_parent = folder;
        look();
    });
    dialog->open();
}

void CreatePage::act() { m_stage == Stage::Made ? openIt() : create(); }

void CreatePage::create() {
    QByteArray typed = m_passphrase->text().toUtf8();
    auto secret = services::passphraseOf({typed.constData(), std::size_t(typed.size())});
    typed.fill('\0');
    if (!secret)
        return shell().complain(tr("The project was not made"), secret.error());
    m_stage = Stage::Making;
    look();
    using Code = services::SecretBuffer;
    const auto shared = std::make_shared<services::SecretBuffer>(std::move(*secret));
    const auto work = [shared, folder = Path(folder().toStdString()), parent = m_parent, name = m_name->text().simplified().toStdString(),
                       programs = shell().session().programs()](const services::Task&) -> Result<Code> {
        if (!QDir().mkpath(parent))
            return Error(ErrorCode::Io, "the folder " + parent.toStdString() + " cannot be made");
        DANLU_TRY(const auto created, services::Project::create(folder, {name, shared->bytes(), {}}, programs));
        return created.recovery.text();
    };
    runTask<Code>(*QThreadPool::globalInstance(), this, work, [this](Result<Code> code) {
        if (code)
            return take(std::move(*code));
        m_stage = Stage::Asking;
        look();
        shell().complain(tr("The project was not made"), code.error());
    });
}

void CreatePage::take(services::SecretBuffer code) {
    m_stage = Stage::Made;
    m_code->setCode(std::move(code), RecoveryBox::twoByChance());
    look();
    m_code->first()->setFocus(Qt::OtherFocusReason);
}

void CreatePage::openIt() {
    Session& session = shell().session();
    const QString passphrase = m_passphrase->text();
    m_code->clear();
    session.open(folder().toStdString(), [&shell = shell(), passphrase](Result<std::monostate> opened) {
        const auto told = [&shell](Result<std::monostate> result) {
            if (!result)
                shell.complain(tr("The project could not be opened"), result.error());
        };
        opened ? shell.session().unlock(passphrase, told) : told(std::move(opened));
    });
}

} // namespace danlu::ui
