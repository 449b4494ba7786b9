#include "ui/pages/settings/SettingsPage.h"

#include "ui/pages/settings/AboutPane.h"
#include "ui/pages/settings/DevicesPane.h"
#include "ui/pages/settings/FoldersPane.h"
#include "ui/pages/settings/KeysPane.h"
#include "ui/pages/settings/LookPane.h"
#include "ui/pages/settings/ShortcutsPane.h"
#include "ui/shell/Say.h"
#include "ui/style/Metrics.h"

#include <QListWidget>
#include <QStackedWidget>

#include <array>

namespace danlu::ui {
namespace {

constexpr int kCategoriesWidth = 208;

struct SettingsCategory {
    IconName icon;
    const char *id, *name;
    QWidget* (*make)(Shell&);
};

template <typename Pane>
QWidget* makePane(Shell& shell) {
    return new Pane(shell);
}

constexpr std::array kSettingsCategories{
    SettingsCategory{"globe"_icon, "look", QT_TRANSLATE_NOOP("danlu::ui::SettingsPage", "Language and look"), &makePane<LookPane>},
    SettingsCategory{"key"_icon, "keys", QT_TRANSLATE_NOOP("danlu::ui::SettingsPage", "Keys and passphrase"), &makePane<KeysPane>},
    SettingsCategory{"chip"_icon, "devices", QT_TRANSLATE_NOOP("danlu::ui::SettingsPage", "Devices"), &makePane<DevicesPane>},
    SettingsCategory{"folder"_icon, "folders", QT_TRANSLATE_NOOP("danlu::ui::SettingsPage", "Folders"), &makePane<FoldersPane>},
    SettingsCategory{"keyboard"_icon, "shortcuts", QT_TRANSLATE_NOOP("danlu::ui::SettingsPage", "Shortcuts"), &makePane<ShortcutsPane>},
    SettingsCategory{"info"_icon, "about", QT_TRANSLATE_NOOP("danlu::ui::SettingsPage", "About"), &makePane<AboutPane>},
};

} // namespace

SettingsPage::SettingsPage(Shell& shell, QWidget* parent) : Page(shell, parent), m_list(new QListWidget), m_panes(new QStackedWidget) {
    auto* left = new Panel(Qt::RightEdge);
    left->setFixedWidth(kCategoriesWidth);
    auto* column = new QVBoxLayout(left);
    column->setContentsMargins(0, kGap, 1, kGap);
    column->addWidget(m_list);
    m_list->setFrameShape(QFrame::NoFrame);
    for (const SettingsCategory& category : kSettingsCategories) {
        m_list->addItem(new QListWidgetItem(themedIcon(category.icon, Color::TextMuted), QString()));
        m_panes->addWidget(new QWidget); // made when it is first looked at
    }
    auto* content = new QWidget;
    auto* row = new QHBoxLayout(content);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    row->addWidget(left);
    row->addWidget(m_panes, 1);
    setContent(content);
    connect(m_list, &QListWidget::currentRowChanged, this, &SettingsPage::showCategory);
    m_list->setCurrentRow(0);
    say(*this, [this] { retell(); });
}

void SettingsPage::open(const QString& what) {
    const auto found = std::ranges::find_if(kSettingsCategories, [&](const SettingsCategory& each) { return what == QLatin1String(each.id); });
    if (found != kSettingsCategories.end())
        m_list->setCurrentRow(int(found - kSettingsCategories.begin()));
}

QWidget* SettingsPage::first() { return m_list; }

void SettingsPage::showCategory(int at) {
    if (at < 0)
        return;
    QWidget* pane = m_panes->widget(at);
    if (!qobject_cast<SettingsPane*>(pane)) {
        m_panes->removeWidget(pane);
        delete pane;
        m_panes->insertWidget(at, kSettingsCategories[std::size_t(at)].make(shell()));
    }
    m_panes->setCurrentIndex(at);
    retell();
}

void SettingsPage::retell() {
    for (int i = 0; i < m_list->count(); ++i)
        m_list->item(i)->setText(tr(kSettingsCategories[std::size_t(i)].name));
    m_list->setAccessibleName(tr("Categories"));
    title().setPath({tr("Settings"), m_list->currentItem() ? m_list->currentItem()->text() : QString()});
    title().setFacts(tr("changes take effect at once"));
}

} // namespace danlu::ui
