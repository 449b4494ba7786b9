#include "ui/shell/StatusBar.h"

#include "ui/shell/Figures.h"
#include "ui/shell/Phases.h"
#include "ui/shell/Say.h"
#include "ui/style/Metrics.h"
#include "ui/widgets/ElidedLabel.h"
#include "ui/widgets/Glyph.h"
#include "ui/widgets/Meter.h"
#include "ui/widgets/Sparkline.h"

#include <QHBoxLayout>
#include <QMouseEvent>

namespace danlu::ui {
namespace {

constexpr TextLook kQuiet{TextSize::Small, Weight::Regular, Color::TextMuted};
constexpr TextLook kPlain{TextSize::Small, Weight::Regular, Color::Text};
constexpr int kWorkMeterWidth = 80;
constexpr int kDividerHeight = 12;

QWidget* divider() {
    auto* line = new Panel(Qt::LeftEdge);
    line->setGround(Color::Background);
    line->setFixedSize(1, kDividerHeight);
    return line;
}

double share(std::uint64_t used, std::uint64_t total) { return total > 0 ? double(used) / double(total) : 0; }

} // namespace

StatusBar::StatusBar(Shell& shell, QWidget* parent)
    : Panel(Qt::TopEdge, parent), m_shell(shell), m_lock(new Glyph("lock"_icon, Color::TextMuted, IconSize::Small)), m_project(new Label({}, kQuiet)),
      m_workIcon(new Glyph("flame"_icon, Color::AccentText, IconSize::Small)), m_workName(new ElidedLabel({}, kPlain)), m_workStep(new Label({}, kQuiet)),
      m_workMeter(new Meter({})), m_workLeft(new Label({}, kQuiet)), m_gaugeRow(new QHBoxLayout) {
    setGround(Color::Background);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(kPadding, 0, kPadding, 0);
    row->setSpacing(kGap);
    m_workMeter->setFixedWidth(kWorkMeterWidth);
    for (QWidget* each : std::initializer_list<QWidget*>{m_lock, m_project})
        row->addWidget(each);
    row->addSpacing(kUnit);
    row->addWidget(divider());
    row->addSpacing(kUnit);
    for (QWidget* each : std::initializer_list<QWidget*>{m_workIcon, m_workName, m_workStep, m_workMeter, m_workLeft})
        row->addWidget(each);
    row->addStretch(1);
    m_gaugeRow->setSpacing(kGap);
    row->addLayout(m_gaugeRow);

    connect(&shell.session(), &Session::stateChanged, this, &StatusBar::showProject);
    connect(&shell.idle(), &IdleLock::minutesChanged, this, &StatusBar::showProject);
    connect(&shell.runs(), &RunsWatch::changed, this, &StatusBar::showWork);
    connect(&shell.activities(), &Activities::changed, this, &StatusBar::showWork);
    connect(&shell.machine(), &MachineWatch::sampled, this, &StatusBar::showMachine);
    say(*this, [this] {
        showProject();
        showWork();
        showMachine();
    });
}

QSize StatusBar::sizeHint() const { return {0, lookOf(*this).tokens().size(Size::StatusBar)}; }

void StatusBar::showProject() {
    const auto state = m_shell.session().state();
    m_lock->setVisible(state != Session::State::Closed);
    m_lock->setIcon(state == Session::State::Unlocked ? "unlock"_icon : "lock"_icon, Color::TextMuted);
    const auto minutes = m_shell.idle().minutesLeft();
    m_project->setText(state == Session::State::Closed   ? tr("No project is open")
                       : state == Session::State::Locked ? tr("Locked")
                       : minutes                         ? tr("Unlocked · locks in %n min", nullptr, *minutes)
                                                         : tr("Unlocked"));
}

void StatusBar::showWork() {
    const auto& activities = m_shell.activities().all();
    const RunFace* run = m_shell.runs().live();
    const bool isNothing = activities.empty() && !run;
    for (QWidget* each : std::initializer_list<QWidget*>{m_workIcon, m_workStep, m_workMeter, m_workLeft})
        each->setVisible(!isNothing);
    setCursor(isNothing ? Qt::ArrowCursor : Qt::PointingHandCursor);
    m_workName->setLook(isNothing ? kQuiet : kPlain);
    if (isNothing) {
        m_workName->setText(tr("Nothing is running"));
        m_page.clear();
        return;
    }
    if (!activities.empty()) {
        const auto& [face, job, step] = activities.front();
        m_workIcon->setIcon(face.icon, Color::AccentText);
        m_workName->setText(face.name);
        m_workStep->setText(phaseText(step));
        m_workMeter->setFraction(share(std::uint64_t(std::max<std::int64_t>(0, step.done)), std::uint64_t(std::max<std::int64_t>(0, step.total))));
        m_workLeft->setText(step.eta >= 0 ? tr("%1 left").arg(durationText(step.eta)) : QString());
        m_page = face.page;
        m_what = face.what;
        return;
    }
    m_workIcon->setIcon("flame"_icon, Color::AccentText);
    m_workName->setText(run->name);
    m_workStep->setText(tr("step %1 of %2").arg(countText(run->step), countText(run->steps)));
    m_workMeter->setFraction(run->fraction());
    m_workLeft->setText(run->eta ? tr("%1 left").arg(durationText(*run->eta)) : QString());
    m_page = QStringLiteral("train");
    m_what = run->id;
}

void StatusBar::mouseReleaseEvent(QMouseEvent* event) {
    if (!m_page.isEmpty() && event->pos().x() >= m_workIcon->x() && event->pos().x() <= m_workLeft->geometry().right())
        m_shell.go(m_page, m_what);
}

StatusBar::Gauge StatusBar::addGauge(QHBoxLayout& row) {
    if (!m_gauges.empty())
        row.addSpacing(kGap);
    const Gauge gauge{new Label({}, kQuiet), new Sparkline({}), new Label({}, kQuiet)};
    row.addWidget(gauge.name);
    row.addWidget(gauge.curve);
    row.addWidget(gauge.value);
    return gauge;
}

void StatusBar::showMachine() {
    const auto& now = m_shell.machine().now();
    const auto count = 2 + 2 * now.gpus.size();
    while (m_gauges.size() < count)
        m_gauges.push_back(addGauge(*m_gaugeRow));
    const bool isKnown = now.memoryTotal > 0;
    const auto show = [&](std::size_t at, const QString& name, double fraction, const QString& value) {
        const Gauge& gauge = m_gauges[at];
        gauge.name->setText(name);
        gauge.curve->setAccessibleName(name);
        if (isKnown)
            gauge.curve->push(fraction);
        gauge.value->setText(isKnown ? value : QStringLiteral("–"));
    };
    show(0, tr("CPU"), now.cpuPercent / 100, percentText(now.cpuPercent / 100));
    show(1, tr("Memory"), share(now.memoryUsed, now.memoryTotal), memoryText(now.memoryUsed, now.memoryTotal));
    for (std::size_t i = 0; i < now.gpus.size(); ++i) {
        const auto& gpu = now.gpus[i];
        const double busy = gpu.percent.value_or(0) / 100;
        show(2 + 2 * i, tr("GPU %1").arg(i), busy, percentText(busy));
        const auto used = gpu.memoryUsed.value_or(0), total = gpu.memoryTotal.value_or(0);
        show(3 + 2 * i, tr("VRAM"), share(used, total), memoryText(used, total));
    }
}

} // namespace danlu::ui
