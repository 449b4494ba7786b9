#include "ui/pages/start/RestoreForm.h"

#include "ui/shell/Errors.h"
#include "ui/shell/Say.h"
#include "ui/shell/Spoken.h"
#include "ui/style/Metrics.h"
#include "ui/widgets/ElidedLabel.h"
#include "ui/widgets/PassphraseField.h"

#include <QDir>
#include <QFileDialog>
#include <QGridLayout>
#include <QPointer>

namespace danlu::ui {
namespace {

constexpr int kRestoreField = 340;

/// Not yet taken.
QString freeFolder(const QString& stem) {
    const QString base = QDir::homePath() + QStringLiteral("/Danlu/") + stem;
    QString folder = base + QStringLiteral(".danlu");
    for (int number = 2; QFileInfo::exists(folder); ++number)
        folder = QStringLiteral("%1-%2.danlu").arg(base).arg(number);
    return folder;
}

} // namespace

RestoreForm::RestoreForm(Shell& shell, QWidget* parent)
    : QWidget(parent), m_shell(shell), m_fileLabel(new ElidedLabel({})), m_folderLabel(new ElidedLabel({})), m_field(new PassphraseField),
      m_verdict(new Label({}, {TextSize::Small, Weight::Regular, Color::TextMuted}, Wrap::Yes)),
      m_act(spokenButton("refresh"_icon, [] { return tr("Restore it"); })) {
    auto* grid = new QGridLayout(this);
    grid->setContentsMargins(kUnit, 0, kUnit, 0);
    grid->setHorizontalSpacing(kPageEdge);
    grid->setVerticalSpacing(kGap);
    grid->setColumnStretch(1, 1);
    auto* choose = spokenButton(
        "folder"_icon, [] { return tr("Choose…"); }, Kind::Normal, ControlSize::Small);
    auto* back = spokenButton({}, [] { return tr("Cancel"); });
    const TextLook quiet{TextSize::Base, Weight::Regular, Color::TextMuted};
    grid->addWidget(spokenLabel([] { return tr("Backup"); }, quiet), 0, 0);
    grid->addWidget(m_fileLabel, 0, 1);
    grid->addWidget(choose, 0, 2);
    grid->addWidget(spokenLabel([] { return tr("Becomes"); }, quiet), 1, 0);
    grid->addWidget(m_folderLabel, 1, 1);
    grid->addWidget(spokenLabel([] { return tr("Passphrase"); }, quiet), 2, 0);
    grid->addWidget(m_field, 2, 1, Qt::AlignLeft);
    grid->addWidget(m_verdict, 3, 1);
    auto* row = new QHBoxLayout;
    row->setSpacing(kGap);
    row->addWidget(m_act);
    row->addWidget(back);
    row->addStretch(1);
    grid->addLayout(row, 4, 1);
    m_field->setFixedWidth(kRestoreField);
    m_fileLabel->setElideMode(Qt::ElideMiddle);
    m_folderLabel->setElideMode(Qt::ElideMiddle);
    connect(choose, &QPushButton::clicked, this, &RestoreForm::choose);
    connect(back, &QPushButton::clicked, this, &RestoreForm::dismissed);
    connect(m_act, &QPushButton::clicked, this, &RestoreForm::act);
    connect(m_field, &PassphraseField::edited, this, &RestoreForm::look);
    connect(m_field, &PassphraseField::entered, m_act, &QPushButton::click);
    say(*this, [this] {
        m_field->setNames(tr("Passphrase of the backup"), tr("Show what is typed"));
        look();
    });
}

void RestoreForm::setFile(const QString& file) {
    m_file = file;
    look();
}

QString RestoreForm::folder() const { return m_file.isEmpty() ? QString() : freeFolder(QFileInfo(m_file).completeBaseName()); }

void RestoreForm::choose() {
    auto* dialog = new QFileDialog(this, tr("Choose a backup"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString& file) {
        setFile(file);
        m_field->setFocus(Qt::OtherFocusReason);
    });
    dialog->open();
}

void RestoreForm::act() {
    QByteArray typed = m_field->text().toUtf8();
    auto read = services::passphraseOf({typed.constData(), std::size_t(typed.size())});
    typed.fill('\0');
    if (!read)
        return;
    m_isWorking = true;
    look();
    const auto secret = std::make_shared<services::SecretBuffer>(std::move(*read));
    const QString target = folder();
    const auto work = [file = Path(m_file.toStdString()), target = Path(target.toStdString()), secret,
                       programs = m_shell.session().programs()](const services::Task&) -> Result<std::monostate> {
        std::error_code ignored;
        std::filesystem::create_directories(target.parent_path(), ignored); // where that fails restoring says why
        DANLU_TRY(const auto project, services::Project::restore(file, target, *secret, programs));
        return ok();
    };
    runTask<std::monostate>(*QThreadPool::globalInstance(), this, work, [this, target, secret](Result<std::monostate> result) {
        m_isWorking = false;
        look();
        if (!result) {
            m_verdict->setLook({TextSize::Small, Weight::Regular, Color::Bad});
            return m_verdict->setText(result.error().code() == ErrorCode::Denied
                                          ? tr("That is not its passphrase. Nothing was written.")
                                          : sentenceOf(result.error()) + QLatin1Char(' ') + tr("Nothing was left behind."));
        }
        m_shell.session().open(target.toStdString(), [&shell = m_shell, secret](Result<std::monostate> opened) {
            if (opened)
                shell.session().unlock(std::move(*secret), [](Result<std::monostate>) {});
        });
    });
}

void RestoreForm::look() {
    m_fileLabel->setText(m_file.isEmpty() ? tr("none chosen yet") : m_file);
    m_folderLabel->setText(m_file.isEmpty() ? QStringLiteral("–") : folder());
    m_verdict->setLook({TextSize::Small, Weight::Regular, Color::TextMuted});
    m_verdict->setText(m_isWorking ? tr("reading and checking every file of it …")
                                   : tr("Every file is checked before the project counts; the backup stays as it is."));
    m_act->setEnabled(!m_isWorking && !m_file.isEmpty() && !m_field->text().isEmpty());
    m_act->setToolTip(m_file.isEmpty() ? tr("Choose a backup first.") : m_field->text().isEmpty() ? tr("Type its passphrase first.") : QString());
}

} // namespace danlu::ui
