#pragma once

#include "ui/pages/settings/SettingRow.h"
#include "ui/shell/Shell.h"

namespace danlu::ui {

/// Where things lie on this machine and how large they are.
class FoldersPane : public SettingsPane {
    Q_OBJECT
public:
    explicit FoldersPane(Shell& shell, QWidget* parent = nullptr);

private:
    enum class Sized { No, Yes };
    void addFolder(Wording name, Wording sentence, const QString& path, Sized sized = Sized::No);
};

} // namespace danlu::ui
