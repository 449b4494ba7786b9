#include "ui/pages/start/UnlockForm.h"

#include "ui/shell/Errors.h"
#include "ui/shell/Figures.h"
#include "ui/shell/Say.h"
#include "ui/shell/Spoken.h"
#include "ui/style/Metrics.h"
#include "ui/widgets/Meter.h"
#include "ui/widgets/PassphraseField.h"

#include <QGridLayout>
#include <QLineEdit>

namespace danlu::ui {
namespace {

constexpr int kTickMillis = 100;
constexpr int kFieldWidth = 340, kWaitWidth = 160;

} // namespace

UnlockForm::UnlockForm(Shell& shell, QWidget* parent)
    : QWidget(parent), m_shell(shell), m_field(new PassphraseField), m_verdict(new Label({}, {TextSize::Small}, Wrap::Yes)), m_left(new Label({})),
      m_wait(new Meter({})), m_unlock(spokenButton(
                                 "unlock"_icon, [] { return tr("Unlock"); }, Kind::Primary)) {
    auto* grid = new QGridLayout(this);
    grid->setContentsMargins(kUnit, kGap, kUnit, kGap);
    grid->setHorizontalSpacing(kPageEdge);
    grid->setVerticalSpacing(kGap);
    grid->setColumnStretch(1, 1);
    m_field->setFixedWidth(kFieldWidth);
    m_wait->setFixedWidth(kWaitWidth);
    m_wait->setColor(Color::TextMuted);
    grid->addWidget(spokenLabel([] { return tr("Passphrase"); }), 0, 0);
    grid->addWidget(m_field, 0, 1, Qt::AlignLeft);
    grid->addWidget(m_verdict, 1, 1);
    auto* row = new QHBoxLayout;
    row->setSpacing(kPadding);
    for (QWidget* each : std::initializer_list<QWidget*>{m_unlock, m_wait, m_left})
        row->addWidget(each);
    row->addStretch(1);
    grid->addLayout(row, 2, 1);
    m_tick.setInterval(kTickMillis);
    connect(&m_tick, &QTimer::timeout, this, &UnlockForm::look);
    connect(m_unlock, &QPushButton::clicked, this, &UnlockForm::tryIt);
    connect(m_field, &PassphraseField::entered, this, &UnlockForm::tryIt);
    connect(m_field, &PassphraseField::edited, this, &UnlockForm::look);
    say(*this, [this] {
        m_field->setNames(tr("Passphrase"), tr("Show what is typed"));
        look();
    });
}

qint64 UnlockForm::waiting() const { return m_patience.wait() == 0 ? 0 : std::max<qint64>(0, qint64(m_patience.wait()) * 1000 - m_since.elapsed()); }

void UnlockForm::tryIt() {
    if (m_isTrying || waiting() > 0 || m_field->text().isEmpty())
        return;
    m_isTrying = true;
    look();
    const QPointer<UnlockForm> self(this); // the page goes when the project opens
    m_shell.session().unlock(m_field->text(), [self](Result<std::monostate> result) {
        if (self)
            self->take(result);
    });
}

void UnlockForm::take(const Result<std::monostate>& result) {
    m_isTrying = false;
    if (result)
        return;
    if (result.error().code() == ErrorCode::Denied) {
        m_patience.wrong();
        m_since.start();
        m_tick.start();
    } else {
        m_shell.complain(tr("The project was not unlocked"), result.error());
    }
    m_field->line().selectAll();
    look();
}

void UnlockForm::look() {
    const qint64 left = waiting();
    if (left == 0)
        m_tick.stop();
    const bool isWaiting = left > 0;
    m_unlock->setEnabled(!isWaiting && !m_isTrying && !m_field->text().isEmpty());
    m_unlock->setToolTip(isWaiting ? tr("Not yet: a wrong passphrase costs time.") : m_field->text().isEmpty() ? tr("Type the passphrase first.") : QString());
    m_wait->setVisible(isWaiting);
    m_left->setVisible(isWaiting || m_isTrying);
    m_left->setText(m_isTrying ? tr("checking …") : tr("%1 s left").arg(numberText(double(left) / 1000, 1)));
    m_wait->setFraction(isWaiting ? 1 - double(left) / (m_patience.wait() * 1000.0) : 0);
    const bool isWrong = m_patience.wrongTries() > 0;
    setValidity(m_field->line(), isWrong && isWaiting ? Validity::Invalid : Validity::Valid);
    m_verdict->setLook({TextSize::Small, Weight::Regular, isWrong ? Color::Bad : Color::TextMuted});
    m_verdict->setText(isWrong ? tr("Wrong passphrase, %n time(s). Each wrong try doubles the wait, at most 5 min; nothing is ever locked out or deleted.",
                                    nullptr, m_patience.wrongTries())
                               : tr("It is checked on this machine, which takes about a second."));
}

} // namespace danlu::ui
