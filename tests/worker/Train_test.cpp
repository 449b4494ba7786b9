#include "Worker.h"

#include "protocol/Log.h"
#include "protocol/Samples.h"
#include "protocol/Shard.h"

#include <random>
#include <thread>

using namespace danlu;
using namespace danlu::test;
using namespace danlu::protocol;

namespace {

constexpr std::int64_t kSteps = 60;

RunSummary summaryOf(const Path& folder) { return must(inspect(folder)); }

/// SHA-256 of the weights that an uninterrupted run ends with.
const std::string& uninterrupted() {
    static const std::string sha256 = [] {
        const Scratch scratch;
        return must(runJob(trainJob(scratch.path() / "run", kSteps)))["sha256"].get<std::string>();
    }();
    return sha256;
}

Result<Json> resume(const Path& folder) {
    auto start = trainJob(folder, kSteps);
    start.options["resume"] = true;
    return runJob(std::move(start));
}

Bytes everyByteBelow(const Path& folder) {
    Bytes all;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(folder))
        if (entry.is_regular_file())
            all += must(readFile(entry.path()));
    return all;
}

/// Waits until the run in the folder is over; the worker is not ours to wait for.
RunSummary awaitEnd(const Path& folder) {
    auto summary = summaryOf(folder);
    for (int i = 0; i < 600 && summary.live; ++i) {
        std::this_thread::sleep_for(std::chrono::milliseconds(50));
        summary = summaryOf(folder);
    }
    return summary;
}

Samples samplesOf(const Path& folder) { return must(readSamples(RunFolder{folder}.samples(), testKey())); }

std::vector<std::vector<SampleAnswer>> answersOf(const Samples& samples) {
    std::vector<std::vector<SampleAnswer>> answers;
    for (const auto& round : samples.rounds)
        answers.push_back(round.answers);
    return answers;
}

/// What a model says to the first validation row by itself.
std::string likeliestAnswer(const Json& model) {
    Start start;
    start.job = "generate";
    start.keys.emplace("run", testKey());
    start.models.push_back(model);
    start.spec = Json{{"dtype", "fp32"}, {"threads", 1}, {"device", "cpu"}};
    Worker worker(start);
    const Json question{{"role", "user"}, {"content", chatRows(1)[0].turns[0].text}};
    worker.send(MessageType::Generate, Json{{"id", 1}, {"messages", Json::array({question})}, {"sampling", {{"temperature", 0}, {"max_new_tokens", 20}}}});
    const auto answer = worker.await(MessageType::Finished);
    REQUIRE(answer);
    return must(answer->json())["text"].get<std::string>();
}

const Json kSampled{{"sample_rows", 2}, {"sample_steps", 20}, {"sample_max_new_tokens", 20}, {"lora_dropout", 0.1}, {"learning_rate", 2e-2}};

} // namespace

TEST_CASE("sample answers: the model as it learns, sealed, and not a bit of the run changes") {
    const Scratch scratch;
    const Path folder = scratch.path() / "run", plain = scratch.path() / "plain";
    const auto result = must(runJob(trainJob(folder, kSteps, kSampled)));
    auto without = kSampled;
    without["sample_rows"] = 0;
    CHECK(must(runJob(trainJob(plain, kSteps, without)))["sha256"] == result["sha256"]);
    CHECK(samplesOf(plain).questions.empty());
    const auto samples = samplesOf(folder);
    CHECK(samples.part == "validation");
    const auto rows = chatRows(2);
    REQUIRE(samples.questions.size() == 2);
    CHECK(samples.questions[1] == SampleQuestion{rows[1].turns[0].text, rows[1].turns[1].text});
    REQUIRE(samples.rounds.size() == 4);
    for (std::size_t i = 0; i < 4; ++i) {
        CHECK(samples.rounds[i].step == std::int64_t(20 * i));
        CHECK(samples.rounds[i].answers.size() == 2);
        CHECK(samples.rounds[i].seconds > 0);
    }
    CHECK(samples.rounds.front().answers[0].text == likeliestAnswer(tinyModel().source));
    CHECK(samples.rounds.back().answers[0].text == likeliestAnswer(result["model"]));
    CHECK(samples.rounds.back().answers[0].text != samples.rounds.front().answers[0].text);
    CHECK(everyByteBelow(folder).find("Which colour") == Bytes::npos);
    CHECK(result["warnings"].empty());
}

TEST_CASE("sample answers outlive a kill and a resume") {
    const Scratch scratch;
    const Path whole = scratch.path() / "whole", folder = scratch.path() / "run";
    (void)must(runJob(trainJob(whole, kSteps, kSampled)));
    Worker worker(trainJob(folder, kSteps, kSampled));
    REQUIRE(worker.awaitStep(25));
    worker.kill();
    worker.wait();
    CHECK(samplesOf(folder).rounds.size() >= 2);
    auto again = trainJob(folder, kSteps, kSampled);
    again.options["resume"] = true;
    (void)must(runJob(std::move(again)));
    CHECK(answersOf(samplesOf(folder)) == answersOf(samplesOf(whole)));
}

