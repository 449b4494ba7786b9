#pragma once

#include "ui/shell/Page.h"

namespace danlu::ui {

class RecoverForm;
class UnlockForm;

/// A project that is there and locked: its passphrase, the ways without it, what goes on meanwhile.
class UnlockPage : public Page {
    Q_OBJECT
public:
    explicit UnlockPage(Shell& shell, QWidget* parent = nullptr);
    static QString name();
    QWidget* first() override;

private:
    QWidget* makeMiddle();
    QWidget* makeSide();
    void addOtherWays(QVBoxLayout& rows);
    enum class Recovering { No, Yes };
    void showRecovery(Recovering recovering);
    void askOpenings();

    UnlockForm* m_form;
    RecoverForm* m_recover;
    QWidget* m_ways = nullptr;
    QVBoxLayout* m_openings = nullptr;
};

} // namespace danlu::ui
