#pragma once

#include "ui/pages/settings/SettingRow.h"
#include "ui/pages/start/MachineCheck.h"
#include "ui/shell/Shell.h"

namespace danlu::ui {

class KeyValueRows;

/// What the machine has for training, and what is missing; `danlu-cli doctor` says the same.
class DevicesPane : public SettingsPane {
    Q_OBJECT
public:
    explicit DevicesPane(Shell& shell, QWidget* parent = nullptr);

private:
    void show();

    MachineCheck m_check;
    KeyValueRows* m_facts;
};

} // namespace danlu::ui
