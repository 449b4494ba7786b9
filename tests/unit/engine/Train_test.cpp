#include "Tiny.h"

#include "engine/adapter/Adapter.h"
#include "engine/checkpoint/Checkpoint.h"
#include "engine/optimizer/AdamW.h"
#include "engine/optimizer/Schedule.h"
#include "engine/training/Sampler.h"

#include <ATen/Parallel.h>

#include <numeric>

using namespace danlu;
using namespace danlu::engine;
using namespace danlu::engine::test;

namespace {

struct Job {
    spec::TrainSpec spec;
    TokenTable train = tinyTable(17), validation = tinyTable(5);
    MemoryStore store;
    Recorder recorder;
};

/// Stands still until it is moved.
class HandClock final : public Clock {
public:
    std::int64_t utcMillis() const override { return std::int64_t(seconds * 1000); }
    double monotonicSeconds() const override { return seconds; }
    double seconds = 1000;
};

/// A step takes a second, and each question whether to stop a pause of so many.
class Pausing final : public TrainObserver {
public:
    Pausing(HandClock& clock, double pause) : m_clock(clock), m_pause(pause) {}
    std::vector<double> speeds;

    void phase(TrainPhase) override {}
    void progress(std::int64_t, std::int64_t, std::int64_t) override { m_clock.seconds += 1; }
    void metrics(const StepMetrics& metrics) override { speeds.push_back(metrics.tokensPerSecond); }
    void evaluated(const EvalMetrics&) override { m_clock.seconds += 10; }
    void checkpointWritten(std::int64_t, const std::string&, const std::string&) override { m_clock.seconds += 20; }
    void warning(const std::string&) override {}
    StopWish stopWish() override {
        m_clock.seconds += m_pause;
        return StopWish::None;
    }
    void sample(std::int64_t, CausalModel&) override { m_clock.seconds += 50; }

private:
    HandClock& m_clock;
    double m_pause;
};

std::unique_ptr<CausalModel> freshModel() { return REQUIRE_OK(newModel(tinyConfig(), 3)); }

Result<TrainOutcome> runJob(Job& job) {
    const auto model = freshModel();
    return train({job.spec, *model, job.train, &job.validation, job.store, job.recorder, "base", SystemClock()});
}

Job jobOf(const std::string& method) {
    Job job;
    job.spec = tinySpec(method);
    return job;
}

} // namespace

TEST_CASE("steps, warm-up and the course of the learning rate") {
    auto spec = tinySpec("full");
    spec.batchSize = 4;
    spec.accumulation = 8;
    spec.maxSteps = -1;
    spec.epochs = 2.5;
    const auto plan = planOf(spec, 130); // 33 batches, 5 steps an epoch
    CHECK(plan.batchesPerEpoch == 33);
    CHECK(plan.stepsPerEpoch == 5);
    CHECK(plan.totalSteps == 13);
    CHECK(plan.warmupSteps == 2);
    // adapters-and-training.md §3: lr 2e-5, warm-up 10 of 100.
    const Schedule cosine{"cosine", 10, 100};
    const std::pair<std::int64_t, double> golden[] = {{0, 0}, {1, 2e-6}, {9, 1.8e-5}, {10, 2e-5}, {11, 1.999391e-5}, {55, 1e-5}, {99, 6.09173e-9}};
    for (const auto& [step, rate] : golden)
        CHECK(2e-5 * cosine.multiplier(step) == doctest::Approx(rate).epsilon(1e-5));
    CHECK(Schedule{"linear", 10, 100}.multiplier(55) == doctest::Approx(0.5));
    CHECK(Schedule{"constant_with_warmup", 10, 100}.multiplier(5) == doctest::Approx(0.5));
    CHECK(Schedule{"constant", 10, 100}.multiplier(0) == 1);
}

