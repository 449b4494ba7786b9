#include "ui/widgets/NoteRow.h"

#include "ui/style/Metrics.h"
#include "ui/widgets/Glyph.h"
#include "ui/widgets/Label.h"

#include <QHBoxLayout>

namespace danlu::ui {

NoteRow::NoteRow(IconName icon, Color color, QWidget* parent)
    : QWidget(parent), m_row(new QHBoxLayout(this)), m_sign(new Glyph(icon, color)), m_title(new Label({}, {}, Wrap::Yes)),
      m_sentence(new Label({}, {TextSize::Small, Weight::Regular, Color::TextMuted}, Wrap::Yes)) {
    m_sign->standBeside(TextSize::Base);
    m_row->setContentsMargins(0, 0, 0, 0);
    m_row->setSpacing(kGap);
    auto* words = new QVBoxLayout;
    words->setSpacing(0);
    words->addWidget(m_title);
    words->addWidget(m_sentence);
    m_row->addWidget(m_sign, 0, Qt::AlignTop);
    m_row->addLayout(words, 1);
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Preferred);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
}

void NoteRow::setSign(IconName icon, Color color) { m_sign->setIcon(icon, color); }

void NoteRow::setTexts(const QString& title, const QString& sentence) {
    m_title->setText(title);
    m_title->setVisible(!title.isEmpty());
    m_sentence->setText(sentence);
    m_sentence->setVisible(!sentence.isEmpty());
}

void NoteRow::setStrong() { m_title->setLook({TextSize::Base, Weight::Strong, Color::Text}); }

void NoteRow::addRight(QWidget* widget) { m_row->addWidget(widget, 0, Qt::AlignVCenter); }

} // namespace danlu::ui
