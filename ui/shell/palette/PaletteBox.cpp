#include "ui/shell/palette/PaletteBox.h"

#include "ui/shell/Say.h"
#include "ui/style/Metrics.h"
#include "ui/style/Paint.h"
#include "ui/widgets/KeyCap.h"
#include "ui/widgets/Label.h"

#include <QCoreApplication>
#include <QHBoxLayout>

namespace danlu::ui {
namespace {

constexpr int kFootHeight = 32;
constexpr TextLook kFootLook{TextSize::Caption, Weight::Regular, Color::TextMuted};

struct FootKeys {
    QStringList caps;
    const char* text;
};

const std::array kFootKeys{
    FootKeys{{QStringLiteral("↑"), QStringLiteral("↓")}, QT_TRANSLATE_NOOP("danlu::ui::PaletteFoot", "Choose")},
    FootKeys{{QStringLiteral("↵")}, QT_TRANSLATE_NOOP("danlu::ui::PaletteFoot", "Open")},
    FootKeys{{QStringLiteral("Tab")}, QT_TRANSLATE_NOOP("danlu::ui::PaletteFoot", "More actions")},
};

} // namespace

void PaletteBox::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    const Look& look = lookOf(*this);
    paintBox(painter, rect(), {look.color(Color::Raised), look.color(Color::BorderStrong), double(look.tokens().radius(Radius::Popover)), Qt::SolidLine});
}

PaletteFoot::PaletteFoot(QWidget* parent) : QWidget(parent) {
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(kPageEdge, 0, kPageEdge, 0);
    row->setSpacing(kGap);
    const auto add = [row](const char* text) {
        auto* label = new Label({}, kFootLook);
        say(*label, [label, text] { label->setText(tr(text)); });
        row->addWidget(label);
    };
    for (const FootKeys& keys : kFootKeys) {
        row->addWidget(new KeyCap(keys.caps));
        add(keys.text);
        row->addSpacing(kGap);
    }
    row->addStretch(1);
    add(QT_TR_NOOP("“>” actions only"));
    row->addSpacing(kUnit);
    add(QT_TR_NOOP("“@” datasets only"));
}

QSize PaletteFoot::sizeHint() const { return {layout()->sizeHint().width(), kFootHeight}; }

void PaletteFoot::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.fillRect(0, 0, width(), 1, lookOf(*this).color(Color::Border));
}

} // namespace danlu::ui
