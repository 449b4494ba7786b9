#pragma once

#include "base/Row.h"
#include "protocol/Channel.h"
#include "protocol/Jobs.h"
#include "support/Doctest.h"

#include <sys/types.h>

namespace danlu::test {

/// The real danlu-worker as a child, spoken to over its pipe. Killed when it goes.
class Worker {
public:
    Worker();
    explicit Worker(const protocol::Start& start);
    Worker(const Worker&) = delete;
    Worker& operator=(const Worker&) = delete;
    ~Worker();

    void send(protocol::MessageType type, const Json& json);
    void sendRaw(std::string_view bytes);
    /// The next message of this type, or Finished or Failed; others are counted and dropped. Nothing at the end of the stream.
    std::optional<protocol::Message> await(protocol::MessageType type);
    /// Waits until a Progress message says that so many steps are done; false where the job ended before.
    bool awaitStep(std::int64_t step);
    /// The job's result, or its error.
    Result<Json> finish();
    /// Closes both pipes, as a client that died does.
    void hangUp();
    void kill();
    /// Exit status, or 128 + signal; waits.
    int wait();
    pid_t pid() const { return m_pid; }
    int seen(protocol::MessageType type) const;

private:
    pid_t m_pid = -1;
    Descriptor m_input, m_output;
    std::map<protocol::MessageType, int> m_seen;
};

/// A folder below the system's temporary one, removed when it goes.
class Scratch {
public:
    Scratch();
    Scratch(const Scratch&) = delete;
    Scratch& operator=(const Scratch&) = delete;
    ~Scratch();
    const Path& path() const { return m_path; }

private:
    Path m_path;
};

/// Runs a job to its end.
Result<Json> runJob(protocol::Start start);

/// A tokenizer and a random model of two layers, made once by the worker itself.
struct TinyModel {
    Path folder;
    Json source;           // ModelSource
    std::string tokenizer; // path
};
const TinyModel& tinyModel();
/// config.json of the tiny model, without its vocabulary.
Json tinyConfig();

/// The rows of all tests: `count` short conversations, always the same.
std::vector<Row> chatRows(std::size_t count);
crypto::Key testKey();
/// Seals rows as the only shard of FOLDER/place.
void writeShard(const Path& folder, const std::string& place, const std::vector<Row>& rows);

/// A run of `steps` steps over 40 conversations, ready to start in a new folder.
protocol::Start trainJob(const Path& folder, std::int64_t steps, const Json& more = Json::object());

/// Fails the test with the error's chain.
template <typename T>
T must(Result<T> result) {
    if (!result)
        FAIL(result.error().chain());
    return std::move(result).value();
}
template <typename T>
Error mustFail(Result<T> result) {
    REQUIRE_FALSE(bool(result));
    return std::move(result).error();
}

} // namespace danlu::test
