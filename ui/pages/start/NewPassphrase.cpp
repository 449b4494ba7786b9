#include "ui/pages/start/NewPassphrase.h"

#include "ui/pages/start/StrengthView.h"
#include "ui/shell/Say.h"
#include "ui/shell/Spoken.h"
#include "ui/style/Kind.h"
#include "ui/style/Metrics.h"
#include "ui/widgets/PassphraseField.h"

#include <QLineEdit>
#include <QVBoxLayout>

namespace danlu::ui {

NewPassphrase::NewPassphrase(QWidget* parent)
    : QWidget(parent), m_once(new PassphraseField), m_again(new PassphraseField),
      m_same(new Label({}, {TextSize::Small, Weight::Regular, Color::Bad}, Wrap::Yes)), m_strength(new StrengthView) {
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(kUnit);
    const TextLook quiet{TextSize::Small, Weight::Regular, Color::TextMuted};
    column->addWidget(spokenLabel([] { return tr("New passphrase"); }, quiet));
    column->addWidget(m_once);
    column->addSpacing(kUnit);
    column->addWidget(spokenLabel([] { return tr("Once more"); }, quiet));
    column->addWidget(m_again);
    column->addWidget(m_same);
    column->addSpacing(kGap);
    column->addWidget(m_strength);
    for (PassphraseField* field : {m_once, m_again}) {
        connect(field, &PassphraseField::edited, this, [this] {
            m_strength->setText(m_once->text());
            const bool differs = !m_again->text().isEmpty() && m_once->text() != m_again->text();
            setValidity(m_again->line(), differs ? Validity::Invalid : Validity::Valid);
            m_same->setText(differs ? tr("The two are not the same.") : QString());
            m_same->setVisible(differs);
            emit changed();
        });
        connect(field, &PassphraseField::entered, this, &NewPassphrase::entered);
    }
    m_same->hide();
    say(*this, [this] {
        m_once->setNames(tr("New passphrase"), tr("Show what is typed"));
        m_again->setNames(tr("Once more"), tr("Show what is typed"));
    });
}

QString NewPassphrase::text() const { return m_once->text(); }

double NewPassphrase::bits() const { return m_strength->strength().bits; }

QString NewPassphrase::missing() const {
    if (m_once->text().isEmpty())
        return tr("a passphrase is missing");
    if (!m_strength->strength().isEnough())
        return tr("the passphrase is too weak");
    return m_once->text() == m_again->text() ? QString() : tr("the passphrase is not there twice");
}

void NewPassphrase::clear() {
    m_once->clear();
    m_again->clear();
    m_strength->setText({});
}

} // namespace danlu::ui