TEST_CASE("sample answers without a validation part, of plain texts, and of what cannot be asked") {
    const Scratch scratch;
    const Path texts = scratch.path() / "texts", broken = scratch.path() / "broken";
    auto start = trainJob(texts, 4, Json{{"stage", "pretrain"}, {"sample_rows", 1}});
    std::filesystem::remove_all(texts / "validation");
    std::filesystem::remove_all(texts / "shards");
    writeShard(texts, "shards", std::vector<Row>(40, {RowKind::Text, {{Role::User, "甲乙丙丁 the river is white."}}, "", {}}));
    (void)must(runJob(std::move(start)));
    const auto samples = samplesOf(texts);
    CHECK(samples.part == "train");
    REQUIRE(samples.questions.size() == 1);
    CHECK(samples.questions[0].prompt + samples.questions[0].expected == "甲乙丙丁 the river is white.");
    CHECK(samples.rounds.size() == 2);
    auto blocked = trainJob(broken, 4);
    (void)must(makeFolder(broken / "samples")); // no file can be written there
    const auto result = must(runJob(std::move(blocked)));
    CHECK(result["state"] == "finished"); // a run does not end for them
    CHECK(result["warnings"].size() == 1);
}

TEST_CASE("a run leaves a sealed adapter, a journal and an outcome") {
    const Scratch scratch;
    const Path folder = scratch.path() / "run";
    const auto result = must(runJob(trainJob(folder, kSteps)));
    CHECK(result["state"] == "finished");
    CHECK(result["steps"] == kSteps);
    CHECK(result["evaluation"]["loss"].get<double>() > 0);
    const auto summary = summaryOf(folder);
    CHECK(summary.state == RunState::Finished);
    CHECK_FALSE(summary.live);
    CHECK(summary.step == kSteps);
    CHECK(summary.resultSha256 == result["sha256"]);
    CHECK(summary.lastCheckpoint == kSteps);
    const auto records = must(readJournal(RunFolder{folder}.journal()));
    const auto series = curves(records);
    REQUIRE(series.at("loss").size() == std::size_t(kSteps));
    CHECK(series.at("loss").back().value < series.at("loss").front().value);
    CHECK(series.at("learning_rate").size() == std::size_t(kSteps));
    CHECK(series.at("eval_loss").size() == 1);
    CHECK(gauges(records).at("process_memory").front().value > 1e6);
    CHECK(summary.heartbeatAt > 0);
    const auto key = testKey();
    CHECK(must(readOutcome(RunFolder{folder}, key)) == result);
    const auto pending = must(pendingAudits(RunFolder{folder}));
    REQUIRE(pending.size() == 1);
    CHECK(pending[0].state == RunState::Finished);
    CHECK(must(readSealedLog(RunFolder{folder}.log(), key)).size() >= 3);
    CHECK(must(crypto::readSealedFile(key, modelFileContext("adapter_config.json"), folder / "result/adapter_config.json")).find("q_proj") != Bytes::npos);
    const auto bytes = everyByteBelow(folder);
    for (const char* secret : {"Which colour", "雨伞", "q_proj", "lora_A"})
        CHECK(bytes.find(secret) == Bytes::npos);
    CHECK(mustFail(resume(folder)).code() == ErrorCode::Exists);
}

TEST_CASE("checkpoints may be left unsealed by choice") {
    const Scratch scratch;
    const Path folder = scratch.path() / "run";
    const auto result = must(runJob(trainJob(folder, kSteps, Json{{"seal_checkpoints", false}})));
    CHECK(must(readFile(folder / "checkpoints/step-60/manifest.json")).find('{') != Bytes::npos);
    CHECK(everyByteBelow(folder / "result").find("lora_A") == Bytes::npos);
    CHECK(result["sha256"] == uninterrupted());
}

TEST_CASE("stopped from outside after a step, then resumed: the same bits") {
    const Scratch scratch;
    const Path folder = scratch.path() / "run";
    Worker worker(trainJob(folder, kSteps));
    REQUIRE(worker.awaitStep(13));
    const auto number = must(appendControl(folder, Command::CancelAfterStep));
    const auto stopped = must(worker.finish());
    CHECK(worker.wait() == 0);
    CHECK(stopped["state"] == "cancelled");
    const auto summary = summaryOf(folder);
    CHECK(summary.state == RunState::Cancelled);
    CHECK(summary.lastControl == number);
    CHECK(summary.lastCheckpoint == stopped["steps"]);
    CHECK(mustFail(runJob(trainJob(folder, kSteps))).code() == ErrorCode::Exists); // begun before: resume must be said
    const auto result = must(resume(folder));
    CHECK(result["resumed"] == true);
    CHECK(result["sha256"] == uninterrupted());
    CHECK(summaryOf(folder).attempts == 2);
    CHECK(curves(must(readJournal(RunFolder{folder}.journal()))).at("loss").size() == std::size_t(kSteps));
}