TEST_CASE("the sampler's golden permutations") {
    CHECK((epochOrder(10, 42, 0, true) == std::vector<std::int64_t>{2, 6, 1, 8, 4, 5, 0, 9, 3, 7}));
    CHECK((epochOrder(10, 42, 1, true) == std::vector<std::int64_t>{8, 4, 9, 0, 5, 1, 6, 7, 2, 3}));
    CHECK((epochOrder(3, 42, 1, false) == std::vector<std::int64_t>{0, 1, 2}));
}

TEST_CASE("weight decay leaves norms and biases out") {
    for (const char* name : {"model.norm.weight", "model.layers.0.input_layernorm.weight", "a.q_norm.weight", "x.q_proj.bias"})
        CHECK(isExemptFromDecay(name));
    for (const char* name : {"model.embed_tokens.weight", "lm_head.weight", "x.q_proj.weight", "normal.weight"})
        CHECK_FALSE(isExemptFromDecay(name));
}

TEST_CASE("a loss falls, in both methods and both formats") {
    for (const char* method : {"full", "lora"})
        for (const char* dtype : {"fp32", "bf16"}) {
            CAPTURE(method);
            CAPTURE(dtype);
            auto job = jobOf(method);
            job.spec.dtype = dtype;
            job.spec.maxSteps = 40;
            job.spec.learningRate = 2e-2;
            const auto outcome = REQUIRE_OK(runJob(job));
            CHECK(outcome.end == TrainEnd::Finished);
            CHECK(job.recorder.steps.size() == 40);
            CHECK(job.recorder.steps.back().loss < job.recorder.steps.front().loss - (std::string(method) == "full" ? 1.0 : 0.15));
            REQUIRE(outcome.evaluation);
            CHECK(outcome.evaluation->perplexity > 1);
            CHECK(job.store.blobs.contains(std::string(method) == "full" ? "result/model.safetensors" : "result/adapter_model.safetensors"));
        }
}

TEST_CASE("a pause and sample answers count neither in tokens per second nor in the run's seconds") {
    const auto run = [](double pause) {
        auto job = jobOf("lora");
        job.spec.evalSteps = job.spec.saveSteps = 4;
        job.spec.sampleSteps = 3;
        HandClock clock;
        Pausing observer(clock, pause);
        const auto model = freshModel();
        const auto outcome = REQUIRE_OK(train({job.spec, *model, job.train, &job.validation, job.store, observer, "base", clock}));
        CHECK(outcome.seconds == doctest::Approx(12 + 3 * 10 + 3 * 20)); // steps, evaluations, checkpoints
        CHECK(double(outcome.tokens) == doctest::Approx(std::accumulate(observer.speeds.begin(), observer.speeds.end(), 0.0)));
        return observer.speeds;
    };
    const auto straight = run(0), paused = run(100);
    REQUIRE(straight.size() == 12);
    for (std::size_t i = 0; i < straight.size(); ++i)
        CHECK(paused[i] == doctest::Approx(straight[i]));
}

TEST_CASE("sample answers come before the first step, at their pace and at the end, each once") {
    const auto sampled = [](std::int64_t rows, std::int64_t pace, std::int64_t evaluations) {
        auto job = jobOf("lora");
        job.spec.sampleRows = rows;
        job.spec.sampleSteps = pace;
        job.spec.evalSteps = evaluations;
        (void)REQUIRE_OK(runJob(job));
        CHECK(std::int64_t(job.recorder.sampled.size()) == planOf(job.spec, job.train.count()).samplings);
        return job.recorder.sampled;
    };
    using Steps = std::vector<std::int64_t>;
    CHECK(sampled(3, 5, 0) == Steps{0, 5, 10, 12});
    CHECK(sampled(3, 0, 4) == Steps{0, 4, 8, 12});
    CHECK(sampled(3, 6, 4) == Steps{0, 6, 12});
    CHECK(sampled(3, 0, 0) == Steps{0, 12});
    CHECK(sampled(0, 5, 4) == Steps{});
    auto job = jobOf("lora");
    job.spec.sampleSteps = 5;
    job.spec.saveSteps = 4;
    job.recorder.stopAt = 6;
    CHECK(REQUIRE_OK(runJob(job)).end == TrainEnd::Stopped);
    CHECK(job.recorder.sampled == Steps{0, 5});
    job.recorder = {};
    CHECK(REQUIRE_OK(runJob(job)).resumed);
    CHECK(job.recorder.sampled == Steps{10, 12}); // what was asked before is there
}

