#include "ui/gallery/Sections.h"

#include "ui/gallery/Painted.h"
#include "ui/style/Metrics.h"
#include "ui/widgets/Label.h"
#include "ui/widgets/RowDelegate.h"

#include <QHeaderView>
#include <QMenu>
#include <QTabBar>
#include <QTableWidget>
#include <QTreeWidget>

namespace danlu::gallery {
namespace {

using namespace ui;

QTreeWidgetItem* node(const QString& text, const QString& count, IconName icon) {
    auto* item = new QTreeWidgetItem({text, count});
    item->setIcon(0, themedIcon(icon, Color::TextMuted));
    item->setTextAlignment(1, Qt::AlignRight | Qt::AlignVCenter);
    item->setForeground(1, applicationLook().color(Color::TextFaint));
    return item;
}

QTreeWidget* tree(const Words& words) {
    auto* view = new QTreeWidget;
    view->setColumnCount(2);
    view->setHeaderHidden(true);
    view->header()->setStretchLastSection(false);
    view->header()->setSectionResizeMode(0, QHeaderView::Stretch);
    view->header()->setSectionResizeMode(1, QHeaderView::ResizeToContents);
    auto* tickets = node(words("工单", "Tickets"), {}, "database"_icon);
    tickets->addChild(node(words("@3 标注（选中，有焦点）", "@3 labelled (chosen, focused)"), QStringLiteral("16,058"), "branch"_icon));
    tickets->addChild(node(words("@2 清洗", "@2 cleaned"), QStringLiteral("16,058"), "branch"_icon));
    tickets->addChild(node(words("@1 导入", "@1 imported"), QStringLiteral("18,402"), "branch"_icon));
    auto* contracts = node(words("合同条款", "Contracts"), {}, "database"_icon);
    contracts->addChild(node(QStringLiteral("@1"), {}, "branch"_icon));
    view->addTopLevelItems({tickets, contracts});
    tickets->setExpanded(true);
    view->setCurrentItem(tickets->child(0));
    view->setFixedHeight(5 * applicationLook().tokens().size(Size::Row) + 2);
    view->setObjectName(QStringLiteral("tree"));
    return view;
}

QTableWidgetItem* cell(const QString& text, Qt::Alignment alignment) {
    auto* item = new QTableWidgetItem(text);
    item->setTextAlignment(alignment | Qt::AlignVCenter);
    return item;
}

void fillRow(QTableWidget& table, int row, const QString& number, const QString& text, const QString& tokens) {
    auto* check = new QTableWidgetItem;
    check->setCheckState(row == 0 ? Qt::Checked : Qt::Unchecked);
    table.setItem(row, 0, check);
    QTableWidgetItem* id = cell(number, Qt::AlignRight);
    id->setForeground(applicationLook().color(Color::TextMuted));
    table.setItem(row, 1, id);
    table.setItem(row, 2, cell(text, Qt::AlignLeft));
    table.setItem(row, 3, cell(tokens, Qt::AlignRight));
}

void layHeader(QTableWidget& table) {
    table.verticalHeader()->hide();
    QHeaderView& header = *table.horizontalHeader();
    header.setSectionResizeMode(2, QHeaderView::Stretch);
    header.resizeSection(0, 32);
    header.resizeSection(1, 76);
    header.resizeSection(3, 76);
    header.setSortIndicatorShown(true);
    header.setSortIndicator(1, Qt::AscendingOrder);
    header.setHighlightSections(false);
    header.setSectionsClickable(true);
}

QTableWidget* table(const Words& words) {
    auto* view = new QTableWidget(12, 4);
    for (const auto& [column, text, alignment] : {std::tuple(0, QString(), Qt::AlignLeft), std::tuple(1, QStringLiteral("#"), Qt::AlignRight),
                                                  std::tuple(2, words("正文", "Text"), Qt::AlignLeft), std::tuple(3, QStringLiteral("token"), Qt::AlignRight)})
        view->setHorizontalHeaderItem(column, cell(text, alignment));
    fillRow(*view, 0, QStringLiteral("8,812"), words("网关每天晚上频繁掉线", "The gateway drops every evening"), QStringLiteral("186"));
    fillRow(*view, 1, QStringLiteral("8,813"), words("发票抬头开错，要求重开", "Invoice to the wrong company"), QStringLiteral("142"));
    for (int row = 2; row < 12; ++row)
        fillRow(*view, row, QString::number(8812 + row).insert(1, QLatin1Char(',')), words("智能门锁指纹识别不了", "Door lock does not know me"),
                QStringLiteral("97"));
    layHeader(*view);
    view->setShowGrid(false);
    view->setItemDelegate(new RowDelegate(RowLines::Below, view));
    view->setSelectionBehavior(QAbstractItemView::SelectRows);
    view->selectRow(0);
    view->setFixedHeight(5 * applicationLook().tokens().size(Size::Row) + 2);
    return view;
}

} // namespace

QWidget* treeSection(const Words& words) { return section(words("树", "Tree"), {tree(words)}); }

QWidget* tableSection(const Words& words) { return section(words("表格", "Table"), {table(words)}); }

QWidget* tabsSection(const Words& words) {
    auto* tabs = new QTabBar;
    for (const QString& text : {words("概览", "Overview"), words("配置", "Config"), words("检查点 8", "Checkpoints 8"), words("样例", "Samples")})
        tabs->addTab(text);
    const QString tip = words("学习率 learning_rate：每一步更新的幅度，1e−6–1e−3", "Learning rate learning_rate: size of a step, 1e−6–1e−3");
    auto* hint = new Painted(24, [tip](const Canvas& canvas, int) {
        QStyleOptionFrame option;
        option.rect = QRect(0, 0, widthOf(tip, canvas.look.font(TextSize::Small)) + 2 * kCellPadding, 24);
        canvas.widget->style()->drawPrimitive(QStyle::PE_PanelTipLabel, &option, &canvas.painter, canvas.widget);
        paintText(canvas.painter, option.rect.adjusted(kCellPadding, 0, 0, 0), tip, canvas.look.font(TextSize::Small), canvas.color(Color::TooltipText));
    });
    return section(words("标签页与提示", "Tabs and tips"), {tabs, hint});
}

QWidget* menuSection(const Words& words) {
    auto* menu = new QMenu;
    menu->setWindowFlags(Qt::Widget);
    menu->addAction(themedIcon("copy"_icon), words("复制", "Copy"))->setShortcut(QKeySequence(QStringLiteral("Ctrl+C")));
    menu->setActiveAction(menu->addAction(themedIcon("export"_icon), words("导出…", "Export…")));
    QAction* wrap = menu->addAction(words("换行", "Wrap lines"));
    wrap->setCheckable(true);
    wrap->setChecked(true);
    menu->addSeparator();
    menu->addMenu(words("更多", "More"))->addAction(QStringLiteral("…"));
    menu->addAction(themedIcon("trash"_icon), words("删除工单@1…", "Delete Tickets@1…"))->setEnabled(false);
    menu->setFixedSize(menu->sizeHint());
    return section(words("菜单", "Menu"), {menu});
}

} // namespace danlu::gallery
