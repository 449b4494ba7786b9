#include "ui/pages/start/RecoverForm.h"

#include "ui/pages/start/NewPassphrase.h"
#include "ui/shell/Errors.h"
#include "ui/shell/Say.h"
#include "ui/shell/Spoken.h"
#include "ui/style/Metrics.h"

#include <QLineEdit>
#include <QVBoxLayout>

namespace danlu::ui {
namespace {

constexpr int kRecoverWidth = 520;

} // namespace

RecoverForm::RecoverForm(Shell& shell, QWidget* parent)
    : QWidget(parent), m_shell(shell), m_code(new QLineEdit), m_verdict(new Label({}, {TextSize::Small, Weight::Regular, Color::Bad}, Wrap::Yes)),
      m_passphrase(new NewPassphrase), m_act(spokenButton(
                                           "key"_icon, [] { return tr("Open and set the passphrase"); }, Kind::Primary)) {
    setMaximumWidth(kRecoverWidth);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(kUnit, 0, kUnit, 0);
    column->setSpacing(kGap);
    column->addWidget(spokenLabel([] { return tr("Recovery code"); }, {TextSize::Small, Weight::Regular, Color::TextMuted}));
    column->addWidget(m_code);
    column->addWidget(m_verdict);
    column->addWidget(m_passphrase);
    auto* row = new QHBoxLayout;
    auto* back = spokenButton({}, [] { return tr("Back"); });
    row->addWidget(m_act);
    row->addWidget(back);
    row->addStretch(1);
    column->addLayout(row);
    connect(m_act, &QPushButton::clicked, this, &RecoverForm::act);
    connect(back, &QPushButton::clicked, this, &RecoverForm::dismissed);
    connect(m_code, &QLineEdit::textEdited, this, [this] {
        m_verdict->clear();
        look();
    });
    connect(m_passphrase, &NewPassphrase::changed, this, &RecoverForm::look);
    say(*this, [this] {
        m_code->setAccessibleName(tr("Recovery code"));
        m_code->setPlaceholderText(tr("8 groups of 7, with or without dashes, in either case"));
        look();
    });
}

QWidget* RecoverForm::first() const { return m_code; }

void RecoverForm::act() {
    m_isTrying = true;
    look();
    const QPointer<RecoverForm> self(this); // the page goes when the project opens
    m_shell.session().recover(m_code->text(), m_passphrase->text(), [self](Result<std::monostate> result) {
        if (!self || result)
            return;
        self->m_isTrying = false;
        self->m_verdict->setText(result.error().code() == ErrorCode::Rejected ? tr("That is no recovery code: a letter is wrong or missing.")
                                 : result.error().code() == ErrorCode::Denied ? tr("That is the recovery code of another project, or an old one.")
                                                                              : sentenceOf(result.error()));
        self->look();
    });
}

void RecoverForm::look() {
    const QString missing = m_code->text().isEmpty() ? tr("the recovery code is missing") : m_passphrase->missing();
    m_act->setEnabled(missing.isEmpty() && !m_isTrying);
    m_act->setToolTip(missing);
    m_verdict->setVisible(!m_verdict->text().isEmpty());
}

} // namespace danlu::ui
