#include "ui/gallery/Sections.h"

#include "ui/gallery/Painted.h"
#include "ui/style/Metrics.h"
#include "ui/style/Paint.h"
#include "ui/widgets/Label.h"

#include <QDir>

namespace danlu::gallery {
namespace {

using namespace ui;

constexpr int kColumns = 3, kIconColumns = 12;
constexpr std::array kShownColors{Color::Background, Color::Surface,   Color::Raised,    Color::Sunken,  Color::Border,      Color::BorderStrong,
                                  Color::Text,       Color::TextMuted, Color::TextFaint, Color::Accent,  Color::AccentText,  Color::AccentSoft,
                                  Color::Selection,  Color::Good,      Color::GoodSoft,  Color::Warning, Color::WarningSoft, Color::Bad,
                                  Color::BadSoft,    Color::Info,      Color::InfoSoft,  Color::Mark};

QString wordOf(Color color) { return QString::fromLatin1(nameOf(color).data(), qsizetype(nameOf(color).size())); }

/// The cell of a grid of so many columns, 24 high.
QRect gridCell(int at, int columns, int width) {
    const int wide = width / columns;
    return {at % columns * wide, at / columns * 24, wide, 24};
}

void paintColors(const Canvas& canvas, int width) {
    for (int i = 0; i < int(kShownColors.size()); ++i) {
        const QRect cell = gridCell(i, kColumns, width);
        paintBox(canvas.painter, QRect(cell.x(), cell.y() + 4, 20, 16),
                 {canvas.color(kShownColors[std::size_t(i)]), canvas.color(Color::BorderStrong), 3, Qt::SolidLine});
        paintText(canvas.painter, cell.adjusted(28, 0, 0, 0), wordOf(kShownColors[std::size_t(i)]), canvas.look.mono(TextSize::Caption),
                  canvas.color(Color::Text));
    }
}

void paintSeries(const Canvas& canvas, int width) {
    for (int i = 0; i < 8; ++i) {
        const QRect cell = gridCell(i, kColumns, width);
        const QColor color = canvas.color(seriesColor(std::size_t(i)));
        canvas.painter.fillRect(QRectF(cell.x(), cell.center().y() - 0.5, 24, 1.5), color);
        paintBox(canvas.painter, QRect(cell.x() + 9, cell.center().y() - 3, 6, 6), {color, QColor(), 3, Qt::SolidLine});
        paintText(canvas.painter, cell.adjusted(32, 0, 0, 0), wordOf(seriesColor(std::size_t(i))), canvas.look.mono(TextSize::Small),
                  canvas.color(Color::Text));
    }
}

QStringList iconNames() {
    QStringList names = QDir(QStringLiteral(":/danlu/icons")).entryList({QStringLiteral("*.svg")});
    for (QString& name : names)
        name.chop(4);
    return names;
}

void paintIcons(const Canvas& canvas, int width) {
    const QStringList names = iconNames();
    for (int i = 0; i < names.size(); ++i)
        paintIcon(canvas.painter, centred(gridCell(i, kIconColumns, width), 16), names[i], canvas.color(Color::Text));
}

QWidget* sizeLine(const QString& name, const QString& text, TextLook look) { return line(name, {new Label(text, look)}); }

} // namespace

QWidget* colorsSection(const Words& words) {
    return section(words("颜色", "Colours"), {new Painted(int(kShownColors.size() + kColumns - 1) / kColumns * 24, paintColors)});
}

QWidget* seriesSection(const Words& words) { return section(words("图表色", "Series"), {new Painted(3 * 24, paintSeries)}); }

QWidget* iconsSection(const Words& words) {
    const int rows = (int(iconNames().size()) + kIconColumns - 1) / kIconColumns;
    return section(words("图标 16 px，线宽 1.5", "Icons, 16 px, stroke 1.5"), {new Painted(rows * 24, paintIcons)});
}

QWidget* textSection(const Words& words) {
    return section(
        words("字号", "Sizes of text"),
        {sizeLine(words("数字 20/28", "Figure 20"), QStringLiteral("16,145"), {TextSize::Figure, Weight::Strong, Color::Text}),
         sizeLine(words("标题 15/24", "Title 15"), words("训练 tickets-lora-r16", "Train tickets-lora-r16"), {TextSize::Title, Weight::Strong, Color::Text}),
         sizeLine(words("阅读 16/28", "Reading 16"), words("每天晚上 8 点到 11 点频繁掉线", "Drops from 8 to 11 at night"),
                  {TextSize::Reading, Weight::Regular, Color::Text}),
         sizeLine(words("正文 13/20", "Base 13"), words("保留 16,058 / 18,402 条", "16,058 of 18,402 rows"), {TextSize::Base, Weight::Regular, Color::Text}),
         sizeLine(words("小字 12/16", "Small 12"), words("评估损失 eval_loss", "Evaluation loss eval_loss"),
                  {TextSize::Small, Weight::Regular, Color::TextMuted}),
         sizeLine(words("注释 11/16", "Caption 11"), words("3.95 秒 / 步", "3.95 s per step"), {TextSize::Caption, Weight::Regular, Color::TextFaint})});
}

} // namespace danlu::gallery
