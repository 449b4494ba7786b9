#include "services/telemetry/Doctor.h"

#include "services/process/WorkerProcess.h"
#include "telemetry/Telemetry.h"

#include <QtGlobal>

#include <sys/syscall.h>
#include <sys/utsname.h>
#include <thread>
#include <unistd.h>

namespace danlu::services {
namespace {

constexpr std::uint64_t kComfortableMemory = 8'000'000'000, kComfortableDisk = 5'000'000'000; // bytes

Json programOf(const Path& path, Json& problems) {
    const bool isThere = ::access(path.c_str(), X_OK) == 0;
    if (!isThere)
        problems.push_back(
            {{"what", path.filename().string() + " is missing"}, {"hint", "It belongs into " + path.parent_path().string() + "; build or install it."}});
    return isThere ? Json(path.string()) : Json();
}

std::string kernelText() {
    utsname about{};
    return ::uname(&about) == 0 ? std::string(about.sysname) + " " + about.release : "";
}

/// landlock_create_ruleset(NULL, 0, LANDLOCK_CREATE_RULESET_VERSION): the version, or an error where the kernel has none.
Json landlockVersion() {
#ifdef SYS_landlock_create_ruleset
    const long version = ::syscall(SYS_landlock_create_ruleset, nullptr, 0, 1);
    return version > 0 ? Json(version) : Json();
#else
    return nullptr;
#endif
}

Json workerReport(const Programs& programs, Json& problems, const Task& task) {
    protocol::Start start;
    start.job = "doctor";
    start.spec = Json::object();
    auto worker = WorkerProcess::start(programs, start);
    auto report = worker ? worker->finish(task) : Result<Json>(worker.error());
    if (!report) {
        problems.push_back({{"what", "danlu-worker cannot work: " + report.error().chain()},
                            {"hint", report.error().hint().empty() ? "Run packaging/quickstart again; it fetches LibTorch." : report.error().hint()}});
        return nullptr;
    }
    if (const Json gpu = report->value("cuda_problem", Json()); gpu.is_string() && !report->value("gpus", Json::array()).empty())
        problems.push_back({{"what", "There is a GPU, but it cannot be used: " + gpu.get<std::string>()},
                            {"hint", "packaging/quickstart --cuda fetches what LibTorch needs for it."}});
    return std::move(*report);
}

} // namespace

Result<Json> examine(const Programs& programs, const Path& folder, const Task& task) {
    Json problems = Json::array();
    const Json worker = programOf(programs.worker, problems), reader = programOf(programs.reader, problems);
    const Json compute = worker.is_null() ? Json() : workerReport(programs, problems, task);
    telemetry::Telemetry telemetry;
    const auto sample = telemetry.sample();
    DANLU_TRY(const std::uint64_t disk, freeSpace(folder));
    if (sample.memoryTotal < kComfortableMemory)
        problems.push_back({{"what", "The machine has " + sizeText(sample.memoryTotal) + " of memory"},
                            {"hint", "Small models only; danlu-cli train --dry-run says what a run needs."}});
    if (disk < kComfortableDisk)
        problems.push_back(
            {{"what", "There are " + sizeText(disk) + " free on the disk of " + folder.string()}, {"hint", "Free some; checkpoints and exports need room."}});
    if (programs.resources.empty())
        problems.push_back({{"what", "The samples and the starter model are missing"}, {"hint", "Set DANLU_RESOURCES to the folder that holds them."}});
    return Json{{"ok", problems.empty()},
                {"programs", {{"worker", worker}, {"reader", reader}, {"resources", programs.resources.empty() ? Json() : Json(programs.resources.string())}}},
                {"machine",
                 {{"processor", telemetry::processorName()},
                  {"cores", std::thread::hardware_concurrency()},
                  {"kernel", kernelText()},
                  {"memory_bytes", sample.memoryTotal},
                  {"memory_free_bytes", sample.memoryTotal - sample.memoryUsed},
                  {"disk_free_bytes", disk},
                  {"landlock", landlockVersion()}}},
                {"libraries", {{"qt", qVersion()}, {"libtorch", compute.is_object() ? compute.value("libtorch", Json()) : Json()}}},
                {"compute", compute},
                {"problems", std::move(problems)}};
}

} // namespace danlu::services
