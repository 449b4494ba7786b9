#include "Job.h"
#include "Process.h"
#include "Pulse.h"
#include "base/Names.h"
#include "engine/device/Device.h"

#include <algorithm>

using namespace danlu;
using namespace danlu::worker;
using protocol::MessageType;

namespace {

constexpr double kHeartbeatSeconds = 2;

protocol::Hello hello() {
    protocol::Hello hello;
    hello.program = "danlu-worker " DANLU_VERSION;
    const auto environment = engine::environmentOf(at::Device(at::kCPU));
    hello.build = "LibTorch " + environment.libtorch + ", " + environment.cpu;
    hello.device = engine::hasCuda() ? "cuda" : "cpu";
    return hello;
}

/// The first message that is no greeting must be Start.
Result<protocol::Start> awaitStart(Inbox& inbox) {
    while (true) {
        DANLU_TRY(const auto message, inbox.next());
        if (!message)
            return Error(ErrorCode::Cancelled, "the client closed the pipe before it named a job");
        DANLU_TRY(const auto json, message->json());
        if (message->type == MessageType::Start)
            return protocol::startOf(json);
        if (message->type != MessageType::Hello)
            return Error(ErrorCode::Usage, "danlu-worker expects a job first");
    }
}

Result<Job> jobNamed(const std::string& name) {
    const auto jobs = allJobs();
    const auto found = std::find_if(jobs.begin(), jobs.end(), [&name](const Job& job) { return job.name == name; });
    if (found != jobs.end())
        return *found;
    std::vector<std::string> names;
    for (const auto& job : jobs)
        names.push_back(job.name);
    return unknownName("job", name, names);
}

/// Nothing below throws; what a library lets through all the same becomes an error like any other.
Result<Json> runGuarded(const Job& job, JobContext& context) {
    try {
        return job.run(context);
    } catch (const std::bad_alloc&) {
        return Error(ErrorCode::OutOfMemory, "there is not enough memory for the job \"" + job.name + "\"");
    } catch (const std::exception& exception) {
        return Error(ErrorCode::Failed, "the job \"" + job.name + "\" failed: " + exception.what());
    }
}

Result<Json> serve(Client& client, Inbox& inbox) {
    DANLU_TRY(auto start, awaitStart(inbox));
    DANLU_TRY(const auto job, jobNamed(start.job));
    JobContext context(std::move(start), client, inbox);
    const Pulse pulse(context.operations(), kHeartbeatSeconds, [&client](std::uint64_t operations) {
        client.send(MessageType::Heartbeat, Json{{"counter", operations}});
    });
    return runGuarded(job, context);
}

} // namespace

int main() {
    auto hardened = hardenProcess();
    auto pipe = takeClientPipe();
    if (!pipe)
        return exitStatusOf(pipe.error().code());
    Client client(std::move(pipe->output));
    if (!hardened) {
        client.send(MessageType::Failed, toJson(hardened.error()));
        return exitStatusOf(hardened.error().code());
    }
    loadCuda();
    Inbox inbox(std::move(pipe->input));
    client.send(MessageType::Hello, jsonOf(hello()));
    const auto result = serve(client, inbox);
    client.send(result ? MessageType::Finished : MessageType::Failed, result ? *result : toJson(result.error()));
    return result ? 0 : exitStatusOf(result.error().code());
}
