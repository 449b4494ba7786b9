#pragma once

#include "ui/pages/settings/SettingRow.h"
#include "ui/shell/Shell.h"

namespace danlu::ui {

/// Language and theme.
class LookPane : public SettingsPane {
    Q_OBJECT
public:
    explicit LookPane(Shell& shell, QWidget* parent = nullptr);
};

} // namespace danlu::ui
