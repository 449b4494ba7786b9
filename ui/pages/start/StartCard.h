#pragma once

#include "ui/shell/Spoken.h"
#include "ui/widgets/Card.h"

class QHBoxLayout;
class QVBoxLayout;

namespace danlu::ui {

/// What a way to begin says of itself.
struct StartWords {
    IconName icon;
    Wording title, sentence, time, disk;
};

/// A way to begin: what it is, the time and the room it takes, and the button that does it.
class StartCard : public Card {
    Q_OBJECT
public:
    StartCard(const StartWords& words, QPushButton* button, Chosen chosen = Chosen::No, QWidget* parent = nullptr);

protected:
    /// What stands below the words while the card is at work.
    QVBoxLayout& below() const { return *m_below; }

private:
    QVBoxLayout* m_below;
};

} // namespace danlu::ui
