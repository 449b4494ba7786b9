#include "Worker.h"

#include "formats/ModelSource.h"
#include "protocol/Rows.h"
#include "protocol/Shard.h"

#include <csignal>
#include <random>
#include <set>

using namespace danlu;
using namespace danlu::test;
using namespace danlu::protocol;

namespace {

Start modelJob(const char* job, const Path& folder) {
    Start start;
    start.job = job;
    start.folder = folder;
    start.models.push_back(tinyModel().source);
    return start;
}

Json prompt(std::int64_t id, const Json& sampling) {
    return Json{{"id", id}, {"messages", Json::array({Json{{"role", "user"}, {"content", "Which colour has the door number 0?"}}})}, {"sampling", sampling}};
}

/// Made-up words, enough of them that learning pieces from them takes some seconds.
std::vector<Row> manyWords(std::size_t rows) {
    std::mt19937 random(11);
    std::vector<Row> all;
    for (std::size_t row = 0; row < rows; ++row) {
        std::string text;
        for (int letter = 0; letter < 120; ++letter)
            text += letter % 9 == 8 ? ' ' : char('a' + random() % 26);
        all.push_back({RowKind::Text, {{Role::User, text}}, "", {}});
    }
    return all;
}

Json nextOf(Worker& worker, MessageType type) {
    const auto message = worker.await(type);
    REQUIRE(message);
    return must(message->json());
}

Start tokenizerJob(const Scratch& scratch, const std::vector<Row>& rows) {
    writeShard(scratch.path(), "shards", rows);
    Start start;
    start.job = "train_tokenizer";
    start.folder = scratch.path();
    start.keys.emplace("run", testKey());
    start.spec = Json{{"vocab_size", 4000}, {"to", scratch.path() / "t.model"}};
    return start;
}

/// Until the library has all texts, and the worker nothing to tell.
void awaitLearning(Worker& worker) {
    while (nextOf(worker, MessageType::Phase)["phase"] != "training")
        continue;
    CHECK(nextOf(worker, MessageType::Log)["text"].get<std::string>().starts_with("learning from "));
}

std::string fileText(const Path& path) { return must(readFile(path)); }

} // namespace

TEST_CASE("greets, beats, and takes no core dump") {
    Worker worker;
    const auto message = worker.await(MessageType::Hello);
    REQUIRE(message);
    const auto hello = must(describedOf<Hello>(must(message->json())));
    CHECK(hello.protocol == kProtocolVersion);
    CHECK(hello.build.find("LibTorch 2.11") != std::string::npos);
    const auto proc = Path("/proc") / std::to_string(worker.pid());
    CHECK(fileText(proc / "status").find("Umask:\t0077") != std::string::npos);
    const auto limits = fileText(proc / "limits");
    CHECK(limits.find("Max core file size        0                    0") != std::string::npos);
    worker.send(MessageType::Start, toJson(modelJob("generate", "")));
    CHECK(worker.await(MessageType::Heartbeat)->type == MessageType::Heartbeat);
    worker.hangUp();
    CHECK(worker.wait() == 0);
}

TEST_CASE("a client that talks nonsense gets an error, not a hang") {
    Worker broken;
    broken.sendRaw(Bytes(64, '\xff'));
    CHECK(mustFail(broken.finish()).code() == ErrorCode::Corrupt);
    CHECK(broken.wait() == exitStatusOf(ErrorCode::Corrupt));
    Start unknown;
    unknown.job = "trian";
    const auto error = mustFail(runJob(std::move(unknown)));
    CHECK(error.message().find("\"train\"") != std::string::npos);
    Worker silent;
    silent.hangUp();
    CHECK(silent.wait() == exitStatusOf(ErrorCode::Cancelled));
    Worker early;
    early.send(MessageType::Generate, Json{{"prompt", "x"}});
    CHECK(mustFail(early.finish()).code() == ErrorCode::Usage);
}

TEST_CASE("new_model: the same seed gives the same bytes") {
    const Scratch scratch;
    std::set<std::string> hashes;
    for (const int seed : {7, 7, 8}) {
        Start start;
        start.job = "new_model";
        start.folder = scratch.path() / std::to_string(hashes.size());
        start.spec = Json{{"name", "n"}, {"seed", seed}};
        start.options = Json{{"config", tinyConfig()}, {"tokenizer", tinyModel().tokenizer}};
        hashes.insert(must(runJob(std::move(start)))["sha256"]);
    }
    CHECK(hashes.size() == 2);
    const auto source = must(formats::modelSourceOf(tinyModel().source));
    CHECK(source.config["vocab_size"] == 512);
    CHECK(source.weights.at(0).tensors.size() == 2 * 9 + 2); // tied: no head
}

