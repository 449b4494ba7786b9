#include "RunReader.h"

#include "protocol/Rows.h"

#include <csignal>
#include <fcntl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <thread>
#include <unistd.h>

namespace danlu::test {
namespace {

using protocol::MessageType;

struct Pipe {
    int read = -1, write = -1;
    Pipe() {
        int ends[2];
        if (::pipe2(ends, O_CLOEXEC) == 0) {
            read = ends[0];
            write = ends[1];
        }
    }
};

constexpr int kParkedFrom = 100; // descriptors wait there, out of the way of 3, 4 …

/// Becomes the reader: pipes on 0 and 1, files from 3 on.
void becomeReader(const std::string& job, int input, int output, const std::vector<int>& files) {
    std::vector<int> parked;
    for (const int fd : files)
        parked.push_back(::fcntl(fd, F_DUPFD_CLOEXEC, kParkedFrom));
    ::dup2(input, 0);
    ::dup2(output, 1);
    for (std::size_t i = 0; i < parked.size(); ++i)
        ::dup2(parked[i], 3 + int(i));
    ::execl(DANLU_BIN "/danlu-reader", "danlu-reader", job.c_str(), nullptr);
    ::_exit(98);
}

Json startJson(const std::string& job, const std::vector<Given>& files, Json options) {
    options["files"] = Json::array();
    for (std::size_t i = 0; i < files.size(); ++i)
        options["files"].push_back({{"name", files[i].name}, {"fd", 3 + i}});
    protocol::Start start;
    start.job = job;
    start.options = std::move(options);
    return protocol::toJson(start);
}

void takeRows(Said& said, const Bytes& body, Keep keep) {
    const auto batch = protocol::RowBatchView::of(body);
    said.rowCount += batch ? batch->size() : 0;
    for (std::size_t i = 0; batch && keep == Keep::Rows && i < batch->size(); ++i)
        if (auto row = batch->row(i))
            said.rows.push_back(std::move(*row));
}

void take(Said& said, const protocol::Message& message, Keep keep) {
    if (message.type == MessageType::Rows)
        return takeRows(said, message.body, keep);
    const auto json = message.json();
    if (!json)
        return;
    if (message.type == MessageType::Table)
        said.tables.push_back(*json);
    else if (message.type == MessageType::RowRejected)
        said.rejected.push_back(*json);
    else if (message.type == MessageType::Finished)
        said.finished = *json;
    else if (message.type == MessageType::Failed)
        said.failed = *json;
}

} // namespace

Given bytesGiven(std::string name, std::string bytes) {
    return {std::move(name), [bytes = std::move(bytes)](int fd) { (void)writeAll(fd, bytes, "pipe"); }};
}

Given fileGiven(const Path& path) { return {path.filename().string(), {}, path}; }

Said runReader(const std::string& job, const std::vector<Given>& files, Json options, Keep keep) {
    std::signal(SIGPIPE, SIG_IGN);
    const Pipe input, output;
    std::vector<int> descriptors;
    std::vector<std::thread> writers;
    std::vector<int> ends;
    for (const auto& file : files) {
        const Pipe pipe;
        descriptors.push_back(file.write ? pipe.read : ::open(file.path.c_str(), O_RDONLY | O_CLOEXEC));
        ends.push_back(pipe.write);
    }
    const pid_t child = ::fork();
    if (child == 0)
        becomeReader(job, input.read, output.write, descriptors);
    ::close(input.read);
    ::close(output.write);
    for (std::size_t i = 0; i < files.size(); ++i) {
        ::close(descriptors[i]);
        writers.emplace_back([write = files[i].write, fd = ends[i]] {
            if (write)
                write(fd);
            ::close(fd);
        });
    }
    protocol::Sender to(input.write);
    (void)to.send(MessageType::Start, startJson(job, files, std::move(options)));
    Said said;
    for (;;) {
        const auto message = protocol::readMessage(output.read);
        if (!message || !*message)
            break;
        take(said, **message, keep);
    }
    ::close(input.write);
    ::close(output.read);
    rusage usage{};
    ::wait4(child, &said.status, 0, &usage);
    said.megabytes = double(usage.ru_maxrss) * 1024 / 1e6;
    for (auto& writer : writers)
        writer.join();
    return said;
}

Waiting startWaiting(const std::function<void()>& beforeExec, const std::function<void(pid_t)>& afterFork) {
    const Pipe input, output, file;
    Waiting reader;
    reader.pid = ::fork();
    if (reader.pid == 0) {
        beforeExec();
        becomeReader("import", input.read, output.write, {file.read});
    }
    ::close(input.read);
    ::close(output.write);
    ::close(file.read);
    reader.input = input.write;
    reader.output = output.read;
    reader.file = file.write;
    afterFork(reader.pid);
    protocol::Sender to(reader.input);
    (void)to.send(MessageType::Start, startJson("import", {{"a.jsonl"}}, Json::object()));
    for (;;) { // Hello, then Phase: the sandbox has closed
        const auto message = protocol::readMessage(reader.output);
        if (!message || !*message || (*message)->type == MessageType::Phase)
            return reader;
    }
}

void end(Waiting& reader) {
    ::kill(reader.pid, SIGKILL);
    ::waitpid(reader.pid, nullptr, 0);
    for (const int fd : {reader.input, reader.output, reader.file})
        ::close(fd);
}

} // namespace danlu::test
