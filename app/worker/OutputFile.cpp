#include "OutputFile.h"

#include "crypto/Hash.h"
#include "crypto/SealedStream.h"
#include "protocol/Shard.h"

namespace danlu::worker {
namespace {

Result<> produceInto(JobContext& context, const Path& path, int fd, const std::function<Result<>(const formats::ByteSink&)>& produce,
                     const formats::ByteSink& count) {
    const auto* key = context.outputKey();
    if (!key)
        return produce([&](std::string_view bytes) -> Result<> {
            DANLU_CHECK(count(bytes));
            return writeAll(fd, bytes, path);
        });
    DANLU_TRY(auto sealed, crypto::SealedWriter::toDescriptor(*key, protocol::modelFileContext(path.filename().string()), fd, path));
    DANLU_CHECK(produce([&](std::string_view bytes) -> Result<> {
        DANLU_CHECK(count(bytes));
        return sealed.write(bytes);
    }));
    return sealed.finish();
}

} // namespace

Result<WrittenFile> writeOutput(JobContext& context, const std::string& name, const std::function<Result<>(const formats::ByteSink&)>& produce) {
    const Path path = context.start().folder / name;
    WrittenFile written{name, 0, ""};
    crypto::Sha256 sha256;
    const formats::ByteSink count = [&](std::string_view bytes) {
        context.tick();
        written.size += bytes.size();
        sha256.add(bytes);
        return ok();
    };
    DANLU_CHECK(makeFolder(context.start().folder));
    DANLU_CHECK(writeFileAtomically(path, [&](int fd) { return produceInto(context, path, fd, produce, count); }));
    written.sha256 = crypto::hexText(sha256.finish());
    return written;
}

Result<WrittenFile> writeOutput(JobContext& context, const std::string& name, std::string_view bytes) {
    return writeOutput(context, name, [bytes](const formats::ByteSink& sink) { return sink(bytes); });
}

std::string outputKeyName(const JobContext& context) { return context.outputKey() ? "output" : ""; }

} // namespace danlu::worker
