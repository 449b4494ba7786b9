#include "services/process/ReaderProcess.h"

#include "base/Clock.h"

namespace danlu::services {
namespace {

using protocol::MessageType;

constexpr int kPollMillis = 200;
constexpr double kSilenceSeconds = 60;
constexpr int kFirstDescriptor = 3;

} // namespace

Result<ReaderProcess> ReaderProcess::start(const Programs& programs, const std::string& job, const std::vector<Path>& files, Json options) {
    SpawnPlan plan{programs.reader, {job}};
    std::vector<Descriptor> opened;
    options["files"] = Json::array();
    for (const auto& file : files) {
        DANLU_TRY(Descriptor descriptor, openForReading(file));
        options["files"].push_back({{"name", file.filename().string()}, {"fd", kFirstDescriptor + int(opened.size())}});
        plan.descriptors.push_back(descriptor.fd());
        opened.push_back(std::move(descriptor));
    }
    DANLU_TRY(HelperProcess helper, HelperProcess::start(plan));
    protocol::Start start;
    start.job = job;
    start.options = std::move(options);
    DANLU_CHECK(helper.send(MessageType::Start, protocol::toJson(start)));
    return ReaderProcess(std::move(helper));
}

Result<> ReaderProcess::take(protocol::Message& message, const Sink& sink) {
    if (message.type == MessageType::Rows)
        return sink.rows ? sink.rows(message.body) : ok();
    DANLU_TRY(Json json, message.json());
    if (message.type == MessageType::Table && sink.table)
        return sink.table(json);
    if (message.type == MessageType::RowRejected && sink.rejected)
        return sink.rejected(std::move(json));
    if (message.type == MessageType::Progress && sink.progress)
        sink.progress(memberOr<std::int64_t>(json, "done", 0).value());
    return ok();
}

Result<Json> ReaderProcess::run(const Task& task, const Sink& sink) {
    const SystemClock clock;
    double lastHeard = clock.monotonicSeconds();
    for (;;) {
        if (task.stop.stop_requested())
            return Error(ErrorCode::Cancelled, "reading was cancelled; nothing was kept");
        DANLU_TRY(auto message, m_helper.receive(kPollMillis));
        const double now = clock.monotonicSeconds();
        if (!message) {
            if (now - lastHeard > kSilenceSeconds)
                return Error(ErrorCode::Timeout, "danlu-reader said nothing for a minute and was ended");
            continue;
        }
        lastHeard = now;
        if (message->type == MessageType::Finished)
            return message->json();
        if (message->type == MessageType::Failed) {
            DANLU_TRY(const Json json, message->json());
            return errorOf(json);
        }
        DANLU_CHECK(take(*message, sink));
    }
}

Result<Json> readTable(const Programs& programs, const std::string& job, const std::vector<Path>& files, const Task& task) {
    DANLU_TRY(ReaderProcess reader, ReaderProcess::start(programs, job, files));
    Json table;
    ReaderProcess::Sink sink;
    sink.table = [&table](const Json& json) -> Result<> {
        table = json;
        return ok();
    };
    DANLU_CHECK(reader.run(task, sink));
    return table;
}

} // namespace danlu::services
