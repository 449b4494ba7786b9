#pragma once

#include "base/File.h"

#include <memory>
#include <optional>
#include <vector>

namespace danlu::telemetry {

struct GpuInfo {
    std::string name;
    std::uint64_t memoryBytes = 0;
    std::string driver;
};

/// What a GPU says about itself; a value that it does not tell is absent.
struct GpuSample {
    std::optional<double> percent;                        // busy, 0–100
    std::optional<std::uint64_t> memoryUsed, memoryTotal; // bytes
    std::optional<double> temperature;                    // °C
    std::optional<double> power;                          // watts
};

/// NVIDIA's management library, loaded at run time (NVML API reference, r580). One thread.
class Nvml {
public:
    /// `library` is a file name or path; by default $DANLU_NVML, else libnvidia-ml.so.1. NotFound where there is none, which is no fault.
    static Result<Nvml> load(Path library = {});
    Nvml(Nvml&&) noexcept;
    Nvml& operator=(Nvml&&) noexcept;
    ~Nvml();

    std::size_t count() const;
    Result<GpuInfo> info(std::size_t device) const;
    GpuSample sample(std::size_t device) const;

private:
    struct Library;
    explicit Nvml(std::unique_ptr<Library> library);
    std::unique_ptr<Library> m_library;
};

} // namespace danlu::telemetry
