#include "services/process/HelperProcess.h"

#include <unistd.h>

namespace danlu::services {
namespace {

constexpr double kEndSeconds = 5; // a program that closed its output has this long to end

/// Explains the ends that have a usual reason.
std::string reasonOf(const std::string& end) {
    if (end.starts_with("signal 9"))
        return "It was killed, most often because memory ran out.";
    if (end.starts_with("signal 31"))
        return "It tried something that its sandbox forbids; the file it read may be hostile.";
    return "Nothing that was complete before is lost.";
}

} // namespace

Result<HelperProcess> HelperProcess::start(const SpawnPlan& plan) {
    if (::access(plan.program.c_str(), X_OK) != 0)
        return Error(ErrorCode::NotFound, "the program " + plan.program.string() + " is missing").withHint("It belongs beside danlu-cli; install or build it.");
    DANLU_TRY(ChildProcess process, ChildProcess::spawn(plan));
    return HelperProcess(plan.program.filename().string(), std::move(process));
}

Result<> HelperProcess::send(protocol::MessageType type, const Json& json) {
    DANLU_TRY(const Bytes bytes, protocol::encodeMessage(type, toText(json)));
    if (auto written = writeAll(m_process.input(), bytes, m_name); !written)
        return m_process.wait(0.5) ? crashed() : std::move(written).error();
    return ok();
}

Result<std::optional<protocol::Message>> HelperProcess::receive(int millis) {
    for (;;) {
        DANLU_TRY(auto message, m_parser.next());
        if (message)
            return std::optional<protocol::Message>(std::move(*message));
        DANLU_TRY(const auto bytes, m_process.read(millis));
        if (!bytes)
            return crashed();
        if (bytes->empty())
            return std::optional<protocol::Message>();
        m_parser.feed(*bytes);
    }
}

Error HelperProcess::crashed() {
    auto end = m_process.wait(kEndSeconds);
    if (!end) {
        m_process.kill();
        end = "no answer, so it was ended";
    }
    Error error = Error(ErrorCode::Crashed, m_name + " ended before its work was done: " + *end).withHint(reasonOf(*end));
    if (m_process.errorText().empty())
        return error;
    return Error(ErrorCode::Crashed, m_process.errorText()).withHint(error.hint()).wrap(error.message());
}

} // namespace danlu::services
