#include "telemetry/Telemetry.h"

#include <cstdlib>
#include <sstream>

namespace danlu::telemetry {
namespace {

constexpr std::uint64_t kSector = 512; // bytes, in /proc/diskstats whatever the disk's own sectors are
constexpr std::size_t kProcBytes = 4u << 20;

std::string textOf(const Path& path) {
    auto text = readFile(path, kProcBytes);
    return text ? std::move(*text) : std::string();
}

/// The figure behind "MemTotal:" and the like, in bytes.
std::uint64_t kilobytesOf(const std::string& text, std::string_view key) {
    std::istringstream lines(text);
    for (std::string line; std::getline(lines, line);)
        if (line.starts_with(key))
            return std::strtoull(line.c_str() + key.size(), nullptr, 10) * 1024;
    return 0;
}

/// Whole disks, not their partitions and not what lies above them (loop, dm, md, ram), which would count twice.
bool isDisk(const std::string& name) {
    if (name.starts_with("nvme") || name.starts_with("mmcblk"))
        return name.find('p') == std::string::npos;
    const bool isLettered = name.starts_with("sd") || name.starts_with("vd") || name.starts_with("xvd") || name.starts_with("hd");
    return isLettered && !name.empty() && (name.back() < '0' || name.back() > '9');
}

struct DiskBytes {
    std::uint64_t read = 0, written = 0;
};

/// https://docs.kernel.org/admin-guide/iostats.html: major minor name reads merged SECTORS ms writes merged SECTORS …
DiskBytes diskBytes(const std::string& text) {
    DiskBytes all;
    std::istringstream lines(text);
    for (std::string line; std::getline(lines, line);) {
        std::istringstream words(line);
        std::string name;
        std::uint64_t major, minor, reads, mergedReads, sectorsRead, readMillis, writes, mergedWrites, sectorsWritten;
        if (!(words >> major >> minor >> name >> reads >> mergedReads >> sectorsRead >> readMillis >> writes >> mergedWrites >> sectorsWritten) ||
            !isDisk(name))
            continue;
        all.read += sectorsRead * kSector;
        all.written += sectorsWritten * kSector;
    }
    return all;
}

} // namespace

Telemetry::Telemetry(Path proc, const Path& nvml) : m_proc(std::move(proc)) {
    if (auto loaded = Nvml::load(nvml))
        m_nvml = std::move(*loaded);
    cpuPercent(); // the first sample then covers the time since now
}

Sample Telemetry::sample() {
    Sample sample;
    sample.cpuPercent = cpuPercent();
    const auto memory = textOf(m_proc / "meminfo");
    sample.memoryTotal = kilobytesOf(memory, "MemTotal:");
    sample.memoryUsed = sample.memoryTotal - std::min(sample.memoryTotal, kilobytesOf(memory, "MemAvailable:"));
    sample.processMemory = kilobytesOf(textOf(m_proc / "self" / "status"), "VmRSS:");
    const auto disk = diskBytes(textOf(m_proc / "diskstats"));
    sample.diskRead = disk.read;
    sample.diskWritten = disk.written;
    for (std::size_t i = 0; m_nvml && i < m_nvml->count(); ++i)
        sample.gpus.push_back(m_nvml->sample(i));
    return sample;
}

std::vector<GpuInfo> Telemetry::gpus() const {
    std::vector<GpuInfo> all;
    for (std::size_t i = 0; m_nvml && i < m_nvml->count(); ++i)
        if (auto info = m_nvml->info(i))
            all.push_back(std::move(*info));
    return all;
}

/// proc(5): "cpu user nice system idle iowait irq softirq steal guest guest_nice"; the guests are part of user and nice.
double Telemetry::cpuPercent() {
    std::istringstream words(textOf(m_proc / "stat"));
    std::string name;
    words >> name;
    std::uint64_t total = 0, idle = 0, ticks = 0;
    for (int field = 0; field < 8 && words >> ticks; ++field) {
        total += ticks;
        idle += field == 3 || field == 4 ? ticks : 0;
    }
    const auto busy = total - idle;
    const double percent = total > m_total && busy >= m_busy ? 100.0 * double(busy - m_busy) / double(total - m_total) : 0;
    m_busy = busy;
    m_total = total;
    return percent;
}

std::string processorName(const Path& proc) {
    std::istringstream lines(textOf(proc / "cpuinfo"));
    for (std::string line; std::getline(lines, line);)
        if (line.starts_with("model name") && line.find(": ") != std::string::npos)
            return line.substr(line.find(": ") + 2);
    return "unknown processor";
}

} // namespace danlu::telemetry
