#pragma once

#include "services/Programs.h"
#include "services/Task.h"
#include "services/process/HelperProcess.h"

namespace danlu::services {

/// danlu-reader at work on files of strangers. We open the files; it gets their descriptors and nothing else. One thread.
class ReaderProcess {
public:
    struct Sink {
        std::function<Result<>(const Json&)> table;     // what the job found (app/reader/jobs)
        std::function<Result<>(std::string_view)> rows; // a protocol/Rows batch
        std::function<Result<>(Json&&)> rejected;       // {file, line, reason}
        std::function<void(std::int64_t)> progress;     // bytes of the file
    };

    /// `options` are the job's; the list of files is added.
    static Result<ReaderProcess> start(const Programs& programs, const std::string& job, const std::vector<Path>& files, Json options = Json::object());

    /// Until it is done; the body of Finished. Ends it where a sink fails or the task is asked to stop; Timeout after a minute of silence.
    Result<Json> run(const Task& task, const Sink& sink);

private:
    explicit ReaderProcess(HelperProcess helper) : m_helper(std::move(helper)) {}
    static Result<> take(protocol::Message& message, const Sink& sink);
    HelperProcess m_helper;
};

/// The Table message of a job that sends one.
Result<Json> readTable(const Programs& programs, const std::string& job, const std::vector<Path>& files, const Task& task);

} // namespace danlu::services
