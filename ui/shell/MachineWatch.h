#pragma once

#include "ui/shell/Job.h"

#include "services/telemetry/Machine.h"

#include <QTimer>

namespace danlu::ui {

/// The machine's meters once a second, sampled beside the GUI thread: a GPU's driver takes its time.
class MachineWatch : public QObject {
    Q_OBJECT
public:
    explicit MachineWatch(QObject* parent = nullptr);
    ~MachineWatch() override;
    /// The last sample; memoryTotal is 0 before the first.
    const services::MachineSample& now() const { return m_now; }
    const std::vector<services::GpuInfo>& gpus() const { return m_gpus; }

signals:
    void sampled();

private:
    struct Reading {
        services::MachineSample sample;
        std::vector<services::GpuInfo> gpus;
    };
    void look();

    QThreadPool m_pool; // of one thread, which has the meters to itself
    std::shared_ptr<std::optional<services::MachineMeters>> m_meters;
    QTimer m_timer;
    services::MachineSample m_now;
    std::vector<services::GpuInfo> m_gpus;
    bool m_isLooking = false;
};

} // namespace danlu::ui
