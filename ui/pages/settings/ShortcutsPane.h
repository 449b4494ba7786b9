#pragma once

#include "ui/pages/settings/SettingRow.h"
#include "ui/shell/Shell.h"

#include <QStandardItemModel>

namespace danlu::ui {

/// Every shortcut of the window, as it says them itself (QShortcut::whatsThis), and the keys all lists and fields have.
class ShortcutsPane : public SettingsPane {
    Q_OBJECT
public:
    explicit ShortcutsPane(Shell& shell, QWidget* parent = nullptr);

protected:
    void showEvent(QShowEvent* event) override;

private:
    void fill();

    QStandardItemModel m_rows;
};

} // namespace danlu::ui
