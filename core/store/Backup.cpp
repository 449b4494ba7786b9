#include "store/Backup.h"

#include "crypto/Aead.h"
#include "store/AuditLog.h"
#include "store/ProjectState.h"

#include <algorithm>
#include <cstring>
#include <sys/stat.h>
#include <unistd.h>

namespace danlu::store {

using namespace crypto;

namespace {

// The archive: "danlu-backup 1\n", then for each file u32 length of its path, the path, u64 size, the bytes; then a u32 of 0xFFFFFFFF, the
// list {project, files:[{path, size, sha256}]} as JSON with its u64 length, and HMAC-SHA-256 of the list under the backup key.
constexpr std::string_view kMagic = "danlu-backup 1\n";
constexpr std::uint32_t kListFollows = 0xFFFFFFFF;
constexpr std::size_t kPiece = 1 << 20;
constexpr std::uint64_t kLongestList = 256u << 20;

template <typename Number>
std::string_view rawBytes(const Number& number) {
    return {reinterpret_cast<const char*>(&number), sizeof number};
}

/// A folder that goes when we do, unless it was kept.
class TemporaryFolder {
public:
    explicit TemporaryFolder(Path path) : m_path(std::move(path)) {}
    TemporaryFolder(const TemporaryFolder&) = delete;
    TemporaryFolder& operator=(const TemporaryFolder&) = delete;
    ~TemporaryFolder() {
        std::error_code ignored;
        if (!m_path.empty())
            std::filesystem::remove_all(m_path, ignored);
    }
    const Path& path() const { return m_path; }
    void keep() { m_path.clear(); }

private:
    Path m_path;
};

struct ArchiveWriter {
    int fd;
    const Path& file;
    Json list = Json::array();
    std::uint64_t bytes = 0;

    Result<> put(std::string_view piece) { return writeAll(fd, piece, file); }

    /// One file as it lies; a file that grows meanwhile (a journal) is taken up to the length it had.
    Result<> add(const Path& source, const std::string& name) {
        DANLU_TRY(const Descriptor opened, openForReading(source));
        struct stat info {};
        if (::fstat(opened.fd(), &info) != 0)
            return systemError("cannot read", source, errno);
        const auto size = static_cast<std::uint64_t>(info.st_size);
        DANLU_CHECK(put(rawBytes(static_cast<std::uint32_t>(name.size()))));
        DANLU_CHECK(put(name));
        DANLU_CHECK(put(rawBytes(size)));
        Sha256 hash;
        std::string piece(kPiece, '\0');
        for (std::uint64_t left = size; left > 0;) {
            DANLU_TRY(const std::size_t got, readSome(opened.fd(), std::span(piece).first(std::min<std::uint64_t>(left, kPiece)), source));
            if (got == 0)
                return Error(ErrorCode::Io, source.string() + " became shorter while it was copied").withHint("Back up again when nothing is deleting files.");
            hash.add({piece.data(), got});
            DANLU_CHECK(put({piece.data(), got}));
            left -= got;
        }
        list.push_back(Json{{"path", name}, {"size", size}, {"sha256", hexText(hash.finish())}});
        bytes += size;
        return ok();
    }

    Result<> addFolder(const Path& folder, const Path& name) {
        std::error_code failed;
        std::vector<Path> files;
        for (const auto& entry : std::filesystem::recursive_directory_iterator(folder, failed))
            if (entry.is_regular_file() && !entry.is_symlink())
                files.push_back(entry.path());
        if (failed && failed != std::errc::no_such_file_or_directory)
            return systemError("cannot list", folder, failed.value());
        std::sort(files.begin(), files.end());
        for (const auto& one : files)
            DANLU_CHECK(add(one, (name / std::filesystem::relative(one, folder)).string()));
        return ok();
    }
};

struct ArchiveReader {
    int fd;
    const Path& file;

    Result<> take(std::span<char> out) {
        while (!out.empty()) {
            DANLU_TRY(const std::size_t got, readSome(fd, out, file));
            if (got == 0)
                return Error(ErrorCode::Corrupt, "the backup " + file.string() + " ends too early").withHint("It was not written completely; use another one.");
            out = out.subspan(got);
        }
        return ok();
    }

    template <typename Number>
    Result<Number> number() {
        Number value = 0;
        DANLU_CHECK(take({reinterpret_cast<char*>(&value), sizeof value}));
        return value;
    }