TEST_CASE("new_model: sealed where there is an output key") {
    const Scratch scratch;
    Start start;
    start.job = "new_model";
    start.folder = scratch.path();
    start.keys.emplace("output", testKey());
    start.options = Json{{"config", tinyConfig()}, {"tokenizer", tinyModel().tokenizer}};
    const auto sealed = must(runJob(std::move(start)));
    CHECK(fileText(scratch.path() / "model.safetensors").find("embed_tokens") == Bytes::npos);
    CHECK(sealed["model"]["weights"][0]["key"] == "output");
    Start logits;
    logits.job = "logits";
    logits.models.push_back(sealed["model"]);
    logits.keys.emplace("output", testKey());
    logits.spec = Json{{"dtype", "fp32"}};
    logits.options = Json{{"ids", {1, 5, 9}}, {"to", scratch.path() / "l.safetensors"}};
    CHECK(must(runJob(std::move(logits)))["shape"] == Json({3, 512}));
    Start keyless;
    keyless.job = "logits";
    keyless.models.push_back(sealed["model"]);
    keyless.options = Json{{"ids", {1}}, {"to", scratch.path() / "m.safetensors"}};
    CHECK(mustFail(runJob(std::move(keyless))).code() == ErrorCode::Locked);
    CHECK_FALSE(std::filesystem::exists(scratch.path() / "m.safetensors"));
}

TEST_CASE("generate: streams, repeats itself, stops on request, survives a bad prompt") {
    auto start = modelJob("generate", "");
    start.spec = Json{{"dtype", "fp32"}, {"threads", 1}};
    Worker worker(start);
    worker.send(MessageType::Generate, prompt(1, Json{{"temperature", 0}, {"max_new_tokens", 12}}));
    const auto first = must(worker.finish());
    CHECK(first["id"] == 1);
    CHECK(first["completion_tokens"].get<int>() == worker.seen(MessageType::Token));
    CHECK(first["ids"].size() == first["completion_tokens"]);
    worker.send(MessageType::Generate, prompt(2, Json{{"temperature", 0}, {"max_new_tokens", 12}}));
    CHECK(must(worker.finish())["ids"] == first["ids"]);
    worker.send(MessageType::Generate, prompt(3, Json{{"temprature", 0}}));
    CHECK(mustFail(worker.finish()).message().find("temperature") != std::string::npos);
    auto other = prompt(4, Json::object());
    other["model"] = 5;
    worker.send(MessageType::Generate, other);
    CHECK(mustFail(worker.finish()).code() == ErrorCode::Usage);
    worker.send(MessageType::Generate, prompt(5, Json{{"temperature", 5}, {"top_p", 1}, {"max_new_tokens", 200}, {"seed", 3}}));
    REQUIRE(worker.await(MessageType::Token)->type == MessageType::Token);
    worker.send(MessageType::StopGenerating, Json::object());
    const auto stopped = must(worker.finish());
    CHECK((stopped["reason"] == "cancelled" || stopped["completion_tokens"].get<int>() < 200));
    worker.send(MessageType::Generate, Json{{"id", 6}, {"prompt", "The door is"}, {"sampling", {{"max_new_tokens", 2}}}});
    CHECK(must(worker.finish())["id"] == 6);
    worker.hangUp();
    CHECK(worker.wait() == 0);
}

TEST_CASE("evaluate: perplexity and sealed answers") {
    const Scratch scratch;
    writeShard(scratch.path(), "shards", chatRows(6));
    auto start = modelJob("evaluate", scratch.path());
    start.keys.emplace("run", testKey());
    start.spec = Json{{"predict", true}, {"max_new_tokens", 8}, {"dtype", "fp32"}};
    const auto result = must(runJob(std::move(start)));
    CHECK(result["rows"] == 6);
    CHECK(result["perplexity"].get<double>() == doctest::Approx(std::exp(result["loss"].get<double>())));
    CHECK(result["perplexity"].get<double>() > 100); // of 512 pieces, untrained
    CHECK(result["predicted"] == 6);
    auto answers = must(ShardReader::open(scratch.path() / "predictions.rows", testKey(), runFileContext("predictions.rows")));
    REQUIRE(answers.rows() == 6);
    CHECK(must(answers.row(0)).turns.at(0).role == Role::Assistant);
}