TEST_CASE("stopped after the next checkpoint, and at once") {
    const Scratch scratch;
    const Path first = scratch.path() / "one", second = scratch.path() / "two";
    Worker one(trainJob(first, kSteps));
    REQUIRE(one.awaitStep(3));
    (void)must(appendControl(first, Command::CancelAfterCheckpoint));
    const auto afterCheckpoint = must(one.finish());
    CHECK(afterCheckpoint["steps"].get<int>() % 10 == 0);
    CHECK(afterCheckpoint["state"] == "cancelled");
    CHECK(must(resume(first))["sha256"] == uninterrupted());
    Worker two(trainJob(second, kSteps));
    REQUIRE(two.awaitStep(12));
    (void)must(appendControl(second, Command::CancelNow));
    CHECK(must(two.finish())["state"] == "cancelled");
    CHECK(summaryOf(second).lastCheckpoint % 10 == 0); // no extra one is written
    CHECK(must(resume(second))["sha256"] == uninterrupted());
}

TEST_CASE("killed at random moments, resumed until it is done: the same bits") {
    const Scratch scratch;
    const Path folder = scratch.path() / "run";
    std::mt19937 random(11);
    const auto seed = random();
    INFO("seed " << seed);
    random.seed(seed);
    for (int i = 0; i < 4; ++i) {
        auto start = trainJob(folder, kSteps);
        start.options["resume"] = i > 0;
        Worker worker(start);
        worker.awaitStep(1); // the run has begun; the moment after that is random
        std::this_thread::sleep_for(std::chrono::milliseconds(random() % 150));
        worker.kill();
        worker.wait();
        const auto summary = summaryOf(folder);
        CHECK_FALSE(summary.live);
        CHECK((summary.state == RunState::Lost || summary.state == RunState::Finished));
        if (summary.state == RunState::Finished) {
            CHECK(summary.resultSha256 == uninterrupted());
            return;
        }
    }
    CHECK(must(resume(folder))["sha256"] == uninterrupted());
    for (const auto& entry : std::filesystem::recursive_directory_iterator(folder))
        CHECK(entry.path().extension() != ".part");
}

TEST_CASE("a damaged newest checkpoint is passed over: the same bits") {
    const Scratch scratch;
    const Path folder = scratch.path() / "run";
    Worker worker(trainJob(folder, kSteps));
    REQUIRE(worker.awaitStep(34));
    worker.kill();
    worker.wait();
    const auto newest = summaryOf(folder).lastCheckpoint;
    REQUIRE(newest >= 30);
    for (const auto& entry : std::filesystem::directory_iterator(RunFolder{folder}.checkpoint(newest))) {
        auto bytes = must(readFile(entry.path()));
        bytes[bytes.size() / 2] = static_cast<char>(bytes[bytes.size() / 2] ^ 1);
        (void)must(writeFileAtomically(entry.path(), bytes));
    }
    const auto result = must(resume(folder));
    CHECK(result["sha256"] == uninterrupted());
    CHECK(result["warnings"].size() >= 1);
}

TEST_CASE("the client goes away: the run goes on, or stops after a checkpoint, as the spec says") {
    const Scratch scratch;
    const Path goesOn = scratch.path() / "on", stops = scratch.path() / "stops";
    Worker one(trainJob(goesOn, kSteps));
    REQUIRE(one.awaitStep(5));
    CHECK(summaryOf(goesOn).live);
    CHECK(summaryOf(goesOn).state == RunState::Running);
    one.hangUp();
    const auto summary = awaitEnd(goesOn);
    CHECK(summary.state == RunState::Finished);
    CHECK(summary.resultSha256 == uninterrupted());
    Worker two(trainJob(stops, 5000, Json{{"on_client_exit", "stop_after_checkpoint"}}));
    REQUIRE(two.awaitStep(5));
    two.hangUp();
    const auto stopped = awaitEnd(stops);
    CHECK(stopped.state == RunState::Cancelled);
    CHECK(stopped.step % 10 == 0);
}

TEST_CASE("one run, one worker") {
    const Scratch scratch;
    const Path folder = scratch.path() / "run";
    Worker first(trainJob(folder, 5000));
    REQUIRE(first.awaitStep(1));
    CHECK(mustFail(resume(folder)).code() == ErrorCode::Locked);
    first.kill();
    first.wait();
    CHECK_FALSE(summaryOf(folder).live);
}

