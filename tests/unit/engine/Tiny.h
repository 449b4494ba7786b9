#pragma once

#include "engine/model/BlobStore.h"
#include "engine/model/Load.h"
#include "engine/training/Trainer.h"
#include "support/Doctest.h"

#include <map>

/// Fails the test with the whole chain of the error and goes on with the value.
#define REQUIRE_OK(expression)                                                                                                                                 \
    [](auto result) {                                                                                                                                          \
        const std::string why = result ? "" : result.error().chain();                                                                                          \
        REQUIRE_MESSAGE(static_cast<bool>(result), why);                                                                                                       \
        return std::move(result).value();                                                                                                                      \
    }(expression)

namespace danlu::engine::test {

/// Blobs in memory. `budget`: bytes that may still be written before the disk is "full".
class MemoryStore final : public BlobStore {
public:
    std::map<std::string, Bytes> blobs;
    std::uint64_t budget = ~0ull;

    Result<> write(const std::string& name, const std::function<Result<>(BlobWriter&)>& produce) override {
        Collector collector{*this, {}};
        DANLU_CHECK(produce(collector));
        blobs[name] = std::move(collector.bytes);
        return ok();
    }
    Result<std::unique_ptr<ByteSource>> open(const std::string& name) override {
        const auto found = blobs.find(name);
        if (found == blobs.end())
            return Error(ErrorCode::NotFound, "there is no " + name);
        return bytesInMemory(found->second);
    }
    Result<> remove(const std::string& name) override {
        std::erase_if(blobs, [&](const auto& blob) { return blob.first == name || blob.first.starts_with(name + "/"); });
        return ok();
    }
    Result<std::vector<std::string>> list(const std::string& prefix) override {
        std::vector<std::string> names;
        for (const auto& [name, bytes] : blobs)
            if (name.starts_with(prefix))
                names.push_back(name);
        return names;
    }

private:
    struct Collector final : BlobWriter {
        Collector(MemoryStore& s, Bytes b) : store(s), bytes(std::move(b)) {}
        MemoryStore& store;
        Bytes bytes;
        Result<> append(std::string_view more) override {
            if (more.size() > store.budget)
                return Error(ErrorCode::NoSpace, "no space left");
            store.budget -= more.size();
            bytes += more;
            return ok();
        }
    };
};

/// Remembers what the trainer said; can ask it to stop.
class Recorder final : public TrainObserver {
public:
    std::vector<StepMetrics> steps;
    std::vector<EvalMetrics> evaluations;
    std::vector<std::int64_t> checkpoints, sampled;
    std::vector<std::string> warnings;
    std::int64_t stopAt = -1; // step after which `wish` is expressed
    StopWish wish = StopWish::AfterStep;
    std::int64_t done = 0;

    void phase(TrainPhase) override {}
    void progress(std::int64_t step, std::int64_t, std::int64_t) override { done = step; }
    void metrics(const StepMetrics& metrics) override { steps.push_back(metrics); }
    void evaluated(const EvalMetrics& metrics) override { evaluations.push_back(metrics); }
    void checkpointWritten(std::int64_t step, const std::string&, const std::string&) override { checkpoints.push_back(step); }
    void warning(const std::string& sentence) override { warnings.push_back(sentence); }
    StopWish stopWish() override { return stopAt >= 0 && done >= stopAt ? wish : StopWish::None; }
    void sample(std::int64_t step, CausalModel&) override { sampled.push_back(step); }
};

inline ModelConfig tinyConfig() {
    ModelConfig config;
    config.hidden = 32;
    config.intermediate = 48;
    config.layers = 2;
    config.heads = 4;
    config.kvHeads = 2;
    config.headDim = 8;
    config.vocab = 61;
    config.tied = true;
    config.initializerRange = 0.1;
    return config;
}

/// Rows of pseudo-random tokens with a rule in them (the next is 3·this + 1), so that a loss can fall.
inline TokenTable tinyTable(std::size_t rows, std::int32_t vocab = 61) {
    TokenTable table;
    for (std::size_t row = 0; row < rows; ++row) {
        Example example;
        auto token = std::int32_t(row * 7 % std::size_t(vocab));
        for (std::size_t i = 0; i < 5 + row % 8; ++i) {
            example.ids.push_back(token);
            example.learned.push_back(i >= row % 3);
            token = (3 * token + 1) % vocab;
        }
        table.add(example);
    }
    return table;
}

inline spec::TrainSpec tinySpec(const std::string& method) {
    spec::TrainSpec spec;
    spec.method = method;
    spec.dtype = "fp32";
    spec.r = 4;
    spec.loraAlpha = 8;
    spec.loraDropout = 0.2;
    spec.targetModules = {"all-linear"};
    spec.batchSize = 3;
    spec.accumulation = 2;
    spec.learningRate = 1e-2;
    spec.maxSteps = 12;
    spec.loggingSteps = 1;
    spec.saveSteps = 0;
    return spec;
}

} // namespace danlu::engine::test