TEST_CASE("quantize and export: read back, published, verified again") {
    const Scratch scratch;
    auto quantize = modelJob("quantize", scratch.path() / "q");
    quantize.spec = Json{{"type", "Q8_0"}, {"name", "tiny-q8"}};
    const auto quantized = must(runJob(std::move(quantize)));
    CHECK(quantized["size"].get<int>() < quantized["source_bytes"].get<int>());
    Start logits;
    logits.job = "logits";
    logits.models.push_back(quantized["model"]);
    logits.options = Json{{"ids", {1, 2}}, {"to", scratch.path() / "q.safetensors"}};
    (void)must(runJob(std::move(logits)));
    for (const char* format : {"hf", "gguf"}) {
        const Path folder = scratch.path() / format;
        auto write = modelJob("export", folder);
        write.spec = Json{{"format", format}};
        write.options = Json{{"provenance", {{"dataset", "d@1"}}}};
        const auto written = must(runJob(std::move(write)));
        CHECK_FALSE(std::filesystem::exists(folder));
        auto verify = modelJob("verify_export", folder);
        verify.spec = Json{{"publish", true}};
        CHECK(must(runJob(std::move(verify)))["positions"].get<int>() > 0);
        CHECK(std::filesystem::exists(folder / "manifest.json"));
        const auto name = written["files"][0]["name"].get<std::string>();
        auto bytes = fileText(folder / name);
        bytes[bytes.size() / 2] = static_cast<char>(bytes[bytes.size() / 2] ^ 1);
        (void)must(writeFileAtomically(folder / name, bytes));
        CHECK(mustFail(runJob(modelJob("verify_export", folder))).code() == ErrorCode::Corrupt);
    }
}

TEST_CASE("train_tokenizer: too little text is said") {
    const Scratch scratch;
    CHECK(mustFail(runJob(tokenizerJob(scratch, chatRows(2)))).code() == ErrorCode::Rejected);
    CHECK_FALSE(std::filesystem::exists(scratch.path() / "t.model"));
}

TEST_CASE("train_tokenizer: while nothing is told, work still counts as a sign of life") {
    const Scratch scratch;
    Worker worker(tokenizerJob(scratch, manyWords(3'000)));
    awaitLearning(worker);
    std::uint64_t counter = 0;
    for (auto beat = worker.await(MessageType::Heartbeat); beat && beat->type == MessageType::Heartbeat; beat = worker.await(MessageType::Heartbeat))
        counter = must(beat->json())["counter"].get<std::uint64_t>();
    CHECK(counter > 3'000 + 2); // rows and phases
    CHECK(std::filesystem::exists(scratch.path() / "t.model"));
}

TEST_CASE("train_tokenizer: it ends when nobody waits for it") {
    const Scratch scratch;
    Worker worker(tokenizerJob(scratch, manyWords(20'000))); // would take minutes
    awaitLearning(worker);
    worker.hangUp();
    CHECK(worker.wait() == exitStatusOf(ErrorCode::Cancelled));
    CHECK_FALSE(std::filesystem::exists(scratch.path() / "t.model"));
}

TEST_CASE("doctor tells what there is") {
    Start start;
    start.job = "doctor";
    const auto result = must(runJob(std::move(start)));
    CHECK(result["threads"].get<int>() > 0);
    CHECK(result["memory_total"].get<double>() > 1e8);
    CHECK(result["libtorch"].get<std::string>().starts_with("2.11"));
}

TEST_CASE("SIGTERM ends a job cleanly") {
    Worker worker(modelJob("generate", ""));
    REQUIRE(worker.await(MessageType::Phase));
    worker.send(MessageType::Generate, prompt(1, Json{{"temperature", 5}, {"top_p", 1}, {"max_new_tokens", 200}}));
    REQUIRE(worker.await(MessageType::Token));
    ::kill(worker.pid(), SIGTERM);
    CHECK(bool(worker.finish()));
}
