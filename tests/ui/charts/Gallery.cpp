// Draws invented runs into PNGs, light and dark, Chinese and English, large, compact, live, zoomed, empty: chart_gallery FOLDER
#include "ui/charts/Invented.h"

#include "ui/charts/Bars.h"
#include "ui/charts/Histogram.h"
#include "ui/style/Style.h"

#include <QApplication>
#include <QFocusEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QSvgRenderer>
#include <QTranslator>

#include <cmath>
#include <cstdio>
#include <functional>
#include <map>

using namespace danlu;
using namespace danlu::ui;
using namespace danlu::test;

namespace {

/// What translations/ will say for the chart's own words.
class Chinese final : public QTranslator {
public:
    QString translate(const char*, const char* source, const char*, int) const override {
        static const std::map<std::string, QString> kWords{
            {"Step %1", "第 %1 步"}, {"step %1", "%1 步"}, {"%1 tokens", "%1 token"},       {"steps", "步"},
            {"time", "时间"},        {"tokens", "token"},  {"No values yet", "还没有数值"}, {"Curves of the run", "训练曲线"},
            {"%1: %2", "%1：%2"}};
        const auto found = kWords.find(source);
        return found == kWords.end() ? QString() : found->second;
    }
    bool isEmpty() const override { return false; }
};

struct Shot {
    const char* name;
    QSize size;
    Scheme scheme = Scheme::Dark;
    Language language = Language::Chinese;
    std::function<void(ChartStack&, const InventedRuns&)> pose = {};
};

void take(const Shot& shot, const QString& folder) {
    qApp->setStyle(new Style(Look(Tokens::builtIn().value(), shot.scheme)));
    qApp->setPalette(qApp->style()->standardPalette());
    Chinese chinese;
    if (shot.language == Language::Chinese)
        qApp->installTranslator(&chinese);
    ChartStack chart;
    chart.setLocale(QLocale(shot.language == Language::Chinese ? QLocale::Chinese : QLocale::English));
    const auto strips = fillWithRuns(chart, shot.language);
    chart.resize(shot.size);
    chart.show();
    if (shot.pose)
        shot.pose(chart, strips);
    const QString path = folder + '/' + shot.name + ".png";
    std::printf("%s %s\n", path.toUtf8().constData(), chart.grab().save(path) ? "written" : "NOT WRITTEN");
    qApp->removeTranslator(&chinese);
}

double bell(double at, double middle, double width) { return std::exp(-std::pow((at - middle) / width, 2)); }

/// The exported drawing, drawn again.
void takeSvg(const QString& folder) {
    ChartStack chart;
    fillWithRuns(chart, Language::English);
    chart.resize(724, 654);
    chart.show();
    const QString path = folder + QStringLiteral("/exported.svg");
    const bool written = bool(chart.exportSvg(path.toStdString())) && bool(chart.exportPng((folder + QStringLiteral("/exported.png")).toStdString()));
    QImage image(chart.size(), QImage::Format_ARGB32_Premultiplied);
    image.fill(Qt::white);
    QPainter painter(&image);
    QSvgRenderer(path).render(&painter);
    painter.end();
    std::printf("%s %s\n", path.toUtf8().constData(), written && image.save(path + ".png") ? "written" : "NOT WRITTEN");
}

/// The two small charts of the data pages, one above the other.
void takeSmall(const char* name, Scheme scheme, const QString& folder) {
    qApp->setStyle(new Style(Look(Tokens::builtIn().value(), scheme)));
    qApp->setPalette(qApp->style()->standardPalette());
    QWidget panel;
    panel.resize(360, 420);
    QPalette palette = panel.palette();
    palette.setColor(QPalette::Window, lookOf(panel).color(Color::Surface));
    panel.setPalette(palette);
    auto* histogram = new Histogram(&panel);
    histogram->setGeometry(12, 12, 336, 190);
    std::vector<double> counts;
    for (int i = 0; i < 54; ++i)
        counts.push_back(1000 * (0.04 * bell(i, 10, 8) + bell(i, 30, 6)));
    histogram->setBins({2, 8}, counts);
    histogram->setFormat({NumberStyle::Plain, 1});
    histogram->setBound(Histogram::Bound::Low, 3.2);
    histogram->setBound(Histogram::Bound::High, 6.8);
    auto* bars = new Bars(&panel);
    bars->setGeometry(12, 220, 336, 180);
    bars->setBars({{"硬件故障", 4896},
                   {"网络与连接", 4246},
                   {"软件与固件", 3162},
                   {"账号与权限", 1579},
                   {"费用与发票", 1412},
                   {"物流与安装", 1252},
                   {"退换与投诉", 1150, Kept::No},
                   {"咨询与建议", 705, Kept::No}});
    const QString path = folder + '/' + name + ".png";
    std::printf("%s %s\n", path.toUtf8().constData(), panel.grab().save(path) ? "written" : "NOT WRITTEN");
}

void move(ChartStack& chart, QPointF at) {
    QMouseEvent event(QEvent::MouseMove, at, at, Qt::NoButton, Qt::NoButton, Qt::NoModifier);
    QCoreApplication::sendEvent(&chart, &event);
}

/// The pointer over a strip, at a step.
auto pointing(StripId InventedRuns::*strip, double step) {
    return [=](ChartStack& chart, const InventedRuns& strips) {
        const Range values = chart.shownValues(strips.*strip);
        move(chart, *chart.placeOf(strips.*strip, step, (values.low + values.high) / 2));
    };
}

void openLoad(ChartStack& chart, const InventedRuns& strips) {
    chart.openStrip(strips.load);
    pointing(&InventedRuns::loss, 640)(chart, strips);
}

void byTime(ChartStack& chart, const InventedRuns& strips) {
    chart.setUnit(XUnit::Time);
    pointing(&InventedRuns::memory, 2900)(chart, strips);
}

void zoomedIn(ChartStack& chart, const InventedRuns&) { chart.zoomTo({390, 470}); }

/// What the keyboard leaves on the screen: the focus ring and a selected stretch.
void selected(ChartStack& chart, const InventedRuns&) {
    QFocusEvent focus(QEvent::FocusIn, Qt::TabFocusReason);
    QCoreApplication::sendEvent(&chart, &focus);
    chart.setCrosshair(300);
    for (int i = 0; i < 12; ++i) {
        QKeyEvent key(QEvent::KeyPress, Qt::Key_Right, Qt::ShiftModifier | Qt::ControlModifier);
        QCoreApplication::sendEvent(&chart, &key);
    }
}

void crowded(ChartStack& chart, const InventedRuns& strips) {
    for (int run = 2; run < 8; ++run) {
        const auto id = chart.addRun();
        const QString name = QStringLiteral("tickets-lora-r%1-long-name").arg(1 << run);
        const auto train =
            chart.addCurve({.strip = strips.loss, .run = id, .name = name, .color = seriesColor(std::size_t(run)), .smoothing = Smoothing::AsChart});
        const auto rate = chart.addCurve({.strip = strips.rate, .run = id, .name = name, .color = seriesColor(std::size_t(run))});
        for (int step = 0; step < 400 + 100 * run; ++step) {
            chart.append(train, step, 1 + run * 0.02 + std::exp(-step / (80.0 + 20 * run)));
            chart.append(rate, step, 1e-5 * run);
        }
    }
    chart.fit();
    pointing(&InventedRuns::loss, 640)(chart, strips);
}

void emptied(ChartStack& chart, const InventedRuns&) {
    chart.removeRun(RunId(0));
    chart.removeRun(RunId(1));
    chart.fit();
}

} // namespace

