#include "ui/gallery/Sections.h"

#include "ui/style/Metrics.h"
#include "ui/widgets/Label.h"
#include "ui/widgets/Panel.h"

#include <QFocusFrame>
#include <QStyleOptionButton>

namespace danlu::gallery {
namespace {

constexpr int kNameWidth = 64;

class StillButton : public QPushButton {
public:
    StillButton(const QString& text, QStyle::State state) : QPushButton(text), m_state(state) {}

protected:
    void initStyleOption(QStyleOptionButton* option) const override {
        QPushButton::initStyleOption(option);
        option->state |= m_state;
    }

private:
    QStyle::State m_state;
};

QStyle::State stateOf(Shown shown) {
    switch (shown) {
    case Shown::Hovered:
        return QStyle::State_MouseOver;
    case Shown::Held:
        return QStyle::State_Sunken | QStyle::State_MouseOver;
    default:
        return QStyle::State_None;
    }
}

} // namespace

QWidget* section(const QString& title, std::initializer_list<QWidget*> lines) {
    auto* panel = new ui::Panel(Qt::BottomEdge);
    panel->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    auto* column = new QVBoxLayout(panel);
    column->setContentsMargins(ui::kPageEdge, ui::kPadding, ui::kPageEdge, ui::kPadding);
    column->setSpacing(ui::kGap);
    column->addWidget(new ui::Label(title, {ui::TextSize::Small, ui::Weight::Strong, ui::Color::Text}));
    for (QWidget* each : lines)
        column->addWidget(each);
    return panel;
}

QWidget* line(const QString& name, std::initializer_list<QWidget*> parts) {
    auto* widget = new QWidget;
    auto* row = new QHBoxLayout(widget);
    row->setContentsMargins(0, 0, 0, 0);
    if (!name.isEmpty()) {
        auto* label = new ui::Label(name, {ui::TextSize::Small, ui::Weight::Regular, ui::Color::TextMuted});
        label->setMinimumWidth(kNameWidth);
        row->addWidget(label);
    }
    for (QWidget* part : parts)
        row->addWidget(part);
    row->addStretch(1);
    return widget;
}

QPushButton* shownButton(const QString& text, ui::IconName icon, ui::Kind kind, Shown shown) {
    auto* button = new StillButton(text, stateOf(shown));
    button->setIcon(ui::themedIcon(icon));
    ui::setKind(*button, kind);
    button->setAutoDefault(false);
    button->setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    button->setEnabled(shown != Shown::Disabled);
    if (text.isEmpty())
        button->setAccessibleName(icon.toString());
    if (shown == Shown::Focused)
        surround(*button);
    return button;
}

void surround(QWidget& control) {
    const auto follow = [&control] { (new QFocusFrame(&control))->setWidget(&control); };
    QMetaObject::invokeMethod(&control, follow, Qt::QueuedConnection); // it needs the parent that comes with the layout
}

} // namespace danlu::gallery
