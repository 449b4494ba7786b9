// Our numbers against transformers' and PEFT's (make_golden.py, data/versions.json).
#include "Tiny.h"

#include "engine/adapter/Adapter.h"
#include "engine/model/NamedTensors.h"
#include "engine/training/Sampler.h"
#include "formats/ModelFolder.h"
#include "formats/Safetensors.h"

#include <c10/core/GradMode.h>

using namespace danlu;
using namespace danlu::engine;
using namespace danlu::engine::test;

namespace {

const Path kData = Path(DANLU_TESTS) / "golden/engine/data";

Json jsonFile(const Path& path) { return REQUIRE_OK(parseJson(REQUIRE_OK(readFile(path)), path.string())); }

formats::WeightsFile weightsFile(const Path& path) {
    const auto bytes = REQUIRE_OK(readFile(path));
    const auto table = REQUIRE_OK(formats::readSafetensors(formats::readerOf(bytes)));
    return {path, "", "safetensors", table.tensors};
}

std::map<std::string, at::Tensor> tensorsOf(const Path& path) {
    const auto source = REQUIRE_OK(openPlainFile(path));
    const auto all = REQUIRE_OK(readSafetensors(*source));
    return {all.begin(), all.end()};
}

formats::ModelSource sourceOf(const std::string& name) {
    formats::ModelSource source;
    source.name = name;
    source.config = jsonFile(kData / (name + ".config.json"));
    source.weights.push_back(weightsFile(kData / (name + ".model.safetensors")));
    return source;
}

double distance(const at::Tensor& a, const at::Tensor& b) { return a.to(at::kFloat).sub(b.to(at::kFloat)).abs().max().item<double>(); }

struct GoldenRun {
    Recorder recorder;
    TrainOutcome outcome;
    MemoryStore store;
};

/// The run of make_golden.py, with its rows.
void runGolden(GoldenRun& run, CausalModel& model, const std::string& method, const Json& training) {
    TokenTable table, validation;
    for (std::size_t i = 0; i < training["rows"].size(); ++i) {
        const auto& row = training["rows"][i];
        const Example example{row["ids"].get<std::vector<std::int32_t>>(), row["learned"].get<std::vector<std::uint8_t>>()};
        table.add(example);
        if (i < 7)
            validation.add(example);
    }
    auto spec = tinySpec(method);
    spec.loraDropout = 0;
    spec.maxSteps = 20;
    spec.learningRate = 5e-3;
    spec.warmupSteps = 3;
    spec.weightDecay = 0.1;
    run.outcome = REQUIRE_OK(train({spec, model, table, &validation, run.store, run.recorder, "golden", SystemClock()}));
}

void checkRun(const GoldenRun& run, const Json& expected) {
    REQUIRE(run.recorder.steps.size() == 20);
    for (std::size_t i = 0; i < 20; ++i) {
        CAPTURE(i);
        CHECK(std::abs(run.recorder.steps[i].loss - expected["losses"][i].get<double>()) < 1e-4);
        CHECK(std::abs(run.recorder.steps[i].gradNorm - expected["grad_norms"][i].get<double>()) < 1e-3);
        CHECK(run.recorder.steps[i].learningRate == doctest::Approx(expected["learning_rates"][i].get<double>()).epsilon(1e-12));
    }
    REQUIRE(run.outcome.evaluation);
    CHECK(std::abs(run.outcome.evaluation->loss - expected["eval_loss"].get<double>()) < 1e-4);
}

} // namespace