TEST_CASE("interrupted and resumed = uninterrupted, to the bit") {
    for (const char* method : {"full", "lora"})
        for (const std::int64_t stop : {1, 4, 7}) { // 3 steps an epoch: middle, start and middle of epochs
            CAPTURE(method);
            CAPTURE(stop);
            auto whole = jobOf(method), halves = jobOf(method);
            whole.spec.saveSteps = halves.spec.saveSteps = 5;
            REQUIRE_OK(runJob(whole));
            halves.recorder.stopAt = stop;
            CHECK(REQUIRE_OK(runJob(halves)).end == TrainEnd::Stopped);
            CHECK(halves.recorder.checkpoints.back() == stop);
            halves.recorder.stopAt = -1;
            const auto outcome = REQUIRE_OK(runJob(halves));
            CHECK(outcome.resumed);
            CHECK(outcome.steps == 12);
            for (const auto& [name, bytes] : whole.store.blobs)
                if (name.starts_with("result/") || name.ends_with("step-12/weights.safetensors") || name.ends_with("step-12/random.safetensors") ||
                    name.ends_with("step-12/optimizer.safetensors")) {
                    CAPTURE(name);
                    CHECK(halves.store.blobs.at(name) == bytes);
                }
            REQUIRE(whole.recorder.steps.size() == halves.recorder.steps.size());
            for (std::size_t i = 0; i < whole.recorder.steps.size(); ++i)
                CHECK(whole.recorder.steps[i].loss == halves.recorder.steps[i].loss);
        }
}

TEST_CASE("stopping at once leaves the last regular checkpoint, from which the run goes on to the same bits") {
    auto whole = jobOf("lora"), killed = jobOf("lora");
    whole.spec.saveSteps = killed.spec.saveSteps = 5;
    REQUIRE_OK(runJob(whole));
    killed.recorder.stopAt = 8;
    killed.recorder.wish = StopWish::Now;
    CHECK(REQUIRE_OK(runJob(killed)).end == TrainEnd::Stopped);
    CHECK(killed.recorder.checkpoints == std::vector<std::int64_t>{5});
    killed.recorder.stopAt = -1;
    REQUIRE_OK(runJob(killed));
    CHECK(killed.store.blobs.at("result/adapter_model.safetensors") == whole.store.blobs.at("result/adapter_model.safetensors"));
}

TEST_CASE("stop after the next checkpoint, and a checkpoint on demand") {
    auto job = jobOf("lora");
    job.spec.saveSteps = 5;
    job.recorder.stopAt = 2;
    job.recorder.wish = StopWish::AfterCheckpoint;
    CHECK(REQUIRE_OK(runJob(job)).steps == 5);
    CHECK(job.recorder.checkpoints == std::vector<std::int64_t>{5});
}

TEST_CASE("a damaged checkpoint is passed over, and only as many are kept as asked") {
    auto job = jobOf("lora");
    job.spec.saveSteps = 3;
    job.spec.saveTotalLimit = 2;
    job.recorder.stopAt = 9;
    REQUIRE_OK(runJob(job));
    CHECK((REQUIRE_OK(checkpointSteps(job.store)) == std::vector<std::int64_t>{6, 9}));
    auto damaged = job;
    damaged.store.blobs.at("checkpoints/step-9/optimizer.safetensors")[300] ^= 1;
    damaged.recorder = {};
    REQUIRE_OK(runJob(damaged));
    REQUIRE(damaged.recorder.warnings.size() == 1);
    CHECK(damaged.recorder.warnings[0].find("checkpoint 9") != std::string::npos);
    CHECK(damaged.recorder.steps.front().step == 7);
    auto hopeless = job;
    for (const char* name : {"checkpoints/step-9/weights.safetensors", "checkpoints/step-6/manifest.json"})
        hopeless.store.blobs.at(name)[20] ^= 1;
    const auto refused = runJob(hopeless);
    REQUIRE_FALSE(refused);
    CHECK(refused.error().code() == ErrorCode::Corrupt);
}

