// Runs the shipped trainer over random tokens and prints what it took as one JSON line; run.py compares it with PEFT.
//   train_bench FOLDER key=value…     a model folder (config.json, model.safetensors; start.safetensors = LoRA's A), or
//   train_bench new:hidden,layers,heads,kv,intermediate,vocab key=value…
// Keys are the run file's; besides: rows=N (one step per rows/batch), seq=T.
#include "engine/adapter/Adapter.h"
#include "engine/device/Device.h"
#include "engine/model/Load.h"
#include "engine/model/NamedTensors.h"
#include "engine/training/Estimate.h"
#include "engine/training/Trainer.h"
#include "formats/Safetensors.h"

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <fstream>
#include <map>
#include <sstream>
#include <sys/resource.h>

using namespace danlu;
using namespace danlu::engine;

namespace {

/// Takes everything and keeps nothing.
class NoStore final : public BlobStore {
    struct Writer final : BlobWriter {
        Result<> append(std::string_view) override { return ok(); }
    };

public:
    Result<> write(const std::string&, const std::function<Result<>(BlobWriter&)>& produce) override {
        Writer writer;
        return produce(writer);
    }
    Result<std::unique_ptr<ByteSource>> open(const std::string& name) override { return Error(ErrorCode::NotFound, name); }
    Result<> remove(const std::string&) override { return ok(); }
    Result<std::vector<std::string>> list(const std::string&) override { return std::vector<std::string>{}; }
};

double now() { return std::chrono::duration<double>(std::chrono::steady_clock::now().time_since_epoch()).count(); }

class Times final : public TrainObserver {
public:
    std::vector<double> losses, ends{now()};
    void phase(TrainPhase phase) override {
        if (phase == TrainPhase::Training && losses.empty())
            ends = {now()};
    }
    void progress(std::int64_t, std::int64_t, std::int64_t) override { ends.push_back(now()); }
    void metrics(const StepMetrics& metrics) override { losses.push_back(metrics.loss); }
    void evaluated(const EvalMetrics&) override {}
    void checkpointWritten(std::int64_t, const std::string&, const std::string&) override {}
    void warning(const std::string&) override {}
    StopWish stopWish() override { return StopWish::None; }
    void sample(std::int64_t, CausalModel&) override {}
};

double peakMegabytes() {
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    return double(usage.ru_maxrss) / 1024;
}

double residentMegabytes() {
    std::ifstream file("/proc/self/statm");
    double all = 0, resident = 0;
    file >> all >> resident;
    return resident * 4096 / 1048576;
}

Result<std::unique_ptr<CausalModel>> makeNew(const std::string& shape) {
    std::istringstream in(shape);
    std::vector<std::int64_t> n;
    for (std::string part; std::getline(in, part, ',');)
        n.push_back(std::stoll(part));
    if (n.size() != 6)
        return Error(ErrorCode::Usage, "new: needs six numbers");
    ModelConfig config;
    config.hidden = n[0], config.layers = n[1], config.heads = n[2], config.kvHeads = n[3], config.intermediate = n[4], config.vocab = n[5];
    config.headDim = config.hidden / config.heads;
    config.tied = true;
    return newModel(config, 1);
}

Result<std::unique_ptr<CausalModel>> load(const std::string& from, const spec::TrainSpec& spec) {
    if (from.starts_with("new:")) {
        auto model = makeNew(from.substr(4));
        if (model)
            (*model)->setCompute(spec.dtype == "bf16" ? at::kBFloat16 : at::kFloat);
        return model;
    }
    formats::ModelSource source;
    const Path folder(from), weights = folder / "model.safetensors";
    DANLU_TRY(const auto text, readFile(folder / "config.json"));
    DANLU_TRY(source.config, parseJson(text, "config.json"));
    DANLU_TRY(const auto file, openForReading(weights));
    DANLU_TRY(const auto reader, formats::readerOf(file.fd()));
    DANLU_TRY(const auto table, formats::readSafetensors(reader));
    source.weights.push_back({weights, "", "safetensors", table.tensors});
    return loadModel(source, plainFiles(), loadPlanFor(spec, at::Device(at::kCPU)));
}

/// LoRA starts from the peer's A where the folder has it.
Result<> startPairs(CausalModel& model, const spec::TrainSpec& spec, const Path& folder) {
    const auto path = folder / "start.safetensors";
    if (spec.method != "lora" || !std::filesystem::exists(path))
        return ok();
    DANLU_CHECK(addAdapter(model, adapterConfigOf(spec), {}));
    DANLU_TRY(const auto source, openPlainFile(path));
    DANLU_TRY(const auto tensors, readSafetensors(*source));
    const std::map<std::string, at::Tensor> byName(tensors.begin(), tensors.end());
    for (auto* linear : model.linears())
        if (linear->lora)
            linear->lora->a = byName.at(formats::adapterTensorName(linear->name, "A"));
    return ok();
}

/// Pseudo-random ids both sides can make: x ← 1664525·x + 1013904223 mod 2³², from 12345; id = (x >> 8) mod vocab.
TokenTable randomRows(std::int64_t rows, std::int64_t seq, std::int64_t vocab) {
    TokenTable table;
    std::uint32_t x = 12345;
    for (std::int64_t row = 0; row < rows; ++row) {
        Example example;
        for (std::int64_t i = 0; i < seq; ++i) {
            x = x * 1664525u + 1013904223u;
            example.ids.push_back(std::int32_t((x >> 8) % std::uint32_t(vocab)));
            example.learned.push_back(1);
        }
        table.add(example);
    }
    return table;
}

Result<Json> bench(const std::string& from, spec::TrainSpec spec, std::int64_t rows, std::int64_t seq) {
    const auto threads = useThreads(spec.threads);
    DANLU_TRY(const auto model, load(from, spec));
    DANLU_CHECK(startPairs(*model, spec, from));
    const double loaded = residentMegabytes(), loadedPeak = peakMegabytes();
    const auto table = randomRows(rows, seq, model->config().vocab);
    NoStore store;
    Times times;
    DANLU_TRY(const auto outcome, train({spec, *model, table, nullptr, store, times, "bench", SystemClock()}));
    std::vector<double> seconds;
    for (std::size_t i = 1; i < times.ends.size(); ++i)
        seconds.push_back(times.ends[i] - times.ends[i - 1]);
    const double best = *std::min_element(seconds.begin(), seconds.end());
    const auto estimated = estimate(spec, model->config(), seq);
    const auto perStep = double(std::min(rows, spec.batchSize * spec.accumulation) * seq);
    return Json{{"tokens_per_second", perStep / best},
                {"seconds", seconds},
                {"losses", times.losses},
                {"loaded_mb", loaded},
                {"loaded_peak_mb", loadedPeak},
                {"peak_mb", peakMegabytes()},
                {"threads", threads},
                {"steps", outcome.steps},
                {"cpu", environmentOf(at::Device(at::kCPU)).cpu},
                {"estimate_mb", double(estimated.memory()) / 1048576},
                {"estimate", toJson(estimated)}};
}

} // namespace

