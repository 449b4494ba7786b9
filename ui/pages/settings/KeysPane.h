#pragma once

#include "ui/pages/settings/SettingRow.h"
#include "ui/shell/Shell.h"

class QComboBox;

namespace danlu::ui {

class ChangePassphrase;
class RecoveryBox;

/// What opens the project that is open: its passphrase, its recovery code, when it locks by itself.
class KeysPane : public SettingsPane {
    Q_OBJECT
public:
    explicit KeysPane(Shell& shell, QWidget* parent = nullptr);

private:
    void addPassphrase();
    void addCode();
    void addLock();
    void makeCode();
    void fillLock(QComboBox& choice) const;

    Shell& m_shell;
    ChangePassphrase* m_change = nullptr;
    RecoveryBox* m_code = nullptr;
    QPushButton* m_renew = nullptr;
};

} // namespace danlu::ui
