#include "ui/pages/settings/AboutPane.h"

#include "ui/shell/Say.h"
#include "ui/style/Metrics.h"
#include "ui/widgets/Splitter.h"

#include <QCoreApplication>
#include <QDir>
#include <QListWidget>
#include <QPlainTextEdit>

namespace danlu::ui {
namespace {

const QString kNotices = QStringLiteral(":/danlu/licences");

QString noticeText(const QString& name) {
    QFile file(kNotices + QLatin1Char('/') + name + QStringLiteral(".txt"));
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

QWidget* makeNotices() {
    auto* list = new QListWidget;
    auto* text = new QPlainTextEdit;
    for (const QFileInfo& notice : QDir(kNotices).entryInfoList(QDir::Files, QDir::Name))
        list->addItem(notice.completeBaseName());
    list->setFrameShape(QFrame::NoFrame);
    text->setFrameShape(QFrame::NoFrame);
    text->setReadOnly(true);
    text->setTabChangesFocus(true);
    text->setFont(applicationLook().mono(TextSize::Small));
    QObject::connect(list, &QListWidget::currentTextChanged, text, [text](const QString& name) { text->setPlainText(noticeText(name)); });
    list->setCurrentRow(0);
    auto* both = new Splitter(Qt::Horizontal);
    both->addWidget(list);
    both->addWidget(text);
    both->setStretchFactor(1, 1);
    both->setSizes({208, 600});
    say(*both, [list, text] {
        list->setAccessibleName(AboutPane::tr("Parts of Danlu"));
        text->setAccessibleName(AboutPane::tr("Its licence"));
    });
    return both;
}

} // namespace

AboutPane::AboutPane(Shell&, QWidget* parent) : SettingsPane(parent) {
    addHeader(spokenHeader([] { return tr("About"); }));
    const auto fact = [this](Wording name, Wording sentence, Wording value) {
        addRow(new SettingRow(std::move(name), std::move(sentence), {spokenLabel(std::move(value))}));
    };
    fact([] { return tr("Danlu"); }, [] { return tr("From private text to a private language model, on your own machine."); },
         [] { return tr("Version %1").arg(QCoreApplication::applicationVersion().isEmpty() ? QStringLiteral("–") : QCoreApplication::applicationVersion()); });
    fact([] { return tr("Licence"); }, [] { return tr("Free software; the text is below."); }, [] { return QStringLiteral("Apache License 2.0"); });
    addHeader(spokenHeader([] { return tr("Licences"); }, [] { return tr("of Danlu and of what it is built on"); }));
    addRest(makeNotices());
}

} // namespace danlu::ui
