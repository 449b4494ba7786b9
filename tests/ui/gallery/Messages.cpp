#include "ui/gallery/Sections.h"

#include "ui/style/Metrics.h"
#include "ui/widgets/Button.h"
#include "ui/widgets/EmptyState.h"
#include "ui/widgets/ErrorPanel.h"
#include "ui/widgets/KeyValueRows.h"
#include "ui/widgets/PanelHeader.h"
#include "ui/widgets/SkeletonRows.h"
#include "ui/widgets/ToastStack.h"

namespace danlu::gallery {
namespace {

using namespace ui;

constexpr int kToastsHigh = 232;

danlu::Error sampleError(const Words& words) {
    danlu::Error root(ErrorCode::OutOfMemory, words("显存不足：需要 18.4 GiB，可用 11.2 GiB", "no room: 18.4 GiB needed, 11.2 GiB free").toStdString());
    danlu::Error step = std::move(root).wrap(words("另一个程序占用了 12.4 GiB 显存", "another program holds 12.4 GiB").toStdString());
    return std::move(step).wrap(words("训练在第 312 步停止", "training stopped at step 312").toStdString());
}

} // namespace

QWidget* messagesSection(const Words& words) {
    auto* room = new QWidget;
    room->setFixedHeight(kToastsHigh);
    auto* stack = new ToastStack(*room, 0, words("关闭", "Close"));
    const auto nothing = [] {};
    stack->add(
        {State::Good, words("已冻结为工单@5", "Frozen as Tickets@5"), words("3,212 条，校验通过", "3,212 rows, checked"), words("撤销", "Undo"), nothing});
    stack->add({State::Warning, words("上次备份在 9 天前", "Last backup 9 days ago"), words("项目改动 1.8 GB", "1.8 GB have changed"), words("备份", "Back up"),
                nothing});
    stack->add({State::Bad, words("导出没有完成", "The export did not finish"), words("磁盘只剩 1.2 GB，需要 2.5 GB", "1.2 GB left on the disk, 2.5 GB needed"),
                words("换位置", "Elsewhere"), nothing});
    return section(words("消息条", "Toasts"), {room});
}

QWidget* emptyPage(const Words& words) {
    auto* primary = makeButton({words("选择文件…", "Choose files…"), "folder"_icon});
    setKeyCaps(*primary, keyCaps(QKeySequence(QStringLiteral("Ctrl+O"))));
    auto* page = new EmptyState(
        {"download"_icon, words("把文件拖到这里，或选择文件", "Drop files here, or choose them"),
         words("CSV、JSONL、Excel、Parquet 与纯文本。编码与列会自动识别，导入前先给你看对应关系和会被拒绝的行。",
               "CSV, JSONL, Excel, Parquet and plain text. Encoding and columns are detected; before anything is imported you see the mapping and the rows "
               "that would be refused."),
         words("内容只存在这台机器上，用项目口令加密。", "It stays on this machine, encrypted with the project’s passphrase.")},
        primary);
    page->addHeading(words("其他起点", "Other ways to begin"));
    page->addStart(
        {"book"_icon, words("示例：售后工单", "The sample: support tickets"),
         words("2,000 条虚构工单，带三级标签体系，走完六步约 8 分钟", "2,000 invented tickets with labels on three levels; about 8 minutes for all six steps")},
        makeButton({words("打开示例", "Open sample")}));
    page->addStart({"folder"_icon, words("从另一个项目复制", "Copy from another project"),
                    words("连同版本与标签体系，需要那个项目的口令", "With versions and labels; needs that project’s passphrase")},
                   makeButton({words("选择项目…", "Choose project…")}));
    page->addHeading(words("导入以后，这里是记录表", "The records will be here"));
    page->layout()->addWidget(new SkeletonRows({48, 110, 160, 90, 80, 60}, 4));
    return page;
}

QWidget* errorPage(const Words& words) {
    auto* page = new ErrorPanel(
        {words("显存不足，训练在第 312 步停止。已完成的工作没有丢失。", "Out of memory: training stopped at step 312. Nothing that was done is lost."),
         words("第 300 步的检查点完好，从那里继续只需重算 12 步，约 52 秒。", "The checkpoint of step 300 is intact; 12 steps are repeated, about 52 s."),
         words("怎么办", "What to do"), words("原因链", "Causes"), words("展开", "Show"), words("收起", "Hide"), words("复制详情", "Copy details")},
        sampleError(words));
    page->addWayOut({words("停下 llama-server，从第 300 步继续", "Stop llama-server and go on from step 300"),
                     words("空出 12.4 GiB 后峰值 18.4 GiB，余 5.2 GiB。", "12.4 GiB become free; the peak is 18.4 GiB, 5.2 GiB remain."), Chosen::Yes},
                    makeButton({words("检查并继续", "Check and go on"), "play"_icon}));
    page->addWayOut({words("把批大小改为 1", "Use a batch of 1"), words("预计峰值 10.9 GiB；每步约慢 28%。", "Peak about 10.9 GiB; each step some 28% slower."),
                     Chosen::No},
                    makeButton({words("改好并继续", "Change and go on")}));
    page->setCauses(Fold::Open);
    return page;
}

QWidget* factsPanel(const Words& words) {
    auto* panel = new Panel;
    auto* column = new QVBoxLayout(panel);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    auto* header = new PanelHeader(words("上限", "Limits"), words("这台机器", "this machine"));
    header->addRight(makeIconButton("filter"_icon, words("筛选", "Filter")));
    header->addRight(makeIconButton("plus"_icon, words("添加", "Add")));
    auto* rows = new KeyValueRows;
    rows->addRow(words("单行", "Row"), QStringLiteral("64 MB"));
    rows->addRow(words("总行数", "Rows"), words("不限，已测 1,000 万行", "no limit, 10 million tested"));
    rows->addRow(words("来源", "Source"), QStringLiteral("/srv/tickets/2024/quarter-3/export/tickets_2024q3_full_with_all_columns.csv"));
    rows->addRow(words("审计", "Audit"), words("第 4,412 条", "entry 4,412"), Color::AccentText);
    auto* around = new QVBoxLayout;
    around->setContentsMargins(kPadding, kGap, kPadding, kPadding);
    around->addWidget(rows);
    column->addWidget(header);
    column->addLayout(around);
    column->addWidget(progressSection(words));
    column->addWidget(menuSection(words));
    column->addStretch(1);
    return panel;
}

} // namespace danlu::gallery
