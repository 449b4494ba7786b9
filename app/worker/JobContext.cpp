#include "JobContext.h"

#include "Process.h"
#include "SealedFiles.h"

namespace danlu::worker {

using protocol::MessageType;

JobContext::JobContext(protocol::Start start, Client& client, Inbox& inbox) : m_start(std::move(start)), m_client(client), m_inbox(inbox) {}

Result<> JobContext::readInto(const spec::Fields& fields, const Json& json) {
    DANLU_CHECK(spec::readJson(fields, json));
    return spec::checkAll(fields);
}

Result<const crypto::Key*> JobContext::key(const std::string& name) const {
    const auto found = m_start.keys.find(name);
    if (found == m_start.keys.end())
        return Error(ErrorCode::Locked, "the job \"" + m_start.job + "\" was not given the key \"" + name + "\"");
    return &found->second;
}

const crypto::Key* JobContext::outputKey() const {
    const auto found = m_start.keys.find("output");
    return found == m_start.keys.end() ? nullptr : &found->second;
}

engine::OpenSource JobContext::opener() const {
    return [this](const Path& path, const std::string& name) -> Result<std::unique_ptr<engine::ByteSource>> {
        if (name.empty())
            return engine::openPlainFile(path);
        DANLU_TRY(const auto* sealedWith, key(name));
        return openSealedFile(path, *sealedWith, protocol::modelFileContext(path.filename().string()));
    };
}

void JobContext::phase(protocol::Phase phase) {
    m_phaseBegan = m_clock.monotonicSeconds();
    m_lastProgress = -1;
    tick();
    m_client.send(MessageType::Phase, Json{{"phase", nameOf(phase)}});
}

void JobContext::progress(std::int64_t done, std::int64_t total) {
    const double seconds = m_clock.monotonicSeconds() - m_phaseBegan;
    progress(done, total, done > 0 && total > 0 ? seconds / double(done) * double(total - done) : -1);
}

void JobContext::progress(std::int64_t done, std::int64_t total, double eta) {
    tick();
    const double now = m_clock.monotonicSeconds();
    if (now - m_lastProgress < 0.25 && done != total)
        return;
    m_lastProgress = now;
    m_client.send(MessageType::Progress, jsonOf(protocol::Progress{done, total, now - m_phaseBegan, eta}));
}

void JobContext::log(std::string_view level, std::string_view text) { m_client.send(MessageType::Log, Json{{"level", level}, {"text", text}}); }

bool JobContext::isCancelled() const { return m_inbox.isClosed() || m_client.isGone() || isTerminated(); }

} // namespace danlu::worker
