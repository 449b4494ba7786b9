#include "ui/pages/settings/KeysPane.h"

#include "ui/pages/settings/ChangePassphrase.h"
#include "ui/pages/start/RecoveryBox.h"
#include "ui/shell/Say.h"
#include "ui/style/Metrics.h"
#include "ui/widgets/PassphraseField.h"

#include <QComboBox>
#include <QVBoxLayout>

#include <array>

namespace danlu::ui {
namespace {

constexpr std::array kLockMinutes{5, 10, 15, 30, 60, 120, 0}; // 0: never

} // namespace

KeysPane::KeysPane(Shell& shell, QWidget* parent) : SettingsPane(parent), m_shell(shell) {
    if (shell.session().state() == Session::State::Unlocked) {
        addHeader(spokenHeader([] { return tr("Keys of this project"); }, [name = shell.session().name()] { return name; }));
        addPassphrase();
        addCode();
    } else {
        addHeader(spokenHeader([] { return tr("Keys of a project"); }));
        addRow(
            new SettingRow([] { return tr("Passphrase and recovery code"); }, [] { return tr("They belong to a project."); },
                           {spokenLabel([] { return tr("Open and unlock a project to change them."); }, {TextSize::Base, Weight::Regular, Color::TextMuted})}));
    }
    addHeader(spokenHeader([] { return tr("Locking"); }, [] { return tr("on this machine, whatever the project"); }));
    addLock();
    end();
}

void KeysPane::addPassphrase() {
    auto* change = spokenButton("key"_icon, [] { return tr("Change the passphrase…"); });
    m_change = new ChangePassphrase(m_shell);
    m_change->hide();
    auto* row = new SettingRow([] { return tr("Passphrase"); },
                               [] { return tr("Only its slot is written anew; the data stays as it is. Argon2id, 256 MiB, 3 passes."); }, {change});
    row->addBelow(m_change);
    addRow(row);
    connect(change, &QPushButton::clicked, this, [this, change] {
        change->setEnabled(false);
        m_change->show();
        m_change->first().setFocus(Qt::OtherFocusReason);
    });
    connect(m_change, &ChangePassphrase::dismissed, this, [this, change] {
        m_change->hide();
        change->setEnabled(true);
        change->setFocus(Qt::OtherFocusReason);
    });
}

void KeysPane::addCode() {
    m_renew = spokenButton("refresh"_icon, [] { return tr("Make a new one"); });
    m_code = new RecoveryBox;
    auto* done = spokenButton("check"_icon, [] { return tr("Done"); });
    auto* box = new QWidget;
    box->setMaximumWidth(640);
    auto* column = new QVBoxLayout(box);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(kPadding);
    column->addWidget(m_code);
    column->addWidget(done, 0, Qt::AlignLeft);
    box->hide();
    auto* row = new SettingRow(
        [] { return tr("Recovery code"); },
        [] { return tr("Opens the project when the passphrase is lost. A new one takes effect at once: the old one opens nothing any more."); }, {m_renew});
    row->addBelow(box);
    addRow(row);
    connect(m_renew, &QPushButton::clicked, this, &KeysPane::makeCode);
    connect(m_code, &RecoveryBox::keptChanged, this, [this, done, box] {
        box->setVisible(m_code->hasCode());
        done->setEnabled(m_code->isKept());
        done->setToolTip(m_code->isKept() ? QString() : tr("Type the two groups back first."));
        m_renew->setEnabled(!m_code->hasCode());
    });
    connect(done, &QPushButton::clicked, m_code, &RecoveryBox::clear);
}

void KeysPane::makeCode() {
    m_renew->setEnabled(false);
    using Code = services::SecretBuffer;
    const auto work = [](services::Project& project) -> Result<Code> {
        DANLU_TRY(const auto code, project.replaceRecoveryCode());
        return code.text();
    };
    m_shell.session().ask<Code>(this, work, [this](Result<Code> code) {
        m_renew->setEnabled(true);
        if (!code)
            return m_shell.complain(tr("There is no new recovery code; the old one holds"), code.error());
        m_code->setCode(std::move(*code), RecoveryBox::twoByChance());
        m_code->first()->setFocus(Qt::OtherFocusReason);
    });
}

void KeysPane::fillLock(QComboBox& choice) const {
    const int current = m_shell.preferences().lockAfter();
    choice.clear();
    for (const int minutes : kLockMinutes)
        choice.addItem(minutes == 0 ? tr("never by itself") : tr("%n idle minute(s)", nullptr, minutes), minutes);
    if (choice.findData(current) < 0)
        choice.addItem(tr("%n idle minute(s)", nullptr, current), current);
    choice.setCurrentIndex(choice.findData(current));
    choice.setAccessibleName(tr("Lock after"));
}

void KeysPane::addLock() {
    auto* choice = new QComboBox;
    choice->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    say(*choice, [this, choice] { fillLock(*choice); });
    connect(choice, &QComboBox::activated, this, [this, choice] { m_shell.preferences().setLockAfter(choice->currentData().toInt()); });
    addRow(new SettingRow([] { return tr("Lock after"); }, [] { return tr("Without a key or a movement of the mouse. Runs go on with their own keys."); },
                          {choice}));
    auto* lock = spokenButton("lock"_icon, [] { return tr("Lock now"); });
    setKeyCaps(*lock, keyCaps(Qt::CTRL | Qt::Key_L));
    lock->setEnabled(m_shell.session().state() == Session::State::Unlocked);
    connect(lock, &QPushButton::clicked, this, [this] { m_shell.session().lock(); });
    addRow(new SettingRow([] { return tr("Lock now"); },
                          [] { return tr("The window forgets the keys and every text. It locks too when the machine goes to sleep."); }, {lock}));
}

} // namespace danlu::ui
