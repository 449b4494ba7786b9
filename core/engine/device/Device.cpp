#include "engine/device/Device.h"

#include "base/Names.h"

#include <ATen/Context.h>
#include <ATen/Parallel.h>
#include <ATen/Version.h>
#include <ATen/cpu/Utils.h>
#include <ATen/detail/CUDAHooksInterface.h>
#include <torch/headeronly/version.h>

#include <algorithm>
#include <thread>

namespace danlu::engine {
namespace {

/// oneDNN has real bf16 dot products on these only; on plain AVX512 it emulates them, below that torch loops.
bool cpuHasBf16() {
    static const bool has = [] {
        const auto known = at::cpu::get_cpu_capabilities();
        return std::any_of(known.begin(), known.end(), [](const auto& one) {
            return (one.first == "avx512_bf16" || one.first == "amx_bf16") && one.second.isBool() && one.second.toBool();
        });
    }();
    return has;
}

} // namespace

bool hasCuda() { return at::globalContext().hasCUDA() && at::detail::getCUDAHooks().getNumGPUs() > 0; }

Result<at::Device> pickDevice(std::string_view wanted) {
    if (wanted == "cpu")
        return at::Device(at::kCPU);
    if (wanted != "auto" && wanted != "cuda")
        return unknownName("device", wanted, {"auto", "cpu", "cuda"});
    if (hasCuda())
        return at::Device(at::kCUDA, 0);
    if (wanted == "auto")
        return at::Device(at::kCPU);
    return Error(ErrorCode::Unsupported, "the spec asks for device: cuda, but no NVIDIA GPU is usable here")
        .withHint("Use device: auto or cpu, or see `danlu-cli doctor` for what is missing.");
}

std::int64_t useThreads(std::int64_t wanted) {
    const auto cores = std::max<std::int64_t>(1, std::thread::hardware_concurrency());
    at::set_num_threads(int(wanted > 0 ? wanted : cores));
    return at::get_num_threads();
}

Environment environmentOf(const at::Device& device) {
    return {at::get_num_threads(), at::get_cpu_capability() + (cpuHasBf16() ? "+bf16" : ""), TORCH_VERSION, device.str()};
}

Json toJson(const Environment& environment) {
    return {{"threads", environment.threads}, {"cpu", environment.cpu}, {"libtorch", environment.libtorch}, {"device", environment.device}};
}

Result<Environment> environmentOf(const Json& json) {
    Environment environment;
    DANLU_TRY(environment.threads, member<std::int64_t>(json, "threads"));
    DANLU_TRY(environment.cpu, member<std::string>(json, "cpu"));
    DANLU_TRY(environment.libtorch, member<std::string>(json, "libtorch"));
    DANLU_TRY(environment.device, member<std::string>(json, "device"));
    return environment;
}

std::string differenceText(const Environment& before, const Environment& now) {
    std::string text;
    const auto compare = [&text](std::string_view what, const std::string& was, const std::string& is) {
        if (was != is)
            text += (text.empty() ? "" : ", ") + std::string(what) + " " + was + " → " + is;
    };
    compare("threads", std::to_string(before.threads), std::to_string(now.threads));
    compare("instruction set", before.cpu, now.cpu);
    compare("LibTorch", before.libtorch, now.libtorch);
    compare("device", before.device, now.device);
    return text;
}

bool hasFastBf16(const at::Device& device) { return !device.is_cpu() || cpuHasBf16(); }

} // namespace danlu::engine
