#pragma once

#include "telemetry/Telemetry.h"

namespace danlu::services {

/// What the machine does now, for meters: processor, memory, GPUs.
using MachineMeters = telemetry::Telemetry;
using MachineSample = telemetry::Sample;
using telemetry::GpuInfo;
using telemetry::GpuSample;
using telemetry::processorName;

} // namespace danlu::services