TEST_CASE("pause, a checkpoint on request, and going on: the same bits") {
    const Scratch scratch;
    const Path folder = scratch.path() / "run";
    const auto began = std::chrono::steady_clock::now();
    Worker worker(trainJob(folder, kSteps, Json{{"save_steps", 0}}));
    REQUIRE(worker.awaitStep(5));
    (void)must(appendControl(folder, Command::Pause));
    const auto heard = must(appendControl(folder, Command::Checkpoint));
    for (int i = 0; i < 200 && (summaryOf(folder).lastControl < heard || summaryOf(folder).phase != Phase::Paused); ++i)
        std::this_thread::sleep_for(std::chrono::milliseconds(20));
    const auto paused = summaryOf(folder);
    CHECK(paused.phase == Phase::Paused);
    CHECK(paused.live);
    CHECK(paused.step < kSteps);
    std::this_thread::sleep_for(std::chrono::seconds(3));
    (void)must(appendControl(folder, Command::Resume));
    const auto outcome = must(worker.finish());
    CHECK(outcome["sha256"] == uninterrupted());
    const std::chrono::duration<double> passed = std::chrono::steady_clock::now() - began;
    CHECK(outcome["seconds"].get<double>() < passed.count() - 2.5);
    int checkpoints = 0;
    double longest = 0;
    for (const auto& record : must(readJournal(RunFolder{folder}.journal()))) {
        checkpoints += std::holds_alternative<CheckpointRecord>(record.body) ? 1 : 0;
        if (const auto* metric = std::get_if<MetricRecord>(&record.body); metric && metric->series == Series::StepSeconds)
            longest = std::max(longest, metric->value);
    }
    CHECK(longest < 2.5);    // tiny steps: the pause is in none of them
    CHECK(checkpoints == 2); // the one asked for and the last
}

TEST_CASE("a loss that is no number ends the run and names the step") {
    const Scratch scratch;
    Start fresh;
    fresh.job = "new_model";
    fresh.folder = scratch.path() / "wild";
    fresh.spec = Json{{"name", "wild"}};
    auto config = tinyConfig();
    config["initializer_range"] = 1e30; // squares overflow in the first norm
    fresh.options = Json{{"config", config}, {"tokenizer", tinyModel().tokenizer}};
    const auto wild = must(runJob(std::move(fresh)));
    auto start = trainJob(scratch.path() / "run", kSteps);
    start.models[0] = wild["model"];
    const auto error = mustFail(runJob(std::move(start)));
    CHECK(error.code() == ErrorCode::Failed);
    CHECK(error.message().find("step 1") != std::string::npos);
    const auto summary = summaryOf(scratch.path() / "run");
    CHECK(summary.state == RunState::Failed);
    CHECK(summary.errorCode == "Failed");
    CHECK(must(pendingAudits(RunFolder{scratch.path() / "run"})).at(0).errorCode == "Failed");
}

TEST_CASE("a dry run estimates and shows the first example, and writes nothing") {
    const Scratch scratch;
    const Path folder = scratch.path() / "run";
    auto start = trainJob(folder, kSteps);
    start.options["dry_run"] = true;
    const auto result = must(runJob(std::move(start)));
    CHECK(result["rows"] == 40);
    CHECK(result["validation_rows"] == 4);
    CHECK(result["plan"]["total_steps"] == kSteps);
    CHECK(result["fits"] == true);
    CHECK(result["samples"] == Json{{"rows", 3}, {"part", "validation"}, {"rounds", 2}, {"tokens", 3 * 2 * 48}});
    const auto text = result["example"]["text"].get<std::string>();
    CHECK(text.find("Which colour has the door number 0?") != std::string::npos);
    std::string learned;
    for (const auto& token : result["example"]["tokens"])
        if (token["learned"].get<bool>())
            learned += token["text"].get<std::string>();
    CHECK(learned.find("The door is red。") != std::string::npos);
    CHECK(learned.find("Which") == std::string::npos);
    CHECK_FALSE(std::filesystem::exists(folder / "journal"));
}

TEST_CASE("specs are checked before anything is touched") {
    const Scratch scratch;
    const auto error = mustFail(runJob(trainJob(scratch.path() / "run", kSteps, Json{{"learning_rat", 1}})));
    CHECK(error.code() == ErrorCode::Usage);
    CHECK(error.message().find("learning_rate") != std::string::npos);
    auto keyless = trainJob(scratch.path() / "two", kSteps);
    keyless.keys.clear();
    CHECK(mustFail(runJob(std::move(keyless))).code() == ErrorCode::Locked);
    auto foreign = trainJob(scratch.path() / "three", kSteps);
    foreign.keys.clear();
    foreign.keys.emplace("run", must(crypto::Key::random()));
    CHECK(bool(mustFail(runJob(std::move(foreign))).message().size()));
    CHECK(summaryOf(scratch.path() / "three").state == RunState::Failed);
}