int main(int argc, char** argv) {
    if (argc < 2) {
        std::fprintf(stderr, "usage: train_bench FOLDER|new:hidden,layers,heads,kv,intermediate,vocab key=value…\n");
        return 2;
    }
    spec::TrainSpec spec;
    spec.name = spec.model = spec.dataset = "bench";
    spec.stage = "pretrain";
    spec.targetModules = {"all-linear"};
    spec.loraDropout = 0;
    spec.batchSize = spec.accumulation = spec.loggingSteps = 1;
    spec.saveSteps = 0;
    spec.scheduler = "constant";
    spec.learningRate = 1e-4;
    spec.weightDecay = 0.01;
    spec.shuffle = false;
    std::int64_t rows = 1, seq = 512;
    const auto fields = spec::fieldsOf(spec);
    for (int i = 2; i < argc; ++i) {
        const std::string text = argv[i];
        if (text.starts_with("rows="))
            rows = std::stoll(text.substr(5));
        else if (text.starts_with("seq="))
            seq = std::stoll(text.substr(4));
        else if (const auto set = spec::assign(fields, text); !set) {
            std::fprintf(stderr, "%s\n", set.error().chain().c_str());
            return 2;
        }
    }
    const auto result = bench(argv[1], spec, rows, seq);
    if (!result) {
        std::fprintf(stderr, "%s\n", result.error().chain().c_str());
        return 1;
    }
    std::printf("%s\n", toText(*result).c_str());
    return 0;
}
