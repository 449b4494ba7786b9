#include "ui/gallery/Sections.h"

#include "ui/style/Metrics.h"
#include "ui/widgets/Chip.h"
#include "ui/widgets/Glyph.h"
#include "ui/widgets/Label.h"
#include "ui/widgets/SearchField.h"
#include "ui/widgets/SegmentedControl.h"
#include "ui/widgets/Switch.h"

#include <QCheckBox>
#include <QComboBox>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QRadioButton>
#include <QSlider>
#include <QSpinBox>

namespace danlu::gallery {
namespace {

using namespace ui;

constexpr int kWide = 150, kMiddle = 90;

QWidget* buttonLine(const Words& words, const QString& name, Kind kind) {
    return line(name, {shownButton(words("导入", "Import"), "download"_icon, kind, Shown::Calm), shownButton(words("悬停", "Hover"), {}, kind, Shown::Hovered),
                       shownButton(words("按下", "Held"), {}, kind, Shown::Held), shownButton(words("焦点", "Focus"), {}, kind, Shown::Focused),
                       shownButton(words("停用", "Off"), {}, kind, Shown::Disabled)});
}

QLineEdit* edit(const QString& text, int width) {
    auto* field = new QLineEdit(text);
    field->setFixedWidth(width);
    field->setCursorPosition(0);
    return field;
}

QLineEdit* focusedEdit(const QString& text) {
    QLineEdit* field = edit(text, kMiddle);
    surround(*field);
    return field;
}

QWidget* invalidSpin() {
    auto* spin = new QSpinBox;
    spin->setRange(0, 4096);
    spin->setValue(2049);
    spin->setButtonSymbols(QAbstractSpinBox::NoButtons);
    setUnit(*spin, QStringLiteral("token"));
    setValidity(*spin, Validity::Invalid);
    spin->setFixedWidth(100);
    return spin;
}

QWidget* reason(const QString& text) {
    auto* widget = new QWidget;
    auto* row = new QHBoxLayout(widget);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(kUnit);
    row->addWidget(new Glyph("error"_icon, Color::Bad, IconSize::Small));
    row->addWidget(new Label(text, {TextSize::Small, Weight::Regular, Color::Bad}));
    return widget;
}

QComboBox* combo(const QStringList& items) {
    auto* box = new QComboBox;
    box->addItems(items);
    box->setFixedWidth(kWide);
    return box;
}

template <typename Button>
Button* mark(const QString& name, Qt::CheckState state) {
    auto* button = new Button(QString());
    button->setAccessibleName(name);
    button->setChecked(state == Qt::Checked);
    button->setAutoExclusive(false);
    return button;
}

QWidget* marks(const Words& words) {
    auto* some = mark<QCheckBox>(words("部分选中", "Some"), Qt::Unchecked);
    some->setCheckState(Qt::PartiallyChecked);
    return line(words("开关", "Switches"),
                {mark<QCheckBox>(words("勾选", "Checked"), Qt::Checked), mark<QCheckBox>(words("未勾选", "Unchecked"), Qt::Unchecked), some,
                 mark<QRadioButton>(words("单选", "Chosen"), Qt::Checked), mark<QRadioButton>(words("未选", "Not chosen"), Qt::Unchecked),
                 mark<Switch>(words("开", "On"), Qt::Checked), mark<Switch>(words("关", "Off"), Qt::Unchecked)});
}

QWidget* numbers(const Words& words) {
    auto* rate = new QDoubleSpinBox;
    rate->setDecimals(5);
    rate->setValue(0.00003);
    auto* count = new QSpinBox;
    count->setRange(1, 512);
    count->setValue(16);
    setUnit(*count, words("条", "rows"));
    auto* off = new QSpinBox;
    off->setEnabled(false);
    auto* share = new QSlider(Qt::Horizontal);
    share->setValue(40);
    share->setFixedWidth(kMiddle);
    share->setAccessibleName(words("比例", "Share"));
    return line(words("数字", "Numbers"), {rate, count, off, share});
}

QWidget* lines(const Words& words) {
    auto* edit = new QPlainTextEdit(words("每天晚上 8 点到 11 点频繁掉线，断电重启能恢复十几分钟，然后又断。\n固件已升级到 3.4.1。",
                                          "Drops every night from 8 to 11; a restart helps for some ten minutes, then it drops again.\nFirmware is 3.4.1."));
    edit->setFixedSize(310, 64);
    edit->setAccessibleName(words("多行", "Lines"));
    return edit;
}

} // namespace

QWidget* buttonsSection(const Words& words) {
    auto* keys = shownButton(words("选择文件…", "Choose files…"), "folder"_icon, Kind::Primary, Shown::Calm);
    setKeyCaps(*keys, {QStringLiteral("Ctrl"), QStringLiteral("O")});
    auto* small = shownButton(words("备份", "Back up"), {}, Kind::Normal, Shown::Calm);
    setControlSize(*small, ControlSize::Small);
    return section(
        words("按钮", "Buttons"),
        {buttonLine(words, words("主要", "Primary"), Kind::Primary), buttonLine(words, words("普通", "Normal"), Kind::Normal),
         line(words("安静", "Quiet"),
              {shownButton(words("撤销", "Undo"), "undo"_icon, Kind::Quiet, Shown::Calm), shownButton(words("悬停", "Hover"), {}, Kind::Quiet, Shown::Hovered),
               shownButton({}, "expand"_icon, Kind::Quiet, Shown::Calm), shownButton({}, "download"_icon, Kind::Quiet, Shown::Hovered),
               shownButton(words("删除", "Delete"), "trash"_icon, Kind::Destructive, Shown::Calm)}),
         line(words("按键", "Keys"), {keys, small})});
}

QWidget* inputsSection(const Words& words) {
    auto* method = new SegmentedControl(words("方法", "Method"), {QStringLiteral("LoRA"), QStringLiteral("QLoRA"), words("全参", "Full")});
    auto* search = new SearchField(words("在正文中查找", "Find in text"));
    search->setFixedWidth(kWide);
    auto* jump = new SearchField(words("搜索与命令", "Search"));
    jump->setCaps({QStringLiteral("Ctrl"), QStringLiteral("K")});
    jump->setFixedWidth(200);
    return section(words("输入与选择", "Input and choice"),
                   {line(words("输入", "Input"), {edit(QStringLiteral("tickets-lora-r16"), kWide), focusedEdit(words("焦点", "Focus")), invalidSpin()}),
                    line(QStringLiteral(" "), {reason(words("最大长度不能超过模型的 2,048", "At most the model’s 2,048"))}),
                    line(words("选择", "Choice"), {combo({words("余弦 cosine", "Cosine cosine"), words("常数 constant", "Constant constant")}), method}),
                    numbers(words), line(words("多行", "Lines"), {lines(words)}), line(words("搜索", "Search"), {search, jump}), marks(words)});
}

} // namespace danlu::gallery
