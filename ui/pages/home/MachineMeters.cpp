#include "ui/pages/home/MachineMeters.h"

#include "ui/shell/Figures.h"
#include "ui/shell/Say.h"
#include "ui/style/Metrics.h"
#include "ui/widgets/Label.h"
#include "ui/widgets/Meter.h"

#include <QGridLayout>
#include <QStorageInfo>
#include <QThread>

namespace danlu::ui {
namespace {

double shareOf(double used, double total) { return total > 0 ? used / total : 0; }

} // namespace

MachineMeters::MachineMeters(Shell& shell, QWidget* parent) : QWidget(parent), m_shell(shell), m_grid(new QGridLayout(this)) {
    m_grid->setContentsMargins(0, 0, 0, 0);
    m_grid->setHorizontalSpacing(kPadding);
    m_grid->setVerticalSpacing(kUnit);
    m_grid->setColumnStretch(1, 1);
    connect(&shell.machine(), &MachineWatch::sampled, this, &MachineMeters::show);
    say(*this, [this] { show(); });
}

void MachineMeters::put(std::size_t at, const QString& name, double fraction, const QString& value) {
    const TextLook quiet{TextSize::Small, Weight::Regular, Color::TextMuted}, plain{TextSize::Small, Weight::Regular, Color::Text};
    while (m_rows.size() <= at) {
        const int row = int(m_rows.size());
        m_rows.push_back({new Label({}, quiet), new Meter({}), new Label({}, plain)});
        m_grid->addWidget(m_rows.back().name, row, 0);
        m_grid->addWidget(m_rows.back().meter, row, 1);
        m_grid->addWidget(m_rows.back().value, row, 2, Qt::AlignRight);
    }
    m_rows[at].name->setText(name);
    m_rows[at].meter->setAccessibleName(name);
    m_rows[at].meter->setFraction(fraction);
    m_rows[at].value->setText(value);
}

void MachineMeters::show() {
    const auto& now = m_shell.machine().now();
    std::size_t at = 0;
    for (std::size_t i = 0; i < now.gpus.size(); ++i) {
        const auto& gpu = now.gpus[i];
        const auto used = gpu.memoryUsed.value_or(0), total = gpu.memoryTotal.value_or(0);
        put(at++, tr("GPU %1").arg(i), gpu.percent.value_or(0) / 100, percentText(gpu.percent.value_or(0) / 100));
        put(at++, tr("VRAM"), shareOf(double(used), double(total)), memoryText(used, total));
    }
    const bool isKnown = now.memoryTotal > 0;
    put(at++, tr("CPU"), now.cpuPercent / 100,
        isKnown ? tr("%1 · %n core(s)", nullptr, QThread::idealThreadCount()).arg(percentText(now.cpuPercent / 100)) : QStringLiteral("–"));
    put(at++, tr("Memory"), shareOf(double(now.memoryUsed), double(now.memoryTotal)),
        isKnown ? memoryText(now.memoryUsed, now.memoryTotal) : QStringLiteral("–"));
    const QStorageInfo disk(QString::fromStdString(m_shell.session().folder().string()));
    const double total = double(disk.bytesTotal()), free = double(disk.bytesAvailable());
    put(at++, tr("Disk"), shareOf(total - free, total), disk.isValid() ? tr("%1 free").arg(bytesText(std::uint64_t(free))) : QStringLiteral("–"));
}

} // namespace danlu::ui