TEST_CASE("logits are transformers' to 1e-4") {
    for (const char* name : {"mha", "gqa_tied", "llama3_rope", "bias_head_dim"}) {
        CAPTURE(name);
        c10::NoGradGuard noGradients;
        const auto model = REQUIRE_OK(loadModel(sourceOf(name), plainFiles(), {}));
        auto expected = tensorsOf(kData / (std::string(name) + ".logits.safetensors"));
        const auto ids = expected.at("ids").to(at::kLong);
        const auto logits = model->logits(model->hidden(ids, {})).index_select(1, expected.at("positions"));
        CHECK(distance(logits, expected.at("logits")) < 1e-4);
        // The same through the cache, in pieces of 100, 49 and 1 tokens.
        KvCache cache(model->config(), 2, 150, at::kFloat, at::kCPU);
        Pass pass;
        pass.cache = &cache;
        at::Tensor last;
        for (const auto& [from, count] : std::vector<std::pair<std::int64_t, std::int64_t>>{{0, 100}, {100, 49}, {149, 1}})
            last = model->hidden(ids.narrow(1, from, count), pass);
        CHECK(distance(model->logits(last).select(1, -1), expected.at("logits").select(1, -1)) < 1e-4);
    }
}

TEST_CASE("bf16 stays near fp32") {
    c10::NoGradGuard noGradients;
    LoadPlan plan;
    plan.storage = plan.compute = at::kBFloat16;
    const auto model = REQUIRE_OK(loadModel(sourceOf("gqa_tied"), plainFiles(), plan));
    auto expected = tensorsOf(kData / "gqa_tied.logits.safetensors");
    const auto logits = model->logits(model->hidden(expected.at("ids").to(at::kLong), {})).index_select(1, expected.at("positions"));
    CHECK(distance(logits, expected.at("logits")) < 0.15); // logits of about ±5, 8 bits of mantissa
}

TEST_CASE("the order of examples is the Trainer's") {
    const auto training = jsonFile(kData / "training.json");
    std::vector<std::int64_t> order;
    for (std::int64_t epoch = 0; epoch < 4; ++epoch)
        for (const auto index : epochOrder(25, 42, epoch, true))
            order.push_back(index);
    CHECK(order == training["full"]["order"].get<std::vector<std::int64_t>>());
}

TEST_CASE("20 losses of full SFT are the Trainer's") {
    const auto training = jsonFile(kData / "training.json");
    const auto model = REQUIRE_OK(loadModel(sourceOf("gqa_tied"), plainFiles(), {}));
    GoldenRun run;
    runGolden(run, *model, "full", training);
    checkRun(run, training["full"]);
}

TEST_CASE("20 losses of LoRA SFT are PEFT's, and so is the adapter") {
    const auto training = jsonFile(kData / "training.json");
    const auto model = REQUIRE_OK(loadModel(sourceOf("mha"), plainFiles(), {}));
    AdapterConfig config;
    config.r = 4;
    config.alpha = 8;
    config.targetModules = {"all-linear"};
    REQUIRE_OK(addAdapter(*model, config, {}));
    auto start = tensorsOf(kData / "lora.start.safetensors");
    for (auto* linear : model->linears())
        linear->lora->a = start.at(formats::adapterTensorName(linear->name, "A"));
    GoldenRun run;
    runGolden(run, *model, "lora", training);
    checkRun(run, training["lora"]);
    auto theirs = tensorsOf(kData / "adapter/adapter_model.safetensors");
    const auto source = bytesInMemory(run.store.blobs.at("result/adapter_model.safetensors"));
    const auto ours = REQUIRE_OK(readSafetensors(*source));
    REQUIRE(ours.size() == theirs.size());
    for (const auto& [name, tensor] : ours) {
        CAPTURE(name);
        REQUIRE(theirs.contains(name));
        CHECK(distance(tensor, theirs.at(name)) < 1e-3);
    }
}

TEST_CASE("an adapter of PEFT gives PEFT's logits, beside the weights and merged") {
    for (const bool merged : {false, true}) {
        auto source = sourceOf("mha");
        source.adapters.push_back({jsonFile(kData / "adapter/adapter_config.json"), weightsFile(kData / "adapter/adapter_model.safetensors")});
        LoadPlan plan;
        plan.mergeAdapters = merged;
        const auto model = REQUIRE_OK(loadModel(source, plainFiles(), plan));
        c10::NoGradGuard noGradients;
        auto expected = tensorsOf(kData / "adapter.logits.safetensors");
        CHECK(distance(model->logits(model->hidden(expected.at("ids"), {}))[0], expected.at("logits")) < 1e-4);
        CHECK(adaptedModules(*model).empty() == merged);
    }
}
