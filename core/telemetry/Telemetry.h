#pragma once

#include "telemetry/Nvml.h"

namespace danlu::telemetry {

/// The machine and this process at one moment.
struct Sample {
    double cpuPercent = 0;                         // of all cores since the sample before, 0–100
    std::uint64_t memoryUsed = 0, memoryTotal = 0; // bytes
    std::uint64_t processMemory = 0;               // resident bytes of the watched process
    std::uint64_t diskRead = 0, diskWritten = 0;   // bytes since the machine started, all disks
    std::vector<GpuSample> gpus;
};

/// Samples Linux' /proc and the GPUs. One thread.
class Telemetry {
public:
    /// `proc` is /proc but for tests; `nvml` as in Nvml::load. A machine without NVML has no GPUs, that is all.
    explicit Telemetry(Path proc = "/proc", const Path& nvml = {});

    /// A figure the system does not give is 0.
    Sample sample();
    std::vector<GpuInfo> gpus() const;

private:
    double cpuPercent();

    Path m_proc;
    std::optional<Nvml> m_nvml;
    std::uint64_t m_busy = 0, m_total = 0; // of the sample before, in ticks
};

/// "AMD EPYC 9354 32-Core Processor", from /proc/cpuinfo.
std::string processorName(const Path& proc = "/proc");

} // namespace danlu::telemetry
