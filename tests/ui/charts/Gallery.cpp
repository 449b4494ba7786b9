// Draws invented runs into PNGs, light and dark, Chinese and English, large, compact, live, zoomed, empty: chart_gallery FOLDER
#include "ui/charts/Invented.h"

#include "ui/style/Style.h"

#include <QApplication>
#include <QFocusEvent>
#include <QKeyEvent>
#include <QMouseEvent>
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
    return 0;
}