TEST_CASE("a half-written checkpoint is none, and goes away") {
    auto job = jobOf("lora");
    job.spec.saveSteps = 4;
    job.store.blobs["checkpoints/step-2/weights.safetensors"] = "half";
    REQUIRE_OK(runJob(job));
    CHECK(job.recorder.steps.front().step == 1);
    CHECK_FALSE(job.store.blobs.contains("checkpoints/step-2/weights.safetensors"));
}

TEST_CASE("another environment is a warning, other settings or data are an error") {
    auto job = jobOf("lora");
    job.recorder.stopAt = 4;
    REQUIRE_OK(runJob(job));
    auto other = job;
    auto& manifest = other.store.blobs.at("checkpoints/step-4/manifest.json");
    const std::string mine = "\"threads\": " + std::to_string(at::get_num_threads());
    REQUIRE(manifest.find(mine) != std::string::npos);
    manifest.replace(manifest.find(mine), mine.size(), "\"threads\": 63");
    other.recorder = {};
    REQUIRE_OK(runJob(other));
    REQUIRE(other.recorder.warnings.size() == 1);
    CHECK(other.recorder.warnings[0].find("threads 63 →") != std::string::npos);
    auto changed = job;
    changed.spec.learningRate = 1e-4;
    CHECK(runJob(changed).error().code() == ErrorCode::Rejected);
    auto otherData = job;
    otherData.train = tinyTable(18);
    CHECK(runJob(otherData).error().code() == ErrorCode::Rejected);
}

TEST_CASE("a loss that is not a number stops the run, names the step and saves nothing of it") {
    auto job = jobOf("lora");
    job.spec.saveSteps = 1;
    auto model = freshModel();
    for (auto& parameter : model->parameters())
        if (parameter.name == "model.norm.weight")
            parameter.tensor->fill_(std::numeric_limits<float>::quiet_NaN());
    const auto outcome = train({job.spec, *model, job.train, nullptr, job.store, job.recorder, "", SystemClock()});
    REQUIRE_FALSE(outcome);
    CHECK(outcome.error().code() == ErrorCode::Failed);
    CHECK(outcome.error().message().find("step 1:") != std::string::npos);
    CHECK(job.store.blobs.empty());
}

TEST_CASE("a full disk during a checkpoint ends the run and leaves the one before") {
    auto job = jobOf("lora");
    job.spec.saveSteps = 3;
    auto probe = jobOf("lora");
    probe.spec.saveSteps = 3;
    probe.recorder.stopAt = 3;
    REQUIRE_OK(runJob(probe));
    std::uint64_t one = 0;
    for (const auto& [name, bytes] : probe.store.blobs)
        one += bytes.size();
    job.store.budget = one + one / 2;
    const auto full = runJob(job);
    REQUIRE_FALSE(full);
    CHECK(full.error().code() == ErrorCode::NoSpace);
    CHECK(REQUIRE_OK(checkpointSteps(job.store)) == std::vector<std::int64_t>{3});
    job.store.budget = ~0ull;
    CHECK(REQUIRE_OK(runJob(job)).resumed);
}

TEST_CASE("what cannot be trained is refused") {
    auto job = jobOf("lora");
    job.spec.targetModules = {"q_proj", "query"};
    const auto refused = runJob(job);
    REQUIRE_FALSE(refused);
    CHECK(refused.error().message().find("\"query\"") != std::string::npos);
    CHECK(refused.error().hint().find("gate_proj") != std::string::npos);
    auto empty = jobOf("lora");
    empty.train = {};
    CHECK(runJob(empty).error().code() == ErrorCode::Rejected);
}
