// What only a GPU shows: the same code on CUDA gives its CPU twin's numbers. Skips with a line where there is no GPU.
#include "Tiny.h"

#include "engine/adapter/Adapter.h"
#include "engine/device/Device.h"
#include "engine/model/SaveTensors.h"
#include "formats/Safetensors.h"

#include <ATen/TensorOperators.h>
#include <ATen/ops/arange.h>
#include <c10/core/GradMode.h>

#include <cstdio>
#include <dlfcn.h>

using namespace danlu;
using namespace danlu::engine;
using namespace danlu::engine::test;

namespace {

/// Loads the CUDA half of torch once, before the first question about CUDA.
bool usableGpu() {
    static const bool usable = [] {
        const bool loaded = ::dlopen("libtorch_cuda.so", RTLD_NOW | RTLD_GLOBAL) != nullptr;
        const bool has = hasCuda();
        if (!has)
            std::fprintf(stderr, "SKIPPED: no GPU here (%s)\n", loaded ? "libtorch_cuda finds no device" : ::dlerror());
        return has;
    }();
    return usable;
}

/// A tiny model on `device`, through the loader.
std::unique_ptr<CausalModel> modelOn(const at::Device& device, at::ScalarType type) {
    MemoryStore store;
    const auto fresh = REQUIRE_OK(newModel(tinyConfig(), 3));
    REQUIRE_OK(saveModel(*fresh, store, "m", at::kFloat));
    formats::ModelSource source;
    source.config = REQUIRE_OK(parseJson(store.blobs.at("m/config.json"), "config"));
    const auto table = REQUIRE_OK(formats::readSafetensors(formats::readerOf(store.blobs.at("m/model.safetensors"))));
    source.weights.push_back({"m/model.safetensors", "", "safetensors", table.tensors});
    const OpenSource open = [&](const Path& path, const std::string&) -> Result<std::unique_ptr<ByteSource>> {
        return bytesInMemory(store.blobs.at(path.string()));
    };
    LoadPlan plan;
    plan.device = device;
    plan.storage = plan.compute = type;
    return REQUIRE_OK(loadModel(source, open, plan));
}

std::vector<double> lossesOn(const at::Device& device, const std::string& method, const std::string& dtype) {
    auto spec = tinySpec(method);
    spec.loraDropout = 0;
    spec.dtype = dtype;
    spec.maxSteps = 5;
    const auto type = dtype == "bf16" ? at::kBFloat16 : at::kFloat;
    const auto model = modelOn(device, method == "full" ? at::kFloat : type);
    model->setCompute(type);
    const auto table = tinyTable(17);
    MemoryStore store;
    Recorder recorder;
    REQUIRE_OK(train({spec, *model, table, &table, store, recorder, "", SystemClock()}));
    std::vector<double> losses;
    for (const auto& step : recorder.steps)
        losses.push_back(step.loss);
    losses.push_back(recorder.evaluations.back().loss);
    return losses;
}

} // namespace

TEST_CASE("a model on the GPU gives the CPU's logits, with and without cache") {
    if (!usableGpu())
        return;
    c10::NoGradGuard noGradients;
    const auto ids = at::arange(40, at::TensorOptions(at::kLong)).view({2, 20});
    const auto cpu = modelOn(at::kCPU, at::kFloat), gpu = modelOn(at::Device(at::kCUDA, 0), at::kFloat);
    const auto expected = cpu->logits(cpu->hidden(ids, {}));
    const auto there = ids.to(gpu->device());
    CHECK((gpu->logits(gpu->hidden(there, {})).cpu() - expected).abs().max().item<double>() < 1e-3);
    KvCache cache(gpu->config(), 2, 20, at::kFloat, gpu->device());
    Pass pass;
    pass.cache = &cache;
    gpu->hidden(there.narrow(1, 0, 12), pass);
    gpu->hidden(there.narrow(1, 12, 7), pass);
    const auto last = gpu->logits(gpu->hidden(there.narrow(1, 19, 1), pass)).cpu();
    CHECK((last.select(1, 0) - expected.select(1, 19)).abs().max().item<double>() < 1e-3);
}

TEST_CASE("steps of LoRA and of full training on the GPU are the CPU's") {
    if (!usableGpu())
        return;
    for (const char* method : {"lora", "full"})
        for (const char* dtype : {"fp32", "bf16"}) {
            CAPTURE(method);
            CAPTURE(dtype);
            const auto cpu = lossesOn(at::kCPU, method, dtype), gpu = lossesOn(at::Device(at::kCUDA, 0), method, dtype);
            REQUIRE(cpu.size() == gpu.size());
            for (std::size_t i = 0; i < cpu.size(); ++i)
                CHECK(std::abs(cpu[i] - gpu[i]) < (std::string(dtype) == "fp32" ? 1e-3 : 3e-2));
        }
}

TEST_CASE("dropout on the GPU: resumed = uninterrupted in the masks") {
    if (!usableGpu())
        return;
    auto spec = tinySpec("lora");
    const auto table = tinyTable(17);
    const auto run = [&](MemoryStore& store, std::int64_t stopAt) {
        const auto model = modelOn(at::Device(at::kCUDA, 0), at::kFloat);
        Recorder recorder;
        recorder.stopAt = stopAt;
        return REQUIRE_OK(train({spec, *model, table, nullptr, store, recorder, "", SystemClock()})).finalLoss;
    };
    MemoryStore whole, halves;
    const double expected = run(whole, -1);
    run(halves, 4);
    CHECK(run(halves, -1) == doctest::Approx(expected).epsilon(1e-3));
}
