#include "ui/pages/settings/ShortcutsPane.h"

#include "ui/shell/Say.h"
#include "ui/style/Metrics.h"
#include "ui/style/Paint.h"
#include "ui/widgets/RowDelegate.h"
#include "ui/widgets/SearchField.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QShortcut>
#include <QSortFilterProxyModel>
#include <QTableView>

#include <array>

namespace danlu::ui {
namespace {

struct CommonKey {
    const char *keys, *text;
};

constexpr std::array kCommonKeys{
    CommonKey{"Tab", QT_TRANSLATE_NOOP("danlu::ui::ShortcutsPane", "To the next control")},
    CommonKey{"Shift+Tab", QT_TRANSLATE_NOOP("danlu::ui::ShortcutsPane", "To the control before")},
    CommonKey{"Space", QT_TRANSLATE_NOOP("danlu::ui::ShortcutsPane", "Press the button that has the focus")},
    CommonKey{"Return", QT_TRANSLATE_NOOP("danlu::ui::ShortcutsPane", "Open the row that has the focus")},
    CommonKey{"Escape", QT_TRANSLATE_NOOP("danlu::ui::ShortcutsPane", "Empty a search, close a menu")},
    CommonKey{"Delete", QT_TRANSLATE_NOOP("danlu::ui::ShortcutsPane", "Take a project off the list of recent ones")},
};

/// Keys as caps.
class KeysDelegate : public RowDelegate {
public:
    explicit KeysDelegate(QObject* parent) : RowDelegate(RowLines::Below, parent) {}
    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override {
        RowDelegate::paint(painter, option, index);
        const QStringList caps = index.data(Qt::UserRole).toStringList();
        if (!caps.isEmpty())
            paintKeyCaps(*painter, option.rect.adjusted(kCellPadding, 0, 0, 0), caps, applicationLook(), capColors(applicationLook()));
    }
};

QList<QStandardItem*> shortcutRow(const QString& text, const QKeySequence& keys, const QString& where) {
    auto* name = new QStandardItem(text);
    auto* cap = new QStandardItem;
    cap->setData(keyCaps(keys), Qt::UserRole);
    cap->setData(keys.toString(QKeySequence::NativeText), Qt::AccessibleTextRole);
    auto* place = new QStandardItem(where);
    place->setForeground(applicationLook().color(Color::TextMuted));
    for (QStandardItem* each : {name, cap, place})
        each->setEditable(false);
    return {name, cap, place};
}

} // namespace

ShortcutsPane::ShortcutsPane(Shell&, QWidget* parent) : SettingsPane(parent) {
    addHeader(spokenHeader([] { return tr("Shortcuts"); }, [] { return tr("they hold wherever you are in the window"); }));
    auto* toolbar = new Panel(Qt::BottomEdge);
    auto* row = new QHBoxLayout(toolbar);
    row->setContentsMargins(kPadding, kUnit + 2, kPadding, kUnit + 2);
    auto* search = new SearchField({});
    search->setMaximumWidth(280);
    row->addWidget(search);
    row->addStretch(1);
    addRow(toolbar);
    auto* found = new QSortFilterProxyModel(this);
    found->setSourceModel(&m_rows);
    found->setFilterCaseSensitivity(Qt::CaseInsensitive);
    connect(search, &SearchField::textChanged, found, &QSortFilterProxyModel::setFilterFixedString);
    auto* table = new QTableView;
    table->setModel(found);
    table->setItemDelegate(new KeysDelegate(table));
    table->verticalHeader()->hide();
    table->verticalHeader()->setDefaultSectionSize(applicationLook().tokens().size(Size::Row));
    table->horizontalHeader()->setHighlightSections(false);
    table->setShowGrid(false);
    table->setFrameShape(QFrame::NoFrame);
    table->setSelectionBehavior(QAbstractItemView::SelectRows);
    table->setTabKeyNavigation(false);
    addRest(table);
    say(*this, [this, table, search] {
        table->setAccessibleName(tr("Shortcuts"));
        search->setPlaceholderText(tr("Find by name"));
        search->setAccessibleName(tr("Find by name"));
        fill();
        table->setColumnWidth(0, 380);
        table->setColumnWidth(1, 180);
        table->horizontalHeader()->setStretchLastSection(true);
    });
}

void ShortcutsPane::showEvent(QShowEvent* event) {
    SettingsPane::showEvent(event);
    fill(); // pages that were made meanwhile brought theirs
}

void ShortcutsPane::fill() {
    m_rows.setRowCount(0);
    m_rows.setHorizontalHeaderLabels({tr("Action"), tr("Keys"), tr("Where")});
    for (int column = 0; column < m_rows.columnCount(); ++column)
        m_rows.horizontalHeaderItem(column)->setTextAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    for (const QShortcut* shortcut : window()->findChildren<QShortcut*>())
        if (!shortcut->whatsThis().isEmpty())
            m_rows.appendRow(shortcutRow(shortcut->whatsThis(), shortcut->key(), tr("everywhere")));
    for (const CommonKey& common : kCommonKeys)
        m_rows.appendRow(shortcutRow(tr(common.text), QKeySequence(QString::fromLatin1(common.keys)), tr("in lists and fields")));
}

} // namespace danlu::ui
