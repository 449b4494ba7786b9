#pragma once

#include "ui/shell/Page.h"

class QListWidget;
class QStackedWidget;

namespace danlu::ui {

/// Categories at the left, one of them beside it. Works without a project too. `what` of open() names a category: "keys", "about" …
class SettingsPage : public Page {
    Q_OBJECT
public:
    explicit SettingsPage(Shell& shell, QWidget* parent = nullptr);
    void open(const QString& what) override;
    QWidget* first() override;

private:
    void showCategory(int at);
    void retell();

    QListWidget* m_list;
    QStackedWidget* m_panes;
};

} // namespace danlu::ui
