#include "engine/model/ByteSource.h"

#include "crypto/Hash.h"

#include <cerrno>
#include <cstring>
#include <sys/stat.h>
#include <unistd.h>

namespace danlu::engine {
namespace {

Error tooShort(std::string_view what, std::uint64_t size, std::uint64_t wanted) {
    return Error(ErrorCode::Corrupt, std::string(what) + " ends at byte " + std::to_string(size) + ", " + std::to_string(wanted) + " were expected");
}

class PlainFile final : public ByteSource {
public:
    PlainFile(Path path, Descriptor file, std::uint64_t size) : m_path(std::move(path)), m_file(std::move(file)), m_size(size) {}

    std::uint64_t size() const override { return m_size; }

    Result<> read(std::uint64_t offset, std::span<char> into) override {
        if (offset > m_size || into.size() > m_size - offset)
            return tooShort(m_path.string(), m_size, offset + into.size());
        for (std::size_t done = 0; done < into.size();) {
            const auto got = ::pread(m_file.fd(), into.data() + done, into.size() - done, off_t(offset + done));
            if (got < 0 && errno == EINTR)
                continue;
            if (got < 0)
                return systemError("read", m_path, errno);
            if (got == 0)
                return tooShort(m_path.string(), offset + done, offset + into.size());
            done += std::size_t(got);
        }
        return ok();
    }

private:
    Path m_path;
    Descriptor m_file;
    std::uint64_t m_size;
};

class MemoryBytes final : public ByteSource {
public:
    explicit MemoryBytes(Bytes bytes) : m_bytes(std::move(bytes)) {}

    std::uint64_t size() const override { return m_bytes.size(); }

    Result<> read(std::uint64_t offset, std::span<char> into) override {
        if (offset > m_bytes.size() || into.size() > m_bytes.size() - offset)
            return tooShort("the data", m_bytes.size(), offset + into.size());
        std::memcpy(into.data(), m_bytes.data() + offset, into.size());
        return ok();
    }

private:
    Bytes m_bytes;
};

} // namespace

Result<std::unique_ptr<ByteSource>> openPlainFile(const Path& path) {
    DANLU_TRY(Descriptor file, openForReading(path));
    struct stat status {};
    if (::fstat(file.fd(), &status) != 0)
        return systemError("examine", path, errno);
    return std::unique_ptr<ByteSource>(std::make_unique<PlainFile>(path, std::move(file), std::uint64_t(status.st_size)));
}

OpenSource plainFiles() {
    return [](const Path& path, const std::string& key) -> Result<std::unique_ptr<ByteSource>> {
        if (!key.empty())
            return Error(ErrorCode::Locked, path.string() + " is sealed and there is no key for it here");
        return openPlainFile(path);
    };
}

std::unique_ptr<ByteSource> bytesInMemory(Bytes bytes) { return std::make_unique<MemoryBytes>(std::move(bytes)); }

Result<Bytes> readAll(ByteSource& source, std::uint64_t limit) {
    if (source.size() > limit)
        return Error(ErrorCode::Rejected, "a file of " + sizeText(source.size()) + " where at most " + sizeText(limit) + " are expected");
    Bytes bytes(source.size(), '\0');
    DANLU_CHECK(source.read(0, bytes));
    return bytes;
}

Result<std::string> sha256Of(ByteSource& source) {
    crypto::Sha256 hash;
    Bytes piece;
    for (std::uint64_t at = 0; at < source.size(); at += piece.size()) {
        piece.resize(std::min<std::uint64_t>(1u << 20, source.size() - at));
        DANLU_CHECK(source.read(at, piece));
        hash.add(piece);
    }
    return crypto::hexText(hash.finish());
}

} // namespace danlu::engine
