#include "Worker.h"

#include "base/StrongId.h"
#include "protocol/Shard.h"

#include <csignal>
#include <fcntl.h>
#include <random>
#include <sys/wait.h>
#include <unistd.h>

namespace danlu::test {

using protocol::MessageType;

Worker::Worker() {
    std::signal(SIGPIPE, SIG_IGN);
    int in[2], out[2];
    REQUIRE(::pipe2(in, O_CLOEXEC) == 0);
    REQUIRE(::pipe2(out, O_CLOEXEC) == 0);
    m_pid = ::fork();
    if (m_pid == 0) {
        ::dup2(in[0], STDIN_FILENO);
        ::dup2(out[1], STDOUT_FILENO);
        ::execl(DANLU_BIN "/danlu-worker", "danlu-worker", nullptr);
        ::_exit(127);
    }
    ::close(in[0]);
    ::close(out[1]);
    m_input = Descriptor(in[1]);
    m_output = Descriptor(out[0]);
}

Worker::Worker(const protocol::Start& start) : Worker() { send(MessageType::Start, protocol::toJson(start)); }

Worker::~Worker() {
    kill();
    wait();
}

void Worker::send(MessageType type, const Json& json) { sendRaw(must(protocol::encodeMessage(type, toText(json)))); }

void Worker::sendRaw(std::string_view bytes) { (void)writeAll(m_input.fd(), bytes, "the worker's pipe"); }

std::optional<protocol::Message> Worker::await(MessageType type) {
    while (true) {
        auto message = must(protocol::readMessage(m_output.fd()));
        if (!message)
            return std::nullopt;
        ++m_seen[message->type];
        if (message->type == type || message->type == MessageType::Finished || message->type == MessageType::Failed)
            return message;
    }
}

bool Worker::awaitStep(std::int64_t step) {
    bool training = false;
    while (const auto message = must(protocol::readMessage(m_output.fd()))) {
        ++m_seen[message->type];
        if (message->type == MessageType::Finished || message->type == MessageType::Failed)
            return false;
        if (message->type == MessageType::Phase)
            training = training || must(member<std::string>(must(message->json()), "phase")) == "training";
        if (training && message->type == MessageType::Metrics && must(member<std::int64_t>(must(message->json()), "step")) >= step)
            return true;
    }
    return false;
}

Result<Json> Worker::finish() {
    const auto message = await(MessageType::Finished);
    if (!message)
        return Error(ErrorCode::Crashed, "the worker ended without a last word");
    DANLU_TRY(const auto json, message->json());
    if (message->type == MessageType::Failed)
        return errorOf(json);
    return json;
}

void Worker::hangUp() {
    m_input.reset();
    m_output.reset();
}

void Worker::kill() {
    if (m_pid > 0)
        ::kill(m_pid, SIGKILL);
}

int Worker::wait() {
    int status = 0;
    if (m_pid <= 0)
        return -1;
    while (::waitpid(m_pid, &status, 0) < 0 && errno == EINTR) {
    }
    m_pid = -1;
    return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

int Worker::seen(MessageType type) const {
    const auto found = m_seen.find(type);
    return found == m_seen.end() ? 0 : found->second;
}

Scratch::Scratch() : m_path(std::filesystem::temp_directory_path() / ("danlu-worker-" + randomIdText())) { (void)must(makeFolder(m_path)); }

Scratch::~Scratch() {
    std::error_code ignored;
    std::filesystem::remove_all(m_path, ignored);
}

Result<Json> runJob(protocol::Start start) {
    Worker worker(start);
    return worker.finish();
}

crypto::Key testKey() { return must(crypto::Key::of(Bytes(32, 'k'))); }

std::vector<Row> chatRows(std::size_t count) {
    const std::vector<std::string> colours{"red", "green", "blue", "white", "黑色", "紫色"}, things{"door", "lamp", "river", "雨伞", "桌子"};
    std::vector<Row> rows;
    for (std::size_t i = 0; i < count; ++i) {
        const auto &colour = colours[i % colours.size()], &thing = things[i % things.size()];
        rows.push_back(
            {RowKind::Chat,
             {{Role::User, "Which colour has the " + thing + " number " + std::to_string(i) + "?"}, {Role::Assistant, "The " + thing + " is " + colour + "。"}},
             "",
             {}});
    }
    return rows;
}

void writeShard(const Path& folder, const std::string& place, const std::vector<Row>& rows) {
    (void)must(makeFolder(folder / place));
    const auto name = place + "/" + protocol::shardName(1);
    auto writer = must(protocol::ShardWriter::create(folder / name, testKey(), protocol::runFileContext(name)));
    for (const auto& row : rows)
        (void)must(writer.add(row));
    (void)must(writer.finish());
}

Json tinyConfig() {
    return Json{{"model_type", "llama"},    {"hidden_size", 32},           {"intermediate_size", 64},        {"num_hidden_layers", 2},
                {"num_attention_heads", 4}, {"num_key_value_heads", 2},    {"max_position_embeddings", 256}, {"rms_norm_eps", 1e-5},
                {"rope_theta", 10000.0},    {"tie_word_embeddings", true}, {"initializer_range", 0.05}};
}

namespace {

/// Text with enough different words for a vocabulary of 512 pieces: made-up ones beside those of chatRows.
std::vector<Row> tokenizerRows() {
    const std::vector<std::string> syllables{"ka",   "lo",  "min", "ter", "su",  "ran", "do", "vel", "pi",
                                             "shon", "gra", "bel", "nu",  "tor", "ex",  "wi", "fen", "qua"};
    std::mt19937 random(5);
    auto rows = chatRows(300);
    for (int i = 0; i < 700; ++i) {
        std::string text;
        for (int word = 0; word < 12; ++word) {
            for (auto count = 1 + random() % 4; count > 0; --count)
                text += syllables[random() % syllables.size()];
            text += ' ';
        }
        rows.push_back({RowKind::Text, {{Role::User, text}}, "", {}});
    }
    return rows;
}

} // namespace

const TinyModel& tinyModel() {
    static const Scratch scratch;
    static const TinyModel model = [] {
        const Path folder = scratch.path();
        writeShard(folder, "shards", tokenizerRows());
        protocol::Start tokenizer;
        tokenizer.job = "train_tokenizer";
        tokenizer.folder = folder;
        tokenizer.keys.emplace("run", testKey());
        const std::string path = folder / "tiny.model";
        tokenizer.spec = Json{{"vocab_size", 512}, {"to", path}};
        (void)must(runJob(std::move(tokenizer)));
        protocol::Start fresh;
        fresh.job = "new_model";
        fresh.folder = folder / "model";
        fresh.spec = Json{{"name", "tiny"}, {"seed", 7}};
        fresh.options = Json{{"config", tinyConfig()}, {"tokenizer", path}};
        auto made = must(runJob(std::move(fresh)));
        return TinyModel{folder / "model", made["model"], path};
    }();
    return model;
}

protocol::Start trainJob(const Path& folder, std::int64_t steps, const Json& more) {
    protocol::Start start;
    start.job = "train";
    start.folder = folder;
    start.keys.emplace("run", testKey());
    start.models.push_back(tinyModel().source);
    start.spec = Json{{"name", "run"},
                      {"model", "tiny"},
                      {"dataset", "d@1"},
                      {"max_steps", steps},
                      {"per_device_train_batch_size", 2},
                      {"gradient_accumulation_steps", 2},
                      {"learning_rate", 1e-3},
                      {"dtype", "fp32"},
                      {"r", 4},
                      {"threads", 1},
                      {"logging_steps", 1},
                      {"save_steps", 10},
                      {"max_seq_length", 96},
                      {"device", "cpu"},
                      {"save_total_limit", 2},
                      {"on_client_exit", "continue"}};
    for (const auto& [key, value] : more.items())
        start.spec[key] = value;
    std::error_code ignored;
    if (!std::filesystem::exists(folder / "run.yaml", ignored)) {
        (void)must(protocol::createRunFolder(folder, "name: run\n"));
        writeShard(folder, "shards", chatRows(40));
        writeShard(folder, "validation", chatRows(4));
    }
    return start;
}

} // namespace danlu::test
