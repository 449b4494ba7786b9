#pragma once

#include "base/Json.h"
#include "crypto/SecretBuffer.h"
#include "spec/Field.h"

#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace danlu::protocol {

constexpr std::int64_t kProtocolVersion = 1;

/// What a message is; its number on the wire never changes meaning. A body is JSON unless it says otherwise.
enum class MessageType : std::uint16_t {
    Hello = 1,              // both ways; first message of a helper
    Start = 2,              // to a helper: Start
    Generate = 3,           // to the worker: Generate
    StopGenerating = 4,     // to the worker: {}
    Phase = 16,             // {phase}
    Progress = 17,          // Progress
    Metrics = 18,           // {step, values:{name: number}}
    CheckpointWritten = 19, // {step, sha256}
    Token = 20,             // Token
    Rows = 21,              // binary: protocol/Rows batch
    Log = 22,               // {level, text}; may hold text of the user's: never written down unsealed
    Heartbeat = 23,         // {counter}
    Finished = 24,          // the job's result, any JSON object
    Failed = 25,            // base/Json.h toJson(Error)
    RowRejected = 32,       // from the reader: {file, line, reason}
    Table = 33,             // from the reader: any JSON (a model's table); long ones arrive in parts like everything
    Part = 64,              // binary: the beginning of the next message's body (protocol/Channel)
};

bool isKnownType(std::uint16_t type);

struct Message {
    MessageType type = MessageType::Log;
    Bytes body;

    /// The body as JSON; Corrupt names the message.
    Result<Json> json() const;
};

struct Hello {
    std::int64_t protocol = kProtocolVersion;
    std::string program; // "danlu-worker 0.1.0"
    std::string build;   // LibTorch version and instruction set, or what else decides about bits
    std::string device;  // "cpu" | "cuda: NVIDIA H200"

    template <typename Visit>
    void describe(Visit&& visit) {
        visit(protocol, spec::Number<std::int64_t>{{.key = "protocol", .help = "Version of the messages.", .required = true}, 1, 1'000'000});
        visit(program, spec::Text{{.key = "program", .help = "Name and version."}});
        visit(build, spec::Text{{.key = "build", .help = "What decides about bits."}});
        visit(device, spec::Text{{.key = "device", .help = "Where it would compute."}});
    }
};

/// A job. What `spec` and `options` hold is said in protocol/Jobs.h.
struct Start {
    std::string job;                         // "train" "evaluate" …
    Json spec;                               // the job's described struct, or an object the job documents
    Path folder;                             // run folder, or the folder the job writes to
    std::map<std::string, crypto::Key> keys; // by name: "run", and those that ModelSource names
    std::vector<Json> models;                // formats::ModelSource, base model first
    Json options = Json::object();           // {"resume": true, "dry_run": true …}
};

/// One prompt for a resident `generate` job. Either `messages` (goes through the chat template) or `prompt` (taken as it is).
struct Generate {
    std::int64_t id = 0;    // echoed in Token and Finished
    std::int64_t model = 0; // index into Start.models
    std::string prompt;
    Json messages;                  // [{role, content}…] or null
    Json sampling = Json::object(); // spec::SamplingSpec; absent keys keep their defaults
};

struct Progress {
    std::int64_t done = 0, total = 0; // steps, rows or bytes, by phase
    double seconds = 0;               // since the phase began
    double eta = -1;                  // seconds left; −1 = not known

    template <typename Visit>
    void describe(Visit&& visit) {
        visit(done, spec::Number<std::int64_t>{{.key = "done", .help = "Units done."}});
        visit(total, spec::Number<std::int64_t>{{.key = "total", .help = "Units in all; 0 = not known."}});
        visit(seconds, spec::Number<double>{{.key = "seconds", .help = "Since the phase began.", .unit = "s"}});
        visit(eta, spec::Number<double>{{.key = "eta", .help = "Seconds left; -1 = not known.", .unit = "s"}});
    }
};

/// A piece of an answer as it is written.
struct Token {
    std::int64_t generate = 0; // Generate.id
    std::int64_t id = 0;       // vocabulary index
    std::string text;          // whole UTF-8 characters; may be empty while one is incomplete

    template <typename Visit>
    void describe(Visit&& visit) {
        visit(generate, spec::Number<std::int64_t>{{.key = "generate", .help = "Which prompt."}});
        visit(id, spec::Number<std::int64_t>{{.key = "id", .help = "Vocabulary index."}});
        visit(text, spec::Text{{.key = "text", .help = "What it adds to the answer."}});
    }
};

/// A described message as JSON, and back (Rejected where a key is unknown or has the wrong type).
template <typename Described>
Json jsonOf(Described message) {
    Json json = Json::object();
    for (const auto& field : spec::fieldsOf(message))
        json[field.key()] = field.toJson();
    return json;
}
template <typename Described>
Result<Described> describedOf(const Json& json);

/// Keys travel as base64 of 32 bytes, on the pipe only.
Json toJson(const Start& start);
Result<Start> startOf(const Json& json);
Json toJson(const Generate& generate);
Result<Generate> generateOf(const Json& json);

} // namespace danlu::protocol

#include "spec/Document.h"

template <typename Described>
danlu::Result<Described> danlu::protocol::describedOf(const Json& json) {
    Described message;
    DANLU_CHECK(spec::readJson(spec::fieldsOf(message), json));
    return message;
}
