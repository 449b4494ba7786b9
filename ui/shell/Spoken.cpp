#include "ui/shell/Spoken.h"

#include "ui/shell/Say.h"

namespace danlu::ui {

Label* spokenLabel(Wording text, TextLook look, Wrap wrap) {
    auto* label = new Label({}, look, wrap);
    say(*label, [label, text = std::move(text)] { label->setText(text()); });
    return label;
}

Label* spokenNote(Wording text) { return spokenLabel(std::move(text), {TextSize::Small, Weight::Regular, Color::TextMuted}, Wrap::Yes); }

QPushButton* spokenButton(IconName icon, Wording text, Kind kind, ControlSize size) {
    auto* button = makeButton({{}, icon}, kind, size);
    say(*button, [button, text = std::move(text)] {
        button->setText(text());
        button->updateGeometry();
    });
    return button;
}

PanelHeader* spokenHeader(Wording title, Wording facts) {
    auto* header = new PanelHeader({});
    say(*header, [header, title = std::move(title), facts = std::move(facts)] {
        header->setTitle(title());
        header->setFacts(facts ? facts() : QString());
    });
    return header;
}

} // namespace danlu::ui
