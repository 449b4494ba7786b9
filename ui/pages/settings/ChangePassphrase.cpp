#include "ui/pages/settings/ChangePassphrase.h"

#include "ui/pages/start/NewPassphrase.h"
#include "ui/shell/Errors.h"
#include "ui/shell/Say.h"
#include "ui/shell/Spoken.h"
#include "ui/style/Metrics.h"
#include "ui/widgets/PassphraseField.h"

#include <QLineEdit>
#include <QVBoxLayout>

namespace danlu::ui {
namespace {

constexpr int kChangeWidth = 400;

using Secret = std::shared_ptr<Result<services::SecretBuffer>>;

Secret secretIn(const QString& typed) {
    QByteArray bytes = typed.toUtf8();
    auto secret = std::make_shared<Result<services::SecretBuffer>>(services::passphraseOf({bytes.constData(), std::size_t(bytes.size())}));
    bytes.fill('\0');
    return secret;
}

} // namespace

ChangePassphrase::ChangePassphrase(Shell& shell, QWidget* parent)
    : QWidget(parent), m_shell(shell), m_current(new PassphraseField), m_verdict(new Label({}, {TextSize::Small, Weight::Regular, Color::Bad}, Wrap::Yes)),
      m_next(new NewPassphrase), m_act(spokenButton(
                                     "key"_icon, [] { return tr("Change it"); }, Kind::Primary)) {
    setMaximumWidth(kChangeWidth);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(kUnit);
    column->addWidget(spokenLabel([] { return tr("Passphrase that holds now"); }, {TextSize::Small, Weight::Regular, Color::TextMuted}));
    column->addWidget(m_current);
    column->addWidget(m_verdict);
    column->addSpacing(kUnit);
    column->addWidget(m_next);
    column->addSpacing(kUnit);
    auto* row = new QHBoxLayout;
    auto* back = spokenButton({}, [] { return tr("Cancel"); });
    row->addWidget(m_act);
    row->addWidget(back);
    row->addStretch(1);
    column->addLayout(row);
    connect(m_act, &QPushButton::clicked, this, &ChangePassphrase::act);
    connect(back, &QPushButton::clicked, this, &ChangePassphrase::leave);
    connect(m_current, &PassphraseField::edited, this, [this] {
        m_verdict->clear();
        look();
    });
    connect(m_next, &NewPassphrase::changed, this, &ChangePassphrase::look);
    say(*this, [this] {
        m_current->setNames(tr("Passphrase that holds now"), tr("Show what is typed"));
        look();
    });
}

void ChangePassphrase::look() {
    const QString missing = m_current->text().isEmpty() ? tr("the passphrase that holds now is missing") : m_next->missing();
    m_act->setEnabled(missing.isEmpty() && !m_isTrying);
    m_act->setToolTip(missing);
    m_verdict->setVisible(!m_verdict->text().isEmpty());
}

void ChangePassphrase::leave() {
    m_current->clear();
    m_next->clear();
    m_verdict->clear();
    look();
    emit dismissed();
}

void ChangePassphrase::act() {
    m_isTrying = true;
    look();
    const Secret current = secretIn(m_current->text()), next = secretIn(m_next->text());
    const auto work = [current, next](services::Project& project, const services::Task&) -> Result<std::monostate> {
        if (!*current || !*next)
            return *current ? next->error() : current->error();
        return project.changePassphrase(**current, **next, {});
    };
    m_shell.session().act<std::monostate>(this, work, [this](Result<std::monostate> result) {
        m_isTrying = false;
        if (result) {
            m_shell.toast({State::Good, tr("The passphrase is changed"), tr("The old one opens nothing any more. The recovery code stays valid.")});
            return leave();
        }
        m_verdict->setText(result.error().code() == ErrorCode::Denied ? tr("That is not the passphrase that holds now.") : sentenceOf(result.error()));
        look();
    });
}

} // namespace danlu::ui
