#include "ui/widgets/PassphraseField.h"

#include "ui/style/Metrics.h"
#include "ui/widgets/Button.h"

#include <QHBoxLayout>
#include <QLineEdit>

namespace danlu::ui {

PassphraseField::PassphraseField(QWidget* parent) : QWidget(parent), m_line(new QLineEdit), m_eye(makeIconButton("eye"_icon, {})) {
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(kUnit);
    row->addWidget(m_line, 1);
    row->addWidget(m_eye);
    m_line->setEchoMode(QLineEdit::Password);
    m_line->setInputMethodHints(Qt::ImhSensitiveData | Qt::ImhNoPredictiveText | Qt::ImhNoAutoUppercase);
    m_eye->setCheckable(true);
    setFocusProxy(m_line);
    connect(m_eye, &QPushButton::toggled, this, [this](bool isShown) { m_line->setEchoMode(isShown ? QLineEdit::Normal : QLineEdit::Password); });
    connect(m_line, &QLineEdit::textEdited, this, &PassphraseField::edited);
    connect(m_line, &QLineEdit::returnPressed, this, &PassphraseField::entered);
}

PassphraseField::~PassphraseField() { clear(); }

void PassphraseField::setNames(const QString& line, const QString& eye) {
    m_line->setAccessibleName(line);
    m_eye->setAccessibleName(eye);
    m_eye->setToolTip(eye);
}

QString PassphraseField::text() const { return m_line->text(); }

void PassphraseField::clear() {
    m_line->setText(QString(m_line->text().size(), QLatin1Char('x'))); // what stood there is written over as far as Qt lets us
    m_line->clear();
    m_eye->setChecked(false);
}

} // namespace danlu::ui
