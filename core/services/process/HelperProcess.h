#pragma once

#include "protocol/Channel.h"
#include "services/process/ChildProcess.h"

namespace danlu::services {

/// One of our own programs that speaks protocol messages. However it dies, the caller gets an error that says so. One thread.
class HelperProcess {
public:
    /// NotFound, naming the folder to look in, where the program is missing.
    static Result<HelperProcess> start(const SpawnPlan& plan);

    Result<> send(protocol::MessageType type, const Json& json);
    /// The next message; nothing after `millis` without one; Crashed when it ended instead.
    Result<std::optional<protocol::Message>> receive(int millis);

    ChildProcess& process() { return m_process; }
    /// Why there will be no more messages: how it ended and the end of what it said.
    Error crashed();

private:
    HelperProcess(std::string name, ChildProcess process) : m_name(std::move(name)), m_process(std::move(process)) {}
    std::string m_name;
    ChildProcess m_process;
    protocol::MessageParser m_parser;
};

} // namespace danlu::services
