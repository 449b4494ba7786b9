#include "Job.h"
#include "Process.h"
#include "engine/device/Device.h"
#include "telemetry/Telemetry.h"

namespace danlu::worker {
namespace {

Result<Json> runDoctor(JobContext&) {
    telemetry::Telemetry telemetry;
    const auto sample = telemetry.sample();
    const auto environment = engine::environmentOf(at::Device(at::kCPU));
    Json gpus = Json::array();
    for (const auto& gpu : telemetry.gpus())
        gpus.push_back(Json{{"name", gpu.name}, {"memory", gpu.memoryBytes}, {"driver", gpu.driver}});
    const auto problem = loadCuda();
    return Json{{"program", "danlu-worker " DANLU_VERSION},
                {"libtorch", environment.libtorch},
                {"cpu", telemetry::processorName()},
                {"instruction_set", environment.cpu},
                {"threads", environment.threads},
                {"fast_bf16", engine::hasFastBf16(at::Device(at::kCPU))},
                {"memory_total", sample.memoryTotal},
                {"memory_available", sample.memoryTotal - sample.memoryUsed},
                {"cuda", engine::hasCuda()},
                {"cuda_problem", problem.empty() ? Json() : Json(problem)},
                {"gpus", std::move(gpus)}};
}

} // namespace

Job makeDoctor() { return {"doctor", runDoctor}; }

} // namespace danlu::worker