    Result<std::string> text(std::uint64_t size, std::uint64_t limit) {
        if (size > limit)
            return Error(ErrorCode::Corrupt, "the backup " + file.string() + " is damaged");
        std::string value(size, '\0');
        DANLU_CHECK(take(value));
        return value;
    }
};

/// A name in the archive may lead only below the project's folder.
bool staysInside(const Path& name) {
    return !name.empty() && name.is_relative() &&
           std::none_of(name.begin(), name.end(), [](const Path& part) { return part == ".." || part.empty() || part == "."; });
}

Result<Json> unpackFile(ArchiveReader& reader, std::uint32_t nameBytes, const Path& into) {
    DANLU_TRY(const std::string name, reader.text(nameBytes, 4096));
    if (!staysInside(name) || name.find('\0') != std::string::npos)
        return Error(ErrorCode::Corrupt, "the backup names a file outside the project");
    DANLU_TRY(const auto size, reader.number<std::uint64_t>());
    const Path target = into / name;
    DANLU_CHECK(makeFolder(target.parent_path()));
    DANLU_TRY(const Descriptor out, openForWriting(target));
    Sha256 hash;
    std::string piece(kPiece, '\0');
    for (std::uint64_t left = size; left > 0;) {
        const auto part = std::span(piece).first(std::min<std::uint64_t>(left, kPiece));
        DANLU_CHECK(reader.take(part));
        hash.add({part.data(), part.size()});
        DANLU_CHECK(writeAll(out.fd(), {part.data(), part.size()}, target));
        left -= part.size();
    }
    DANLU_CHECK(syncFile(out.fd(), target));
    return Json{{"path", name}, {"size", size}, {"sha256", hexText(hash.finish())}};
}

struct Unpacked {
    std::string list;
    std::string mac;
};

Result<Unpacked> unpack(const Path& file, const Path& into) {
    DANLU_TRY(const Descriptor opened, openForReading(file));
    ArchiveReader reader{opened.fd(), file};
    DANLU_TRY(const std::string magic, reader.text(kMagic.size(), kMagic.size()));
    if (magic != kMagic)
        return Error(ErrorCode::Rejected, file.string() + " is not a backup of a Danlu project");
    Json found = Json::array();
    for (;;) {
        DANLU_TRY(const auto nameBytes, reader.number<std::uint32_t>());
        if (nameBytes == kListFollows)
            break;
        DANLU_TRY(Json entry, unpackFile(reader, nameBytes, into));
        found.push_back(std::move(entry));
    }
    DANLU_TRY(const auto size, reader.number<std::uint64_t>());
    DANLU_TRY(std::string list, reader.text(size, kLongestList));
    DANLU_TRY(std::string mac, reader.text(32, 32));
    DANLU_TRY(const Json expected, parseJson(list, "the backup's list of files"));
    DANLU_TRY(const Json files, member<Json>(expected, "files"));
    if (files != found)
        return Error(ErrorCode::Corrupt, "the backup " + file.string() + " is damaged: its files are not the ones on its list").withHint("Use another backup.");
    return Unpacked{std::move(list), std::move(mac)};
}

} // namespace

Result<BackupInfo> backUp(ProjectFile& project, const Path& file) {
    DANLU_TRY(const Key key, project.backupKey());
    const TemporaryFolder copies(file.string() + "." + randomIdText() + ".part"); // holds database copies, in which the content is sealed
    BackupInfo info;
    DANLU_CHECK(project.record({"project.backup", project.name()}));
    DANLU_CHECK(project.copyDatabases(copies.path()));
    auto done = writeFileAtomically(file, [&](int fd) -> Result<> {
        ArchiveWriter archive{fd, file};
        DANLU_CHECK(archive.put(kMagic));
        DANLU_CHECK(archive.addFolder(copies.path(), ""));
        for (const char* folder : {"runs", "models", "exports"})
            DANLU_CHECK(archive.addFolder(project.folder() / folder, folder));
        const std::string list = toText(Json{{"project", project.id().text()}, {"files", archive.list}});
        DANLU_CHECK(archive.put(rawBytes(kListFollows)));
        DANLU_CHECK(archive.put(rawBytes(static_cast<std::uint64_t>(list.size()))));
        DANLU_CHECK(archive.put(list));
        info.files = archive.list.size();
        info.bytes = archive.bytes;
        return archive.put(bytesOf(hmacSha256(key.bytes(), list)));
    });
    DANLU_CHECK(done);
    DANLU_TRY(const Digest digest, sha256OfFile(file));
    info.sha256 = hexText(digest);
    return info;
}

Result<ProjectFile> restore(const Path& file, const Path& folder, std::string_view passphrase, const ProjectOptions& options) {
    std::error_code ignored;
    if (std::filesystem::exists(folder, ignored))
        return Error(ErrorCode::Exists, folder.string() + " exists already").withHint("A backup is restored into a new folder.");
    TemporaryFolder place(folder.string() + "." + randomIdText() + ".part");
    for (const char* part : {"", "data", "runs", "models", "exports"})
        DANLU_CHECK(makeFolder(place.path() / part));
    DANLU_TRY(const Unpacked unpacked, unpack(file, place.path()));
    {
        DANLU_TRY(ProjectFile project, ProjectFile::open(place.path(), options));
        auto& state = *project.m_state;
        DANLU_TRY(Key master, openPassphraseSlot(state.database, state.scope, passphrase));
        DANLU_CHECK(state.takeKeys(std::move(master)));
        if (!equalSecrets(bytesOf(hmacSha256(state.keys->backup.bytes(), unpacked.list)), unpacked.mac))
            return Error(ErrorCode::Corrupt, "the backup was changed by somebody who did not have the project's key").withHint("Use another backup.");
        // The copy goes its own way from here, with an anchor of its own; the original may live on beside it.
        const std::string anchor = randomIdText();
        auto done = state.database.transact([&]() -> Result<> {
            DANLU_TRY(const ChainHead head, state.heads().read(state.database));
            DANLU_CHECK(state.database.run("UPDATE project SET anchor = ?", {anchor}));
            state.anchor = anchor;
            DANLU_CHECK(state.heads().write(state.database, head));
            DANLU_TRY(const ChainHead after, state.append({"project.restore", project.name(), Json{{"backup", hexText(unpacked.mac)}}}));
            (void)after;
            return ok();
        });
        DANLU_CHECK(done);
        DANLU_TRY(const auto problems, project.verify());
        if (!problems.empty())
            return Error(ErrorCode::Corrupt, "the restored project is not whole: " + problems.front()).withHint("Use another backup.");
        DANLU_CHECK(project.erase());
    }
    if (::rename(place.path().c_str(), folder.c_str()) != 0)
        return systemError("cannot rename to", folder, errno);
    place.keep();
    DANLU_CHECK(syncFolder(folder.has_parent_path() ? folder.parent_path() : Path(".")));
    DANLU_TRY(ProjectFile project, ProjectFile::open(folder, options));
    DANLU_CHECK(project.unlock(passphrase));
    return project;
}

} // namespace danlu::store
