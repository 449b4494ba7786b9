#include "ui/shell/MachineWatch.h"

namespace danlu::ui {
namespace {

constexpr int kMachineMillis = 1000;

} // namespace

MachineWatch::MachineWatch(QObject* parent) : QObject(parent), m_meters(std::make_shared<std::optional<services::MachineMeters>>()) {
    m_pool.setMaxThreadCount(1);
    m_timer.setInterval(kMachineMillis);
    connect(&m_timer, &QTimer::timeout, this, &MachineWatch::look);
    m_timer.start();
}

MachineWatch::~MachineWatch() { m_pool.waitForDone(); }

void MachineWatch::look() {
    if (std::exchange(m_isLooking, true))
        return;
    const auto work = [meters = m_meters](const services::Task&) -> Result<Reading> {
        if (!*meters)
            meters->emplace();
        return Reading{(*meters)->sample(), (*meters)->gpus()};
    };
    runTask<Reading>(m_pool, this, work, [this](Result<Reading> reading) {
        m_isLooking = false;
        if (!reading)
            return;
        m_now = std::move(reading->sample);
        m_gpus = std::move(reading->gpus);
        emit sampled();
    });
}

} // namespace danlu::ui