int main(int argc, char** argv) {
    QApplication application(argc, argv);
    if (argc != 2) {
        std::fprintf(stderr, "usage: chart_gallery FOLDER\n");
        return 2;
    }
    const QSize large(724, 654), small(863, 480);
    const std::vector<Shot> shots{
        {"dark-zh", large, Scheme::Dark, Language::Chinese, pointing(&InventedRuns::loss, 640)},
        {"light-zh", large, Scheme::Light, Language::Chinese, pointing(&InventedRuns::loss, 640)},
        {"light-en", large, Scheme::Light, Language::English, pointing(&InventedRuns::speed, 1100)},
        {"plain-dark-en", {700, 650}, Scheme::Dark, Language::English},
        {"compact-dark-zh", small, Scheme::Dark, Language::Chinese, openLoad},
        {"compact-light-en", {700, 360}, Scheme::Light, Language::English},
        {"time-dark-zh", large, Scheme::Dark, Language::Chinese, byTime},
        {"zoomed-light-zh", large, Scheme::Light, Language::Chinese, zoomedIn},
        {"empty-light-zh", large, Scheme::Light, Language::Chinese, emptied},
        {"selected-dark-en", large, Scheme::Dark, Language::English, selected},
        {"crowded-light-en", large, Scheme::Light, Language::English, crowded},
        {"wide-dark-en", {1200, 820}, Scheme::Dark, Language::English, pointing(&InventedRuns::loss, 200)},
    };
    for (const auto& shot : shots)
        take(shot, QString::fromLocal8Bit(argv[1]));
    takeSvg(QString::fromLocal8Bit(argv[1]));
    takeSmall("small-dark", Scheme::Dark, QString::fromLocal8Bit(argv[1]));
    takeSmall("small-light", Scheme::Light, QString::fromLocal8Bit(argv[1]));
    return 0;
}
