#pragma once

#include "JobContext.h"
#include "formats/ByteReader.h"

namespace danlu::worker {

/// One file a job leaves behind: {name, size, sha256} of its plaintext.
struct WrittenFile {
    std::string name;
    std::uint64_t size = 0;
    std::string sha256;
    Json toJson() const { return Json{{"name", name}, {"size", size}, {"sha256", sha256}}; }
};

/// Writes FOLDER/`name` whole or not at all, sealed as a model's file where the job has an output key. `produce` hands over the bytes.
Result<WrittenFile> writeOutput(JobContext& context, const std::string& name, const std::function<Result<>(const formats::ByteSink&)>& produce);
Result<WrittenFile> writeOutput(JobContext& context, const std::string& name, std::string_view bytes);
/// "output" or "": what ModelSource says of files written so.
std::string outputKeyName(const JobContext& context);

} // namespace danlu::worker
