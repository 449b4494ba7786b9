#pragma once

#include "base/File.h"
#include "crypto/SecretBuffer.h"

#include <cstdint>
#include <functional>
#include <memory>

namespace danlu::crypto {

// One message of any size: "Cobblestone-256" of c2sp.org/chunked-encryption (HKDF-SHA-512, AES-256-GCM, chunks of 16 KiB).
// Any range can be read without the rest; a missing end, a changed byte or another `context` is an error, never wrong bytes.
constexpr std::size_t kChunkBytes = 16 * 1024; // of plaintext
constexpr std::size_t kSealedHeader = 24 + 32; // salt, commitment

/// Bytes on disk of a message of `plain` bytes.
std::uint64_t sealedSize(std::uint64_t plain);
/// The inverse; Corrupt where no message has that length.
Result<std::uint64_t> plainSize(std::uint64_t sealed);

Result<Bytes> seal(const Key& key, std::string_view context, std::string_view plain);
Result<Bytes> open(const Key& key, std::string_view context, std::string_view sealed);

/// Writes one message piece by piece. Without finish() the message reads as truncated. One thread.
class SealedWriter {
public:
    using Sink = std::function<Result<>(std::string_view)>;
    static Result<SealedWriter> create(const Key& key, std::string_view context, Sink sink);
    /// Into a descriptor that the caller keeps open; `path` is for messages.
    static Result<SealedWriter> toDescriptor(const Key& key, std::string_view context, int fd, Path path);
    SealedWriter(SealedWriter&&) noexcept;
    SealedWriter& operator=(SealedWriter&&) noexcept;
    ~SealedWriter();

    Result<> write(std::string_view plain);
    /// The last chunk, which says that the message is complete. Once.
    Result<> finish();
    /// Plain bytes taken so far.
    std::uint64_t size() const;

private:
    struct State;
    explicit SealedWriter(std::unique_ptr<State> state);
    std::unique_ptr<State> m_state;
};

/// Whether a message must be complete. A log whose writer was killed is read up to its last whole chunk with MayBeMissing.
enum class Ending { Required, MayBeMissing };

/// Reads any range of one message. Opening checks key, context and the last chunk. One thread; open another reader for another thread.
class SealedReader {
public:
    /// Reads exactly out.size() sealed bytes at `offset`.
    using Source = std::function<Result<>(std::uint64_t offset, std::span<char> out)>;
    static Result<SealedReader> open(const Key& key, std::string_view context, std::uint64_t sealedBytes, Source source, Ending ending = Ending::Required);
    static Result<SealedReader> openFile(const Key& key, std::string_view context, const Path& path, Ending ending = Ending::Required);
    /// `sealed` must outlive the reader.
    static Result<SealedReader> openMemory(const Key& key, std::string_view context, std::string_view sealed);
    SealedReader(SealedReader&&) noexcept;
    SealedReader& operator=(SealedReader&&) noexcept;
    ~SealedReader();

    /// Plain bytes.
    std::uint64_t size() const;
    /// Fills `out` from `offset`; an error where that goes past the end.
    Result<> read(std::uint64_t offset, std::span<char> out);
    Result<Bytes> readAll();

private:
    struct State;
    explicit SealedReader(std::unique_ptr<State> state);
    std::unique_ptr<State> m_state;
};

/// SHA-256 of a file's bytes on disk is sha256OfFile; this is the whole plaintext of a small sealed file.
Result<Bytes> readSealedFile(const Key& key, std::string_view context, const Path& path, std::uint64_t limit = 64u << 20);
/// Replaces a file whole (writeFileAtomically) with the sealed form of `plain`.
Result<> writeSealedFile(const Key& key, std::string_view context, const Path& path, std::string_view plain);

} // namespace danlu::crypto
