#include "ui/pages/train/SpecText.h"

#include "ui/shell/Say.h"
#include "ui/style/Look.h"
#include "ui/style/Metrics.h"
#include "ui/widgets/Button.h"
#include "ui/widgets/SegmentedControl.h"

#include <QApplication>
#include <QClipboard>
#include <QHBoxLayout>
#include <QPlainTextEdit>

namespace danlu::ui {

SpecText::SpecText(QWidget* parent) : QWidget(parent), m_which(new SegmentedControl({}, {QStringLiteral("YAML"), QString()})), m_view(new QPlainTextEdit) {
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(kPadding, kPadding, kPadding, kPadding);
    column->setSpacing(kGap);
    auto* row = new QHBoxLayout;
    auto* copy = makeButton({{}, "copy"_icon}, Kind::Normal, ControlSize::Small);
    row->addWidget(m_which);
    row->addStretch(1);
    row->addWidget(copy);
    column->addLayout(row);
    column->addWidget(m_view, 1);
    m_view->setReadOnly(true);
    m_view->setTabChangesFocus(true);
    m_view->setLineWrapMode(QPlainTextEdit::NoWrap);
    m_view->setFont(lookOf(*this).mono(TextSize::Small));
    connect(m_which, &SegmentedControl::chosen, this, &SpecText::show);
    connect(copy, &QPushButton::clicked, this, [this] { QApplication::clipboard()->setText(m_view->toPlainText()); });
    say(*this, [this, copy] {
        m_which->setPartTexts({QStringLiteral("YAML"), tr("Command")});
        m_which->setAccessibleName(tr("Form of the text"));
        m_view->setAccessibleName(tr("Settings as text"));
        copy->setText(tr("Copy"));
    });
}

void SpecText::setTexts(const QString& yaml, const QString& command) {
    m_texts[0] = yaml;
    m_texts[1] = command;
    show();
}

void SpecText::show() {
    const QString& text = m_texts[m_which->current() == 1 ? 1 : 0];
    if (m_view->toPlainText() != text)
        m_view->setPlainText(text);
}

} // namespace danlu::ui
