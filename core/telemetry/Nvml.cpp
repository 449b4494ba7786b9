#include "telemetry/Nvml.h"

#include <array>
#include <cstdlib>
#include <dlfcn.h>

namespace danlu::telemetry {
namespace {

// NVML's binary interface (nvml.h of the NVML API reference), declared here so that nothing of NVIDIA's is needed to build.
using Status = int;   // nvmlReturn_t, 0 = NVML_SUCCESS
using Device = void*; // nvmlDevice_t
struct Memory {       // nvmlMemory_t, bytes
    unsigned long long total, free, used;
};
struct Utilization { // nvmlUtilization_t, percent
    unsigned int gpu, memory;
};
constexpr unsigned int kTemperatureGpu = 0; // NVML_TEMPERATURE_GPU
constexpr std::size_t kTextBytes = 96;      // NVML_DEVICE_NAME_V2_BUFFER_SIZE

struct Functions {
    Status (*init)() = nullptr;
    Status (*shutdown)() = nullptr;
    Status (*driver)(char*, unsigned int) = nullptr;
    Status (*count)(unsigned int*) = nullptr;
    Status (*handle)(unsigned int, Device*) = nullptr;
    Status (*name)(Device, char*, unsigned int) = nullptr;
    Status (*memory)(Device, Memory*) = nullptr;
    Status (*utilization)(Device, Utilization*) = nullptr;
    Status (*temperature)(Device, unsigned int, unsigned int*) = nullptr;
    Status (*power)(Device, unsigned int*) = nullptr; // milliwatts
};

template <typename Function>
bool find(void* library, const char* name, Function& function) {
    function = reinterpret_cast<Function>(::dlsym(library, name));
    return function != nullptr;
}

bool findAll(void* library, Functions& f) {
    return find(library, "nvmlInit_v2", f.init) && find(library, "nvmlShutdown", f.shutdown) && find(library, "nvmlSystemGetDriverVersion", f.driver) &&
           find(library, "nvmlDeviceGetCount_v2", f.count) && find(library, "nvmlDeviceGetHandleByIndex_v2", f.handle) &&
           find(library, "nvmlDeviceGetName", f.name) && find(library, "nvmlDeviceGetMemoryInfo", f.memory) &&
           find(library, "nvmlDeviceGetUtilizationRates", f.utilization) && find(library, "nvmlDeviceGetTemperature", f.temperature) &&
           find(library, "nvmlDeviceGetPowerUsage", f.power);
}

Path libraryName(const Path& wanted) {
    if (!wanted.empty())
        return wanted;
    const char* named = std::getenv("DANLU_NVML");
    return named && *named ? named : "libnvidia-ml.so.1";
}

} // namespace

struct Nvml::Library {
    void* handle = nullptr;
    Functions functions;
    bool initialised = false;
    std::vector<Device> devices;

    ~Library() {
        if (initialised)
            functions.shutdown();
        if (handle)
            ::dlclose(handle);
    }

    Result<> open(const Path& path) {
        handle = ::dlopen(path.c_str(), RTLD_NOW | RTLD_LOCAL);
        if (!handle)
            return Error(ErrorCode::NotFound, "there is no NVIDIA management library (" + path.string() + ")");
        if (!findAll(handle, functions))
            return Error(ErrorCode::Unsupported, path.string() + " lacks functions of NVML");
        if (const Status status = functions.init(); status != 0)
            return Error(ErrorCode::Failed, "NVML does not start: its error " + std::to_string(status)).withHint("Check the NVIDIA driver with nvidia-smi.");
        initialised = true;
        unsigned int count = 0;
        if (functions.count(&count) != 0)
            count = 0;
        for (unsigned int i = 0; i < count; ++i)
            if (Device device = nullptr; functions.handle(i, &device) == 0)
                devices.push_back(device);
        return ok();
    }
};

Result<Nvml> Nvml::load(Path library) {
    auto opened = std::make_unique<Library>();
    DANLU_CHECK(opened->open(libraryName(library)));
    return Nvml(std::move(opened));
}

Nvml::Nvml(std::unique_ptr<Library> library) : m_library(std::move(library)) {}
Nvml::Nvml(Nvml&&) noexcept = default;
Nvml& Nvml::operator=(Nvml&&) noexcept = default;
Nvml::~Nvml() = default;

std::size_t Nvml::count() const { return m_library->devices.size(); }

Result<GpuInfo> Nvml::info(std::size_t device) const {
    if (device >= count())
        return Error(ErrorCode::NotFound, "there is no GPU " + std::to_string(device));
    const auto& f = m_library->functions;
    std::array<char, kTextBytes> name{}, driver{};
    if (f.name(m_library->devices[device], name.data(), name.size() - 1) != 0)
        return Error(ErrorCode::Failed, "GPU " + std::to_string(device) + " does not answer");
    f.driver(driver.data(), driver.size() - 1);
    return GpuInfo{name.data(), sample(device).memoryTotal.value_or(0), driver.data()};
}

GpuSample Nvml::sample(std::size_t device) const {
    GpuSample sample;
    if (device >= count())
        return sample;
    const auto& f = m_library->functions;
    Device handle = m_library->devices[device];
    if (Utilization utilization{}; f.utilization(handle, &utilization) == 0)
        sample.percent = utilization.gpu;
    if (Memory memory{}; f.memory(handle, &memory) == 0) {
        sample.memoryUsed = memory.used;
        sample.memoryTotal = memory.total;
    }
    if (unsigned int celsius = 0; f.temperature(handle, kTemperatureGpu, &celsius) == 0)
        sample.temperature = celsius;
    if (unsigned int milliwatts = 0; f.power(handle, &milliwatts) == 0)
        sample.power = milliwatts / 1000.0;
    return sample;
}

} // namespace danlu::telemetry
