// danlu-reader JOB: parses a file that somebody else wrote, inside a sandbox, and tells the parent what is in it (Job.h).
#include "Job.h"
#include "Sandbox.h"

#include "base/Names.h"

#include <csignal>
#include <fcntl.h>
#include <new>
#include <sys/stat.h>
#include <unistd.h>

using namespace danlu;
using namespace danlu::reader;

namespace {

Result<std::unique_ptr<Job>> jobNamed(const std::string& name) {
    std::vector<std::string> known;
    for (auto& job : jobs()) {
        if (job->name() == name)
            return std::move(job);
        known.emplace_back(job->name());
    }
    return unknownName("job", name, known);
}

Result<std::vector<OpenFile>> filesOf(const Json& options) {
    DANLU_TRY(const Json list, member<Json>(options, "files"));
    std::vector<OpenFile> files;
    for (const auto& entry : list) {
        OpenFile file;
        DANLU_TRY(file.name, member<std::string>(entry, "name"));
        DANLU_TRY(file.fd, member<int>(entry, "fd"));
        struct stat about {};
        if (file.fd < 3 || ::fstat(file.fd, &about) != 0 || S_ISDIR(about.st_mode))
            return Error(ErrorCode::Usage, "descriptor " + std::to_string(file.fd) + " for " + file.name + " is not open");
        file.size = S_ISREG(about.st_mode) ? std::uint64_t(about.st_size) : 0;
        files.push_back(std::move(file));
    }
    return files.empty() ? Result<std::vector<OpenFile>>(Error(ErrorCode::Usage, "no files were given")) : files;
}

Result<Json> work(protocol::Sender& to, int output) {
    DANLU_TRY(const auto message, protocol::readMessage(STDIN_FILENO));
    if (!message || message->type != protocol::MessageType::Start)
        return Error(ErrorCode::Usage, "expected a Start message");
    DANLU_TRY(const Json json, message->json());
    DANLU_TRY(const auto start, protocol::startOf(json));
    DANLU_TRY(const auto job, jobNamed(start.job));
    DANLU_TRY(const auto files, filesOf(start.options));
    DANLU_CHECK(job->prepare());
    std::vector<int> kept = {output};
    for (const auto& file : files)
        kept.push_back(file.fd);
    DANLU_TRY(const SandboxReport sandbox, enterSandbox(kept));
    DANLU_CHECK(to.send(protocol::MessageType::Phase, {{"phase", "reading"}, {"landlock", sandbox.landlock}}));
    return job->run(files, start.options, to);
}

Result<Json> guarded(protocol::Sender& to, int output) {
    try {
        return work(to, output);
    } catch (const std::bad_alloc&) {
        return Error(ErrorCode::OutOfMemory, "the file needs more memory than the reader may use");
    } catch (const std::exception& error) {
        return Error(ErrorCode::Failed, std::string("the reader failed: ") + error.what());
    }
}

} // namespace

int main(int count, char** arguments) {
    if (count > 1 && std::string_view(arguments[1]) == "--version") {
        const std::string_view text = "danlu-reader " DANLU_VERSION "\n";
        return ::write(STDOUT_FILENO, text.data(), text.size()) < 0 ? 1 : 0;
    }
    std::signal(SIGPIPE, SIG_IGN); // NOLINT: a closed pipe is an error value
    const int output = ::fcntl(STDOUT_FILENO, F_DUPFD_CLOEXEC, 3);
    if (output < 0 || ::dup2(STDERR_FILENO, STDOUT_FILENO) < 0) // stray prints become log lines
        return 1;
    protocol::Sender to(output);
    protocol::Hello hello;
    hello.program = "danlu-reader " DANLU_VERSION;
    if (!to.send(protocol::MessageType::Hello, protocol::jsonOf(hello)))
        return 1;
    const auto result = guarded(to, output);
    const auto said = result ? to.send(protocol::MessageType::Finished, *result) : to.send(protocol::MessageType::Failed, toJson(result.error()));
    return result && said ? 0 : 1;
}
