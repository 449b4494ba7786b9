#pragma once

#include "ui/shell/Shell.h"

#include <QPointer>

class QLineEdit;
class QPushButton;

namespace danlu::ui {

class Label;
class NewPassphrase;

/// Opens the project with its recovery code and sets a new passphrase.
class RecoverForm : public QWidget {
    Q_OBJECT
public:
    explicit RecoverForm(Shell& shell, QWidget* parent = nullptr);
    QWidget* first() const;

signals:
    void dismissed();

private:
    void act();
    void look();

    Shell& m_shell;
    QLineEdit* m_code;
    Label* m_verdict;
    NewPassphrase* m_passphrase;
    QPushButton* m_act;
    bool m_isTrying = false;
};

} // namespace danlu::ui
