#pragma once

#include "protocol/Channel.h"

#include <memory>

namespace danlu::reader {

/// A file that the parent opened for us.
struct OpenFile {
    std::string name; // without folders, for messages and to tell config.json from tokenizer.model
    int fd = -1;
    std::uint64_t size = 0; // 0 where it is no regular file
};

/// One kind of work on strangers' files. A file in jobs/ makes one.
///
/// The parent starts `danlu-reader JOB` with the files' descriptors from 3 on, reads Hello and sends Start with
///   {job, options: {files: [{name, fd} …], …}}
/// and gets Table, Rows, RowRejected and Progress messages, then Finished or Failed. What the options and answers are is said beside each job.
class Job {
public:
    virtual ~Job() = default;
    virtual std::string_view name() const = 0;
    /// Opens what libraries would open later. Before the sandbox closes.
    virtual Result<> prepare() const { return ok(); }
    /// The work, inside the sandbox. Returns the body of Finished.
    virtual Result<Json> run(const std::vector<OpenFile>& files, const Json& options, protocol::Sender& to) const = 0;
};

std::vector<std::unique_ptr<Job>> jobs();

} // namespace danlu::reader
