#include "crypto/Hash.h"
#include "services/model/OpenModel.h"

#include <cerrno>
#include <fcntl.h>
#include <sys/stat.h>
#include <vector>

namespace danlu::services {
namespace {

struct FileMarks {
    std::uint64_t bytes = 0;
    std::int64_t modifiedNanos = 0;
    std::uint64_t inode = 0;
    bool operator==(const FileMarks&) const = default;
};

FileMarks marksOf(const struct stat& file) {
    return {std::uint64_t(file.st_size), std::int64_t(file.st_mtim.tv_sec) * 1'000'000'000 + file.st_mtim.tv_nsec, std::uint64_t(file.st_ino)};
}

Result<FileMarks> marksOf(const Path& path) {
    struct stat file {};
    if (::stat(path.c_str(), &file) != 0)
        return systemError("opening", path, errno);
    return marksOf(file);
}

Result<std::string> hashOf(const Path& path, const std::function<void(std::uint64_t)>& progress, const std::stop_token& stop) {
    DANLU_TRY(const Descriptor file, openForReading(path));
    crypto::Sha256 hash;
    std::vector<char> piece(4u << 20);
    for (std::size_t got = 1; got > 0;) {
        if (stop.stop_requested())
            return Error(ErrorCode::Cancelled, "cancelled while reading " + path.filename().string());
        DANLU_TRY(got, readSome(file.fd(), piece, path));
        hash.add({piece.data(), got});
        progress(got);
    }
    return crypto::hexText(hash.finish());
}

} // namespace

Result<PinnedFile> pin(const Path& path, const std::function<void(std::uint64_t)>& progress, std::stop_token stop) {
    DANLU_TRY(const FileMarks before, marksOf(path));
    DANLU_TRY(auto hash, hashOf(path, progress, stop));
    DANLU_TRY(const FileMarks after, marksOf(path));
    if (before != after)
        return Error(ErrorCode::Rejected, path.string() + " changed while it was read").withHint("Import it again when nothing writes to it any more.");
    return PinnedFile{std::filesystem::absolute(path), before.bytes, before.modifiedNanos, before.inode, std::move(hash)};
}

Result<> checkPinned(const PinnedFile& file) {
    const auto marks = marksOf(file.path);
    if (!marks)
        return Error(marks.error()).withHint("The model lies outside the project; put its files back, or import it again.").wrap("a file of the model is gone");
    if (*marks == FileMarks{file.bytes, file.modifiedNanos, file.inode})
        return ok();
    if (marks->bytes == file.bytes) { // copied, or unpacked anew by a package: its bytes tell
        DANLU_TRY(const auto hash, hashOf(file.path, [](std::uint64_t) {}, {}));
        if (hash == file.sha256)
            return ok();
    }
    return Error(ErrorCode::Corrupt, file.path.string() + " is not the file that was imported: its bytes differ")
        .withHint("Put the original back, or import the model again under another name.");
}

Json toJson(const PinnedFile& file) {
    return {{"path", file.path.string()}, {"bytes", file.bytes}, {"modified_nanos", file.modifiedNanos}, {"inode", file.inode}, {"sha256", file.sha256}};
}

Result<PinnedFile> pinnedFileOf(const Json& json) {
    PinnedFile file;
    DANLU_TRY(file.path, member<std::string>(json, "path"));
    DANLU_TRY(file.bytes, member<std::uint64_t>(json, "bytes"));
    DANLU_TRY(file.modifiedNanos, member<std::int64_t>(json, "modified_nanos"));
    DANLU_TRY(file.inode, member<std::uint64_t>(json, "inode"));
    DANLU_TRY(file.sha256, member<std::string>(json, "sha256"));
    return file;
}

} // namespace danlu::services
