#pragma once

#include "ui/shell/Shell.h"

class QPushButton;

namespace danlu::ui {

class Label;
class NewPassphrase;
class PassphraseField;

/// The passphrase that holds and the one that is to hold, and the button that puts one in the other's place.
class ChangePassphrase : public QWidget {
    Q_OBJECT
public:
    explicit ChangePassphrase(Shell& shell, QWidget* parent = nullptr);
    PassphraseField& first() const { return *m_current; }

signals:
    void dismissed();

private:
    void act();
    void look();
    void leave();

    Shell& m_shell;
    PassphraseField* m_current;
    Label* m_verdict;
    NewPassphrase* m_next;
    QPushButton* m_act;
    bool m_isTrying = false;
};

} // namespace danlu::ui
