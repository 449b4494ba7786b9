#include "ui/widgets/Button.h"

#include <QKeySequence>

namespace danlu::ui {
namespace {

QString capOf(const QString& key) {
    static const QHash<QString, QString> kSigns{{QStringLiteral("Return"), QStringLiteral("↵")}, {QStringLiteral("Enter"), QStringLiteral("↵")},
                                                {QStringLiteral("Up"), QStringLiteral("↑")},     {QStringLiteral("Down"), QStringLiteral("↓")},
                                                {QStringLiteral("Left"), QStringLiteral("←")},   {QStringLiteral("Right"), QStringLiteral("→")}};
    return kSigns.value(key, key);
}

} // namespace

QPushButton* makeButton(const ButtonTexts& face, Kind kind, ControlSize size, QWidget* parent) {
    auto* button = new QPushButton(face.text, parent);
    setKind(*button, kind);
    setControlSize(*button, size);
    button->setIcon(themedIcon(face.icon));
    button->setAutoDefault(false);
    button->setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    if (!face.name.isEmpty()) {
        button->setAccessibleName(face.name);
        button->setToolTip(face.name);
    }
    return button;
}

QPushButton* makeIconButton(IconName icon, const QString& name, QWidget* parent) {
    return makeButton({QString(), icon, name}, Kind::Quiet, ControlSize::Small, parent);
}

QStringList keyCaps(const QKeySequence& keys) {
    QStringList caps;
    const QString text = keys.toString(QKeySequence::PortableText);
    for (const QString& key : text.split(QLatin1Char('+'), Qt::SkipEmptyParts))
        caps << capOf(key);
    if (text.endsWith(QLatin1Char('+'))) // the plus key itself
        caps << QStringLiteral("+");
    return caps;
}

} // namespace danlu::ui
