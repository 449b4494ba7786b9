#pragma once

#include "ui/pages/settings/SettingRow.h"
#include "ui/shell/Shell.h"

namespace danlu::ui {

/// Version, licence, and the notices of everything that is inside.
class AboutPane : public SettingsPane {
    Q_OBJECT
public:
    explicit AboutPane(Shell& shell, QWidget* parent = nullptr);
};

} // namespace danlu::ui
