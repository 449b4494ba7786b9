#include "crypto/SealedStream.h"

#include "crypto/Aead.h"
#include "crypto/KeyDerivation.h"
#include "crypto/Random.h"

#include <algorithm>
#include <cstring>
#include <openssl/crypto.h>

namespace danlu::crypto {
namespace {

constexpr std::size_t kSaltBytes = 24;
constexpr std::size_t kSealedChunk = kChunkBytes + kTagBytes;
constexpr std::uint64_t kMaxChunks = std::uint64_t{1} << 38;
constexpr std::size_t kBatch = 16; // chunks handled per read or write of the file: 256 KiB

Error truncated() { return Error(ErrorCode::Corrupt, "the sealed data end too early"); }
Error doesNotFit() { return Error(ErrorCode::Corrupt, "sealed data do not open: changed, moved from another place, or of another key"); }

/// Key, base nonce and commitment of one message.
struct MessageKeys {
    AesGcm gcm;
    std::array<char, kNonceBytes> baseNonce;
    std::array<char, 32> commitment;
};

MessageKeys deriveMessage(const Key& key, std::string_view salt, std::string_view context) {
    Bytes info = "c2sp.org/chunked-encryption@v1+AEAD_AES_256_GCM";
    info += '\0';
    info.append(salt).append(context);
    std::array<char, kKeyBytes + kNonceBytes + 32> derived;
    hkdfExpandSha512(key.bytes(), info, derived);
    MessageKeys message{AesGcm({derived.data(), kKeyBytes}), {}, {}};
    std::memcpy(message.baseNonce.data(), derived.data() + kKeyBytes, kNonceBytes);
    std::memcpy(message.commitment.data(), derived.data() + kKeyBytes + kNonceBytes, 32);
    OPENSSL_cleanse(derived.data(), derived.size());
    return message;
}

/// Base nonce xor chunk number, big endian.
std::array<char, kNonceBytes> nonceOf(const MessageKeys& message, std::uint64_t chunk) {
    auto nonce = message.baseNonce;
    for (std::size_t i = 0; i < 8; ++i)
        nonce[kNonceBytes - 1 - i] = static_cast<char>(nonce[kNonceBytes - 1 - i] ^ static_cast<char>(chunk >> (8 * i)));
    return nonce;
}

Result<> sealChunk(MessageKeys& message, std::uint64_t chunk, std::string_view plain, char* out) {
    if (chunk >= kMaxChunks)
        return Error(ErrorCode::Unsupported, "one sealed file holds 4 PiB at most");
    const auto nonce = nonceOf(message, chunk);
    return message.gcm.seal({nonce.data(), nonce.size()}, {}, plain, out);
}

Result<> openChunk(MessageKeys& message, std::uint64_t chunk, std::string_view sealed, char* out) {
    const auto nonce = nonceOf(message, chunk);
    return message.gcm.open({nonce.data(), nonce.size()}, {}, sealed, out);
}

Result<MessageKeys> newMessage(const Key& key, std::string_view context, char* header) {
    DANLU_CHECK(fillRandom({header, kSaltBytes}));
    MessageKeys message = deriveMessage(key, {header, kSaltBytes}, context);
    std::memcpy(header + kSaltBytes, message.commitment.data(), message.commitment.size());
    return message;
}

Result<MessageKeys> knownMessage(const Key& key, std::string_view context, std::string_view header) {
    MessageKeys message = deriveMessage(key, header.substr(0, kSaltBytes), context);
    if (!equalSecrets(header.substr(kSaltBytes), {message.commitment.data(), message.commitment.size()}))
        return doesNotFit();
    return message;
}

} // namespace

std::uint64_t sealedSize(std::uint64_t plain) { return kSealedHeader + plain + (plain / kChunkBytes + 1) * kTagBytes; }

Result<std::uint64_t> plainSize(std::uint64_t sealed) {
    if (sealed < kSealedHeader || (sealed - kSealedHeader) % kSealedChunk < kTagBytes)
        return truncated();
    const std::uint64_t body = sealed - kSealedHeader;
    return body / kSealedChunk * kChunkBytes + body % kSealedChunk - kTagBytes;
}

Result<Bytes> seal(const Key& key, std::string_view context, std::string_view plain) {
    Bytes sealed(sealedSize(plain.size()), '\0');
    DANLU_TRY(MessageKeys message, newMessage(key, context, sealed.data()));
    char* out = sealed.data() + kSealedHeader;
    for (std::uint64_t chunk = 0; chunk <= plain.size() / kChunkBytes; ++chunk, out += kSealedChunk)
        DANLU_CHECK(sealChunk(message, chunk, plain.substr(chunk * kChunkBytes, kChunkBytes), out));
    return sealed;
}

Result<Bytes> open(const Key& key, std::string_view context, std::string_view sealed) {
    DANLU_TRY(const std::uint64_t size, plainSize(sealed.size()));
    DANLU_TRY(MessageKeys message, knownMessage(key, context, sealed.substr(0, kSealedHeader)));
    Bytes plain(size, '\0');
    for (std::uint64_t chunk = 0; chunk <= size / kChunkBytes; ++chunk)
        DANLU_CHECK(openChunk(message, chunk, sealed.substr(kSealedHeader + chunk * kSealedChunk, kSealedChunk), plain.data() + chunk * kChunkBytes));
    return plain;
}

struct SealedWriter::State {
    MessageKeys message;
    Sink sink;
    std::uint64_t chunk = 0;
    std::uint64_t taken = 0;
    std::size_t held = 0; // plain bytes waiting in `pending`
    Bytes pending = Bytes(kChunkBytes, '\0');
    Bytes out = {};

    Result<> put(std::string_view plain) {
        const std::size_t before = out.size();
        out.resize(before + plain.size() + kTagBytes);
        DANLU_CHECK(sealChunk(message, chunk++, plain, out.data() + before));
        return out.size() >= kBatch * kSealedChunk ? flush() : ok();
    }

    Result<> flush() {
        DANLU_CHECK(sink(out));
        out.clear();
        return ok();
    }

    /// Fills the waiting chunk; the part that was taken.
    std::size_t hold(std::string_view plain) {
        const std::size_t take = std::min(kChunkBytes - held, plain.size());
        std::memcpy(pending.data() + held, plain.data(), take);
        held += take;
        return take;
    }
};

SealedWriter::SealedWriter(std::unique_ptr<State> state) : m_state(std::move(state)) {}
SealedWriter::SealedWriter(SealedWriter&&) noexcept = default;
SealedWriter& SealedWriter::operator=(SealedWriter&&) noexcept = default;
SealedWriter::~SealedWriter() = default;
std::uint64_t SealedWriter::size() const { return m_state->taken; }

Result<SealedWriter> SealedWriter::create(const Key& key, std::string_view context, Sink sink) {
    char header[kSealedHeader];
    DANLU_TRY(MessageKeys message, newMessage(key, context, header));
    DANLU_CHECK(sink({header, sizeof header}));
    return SealedWriter(std::unique_ptr<State>(new State{std::move(message), std::move(sink)}));
}

Result<SealedWriter> SealedWriter::toDescriptor(const Key& key, std::string_view context, int fd, Path path) {
    return create(key, context, [fd, path = std::move(path)](std::string_view bytes) { return writeAll(fd, bytes, path); });
}

Result<> SealedWriter::write(std::string_view plain) {
    State& state = *m_state;
    state.taken += plain.size();
    while (!plain.empty()) {
        if (state.held == 0 && plain.size() >= kChunkBytes) { // straight from the caller's bytes
            DANLU_CHECK(state.put(plain.substr(0, kChunkBytes)));
            plain.remove_prefix(kChunkBytes);
            continue;
        }
        plain.remove_prefix(state.hold(plain));
        if (state.held < kChunkBytes)
            break;
        DANLU_CHECK(state.put(state.pending));
        state.held = 0;
    }
    return state.out.empty() ? ok() : state.flush();
}

Result<> SealedWriter::finish() {
    DANLU_CHECK(m_state->put(std::string_view(m_state->pending).substr(0, m_state->held)));
    m_state->held = 0;
    return m_state->flush();
}

struct SealedReader::State {
    MessageKeys message;
    Source source;
    std::uint64_t sealed = 0; // bytes of the whole message
    std::uint64_t size = 0;   // plain bytes
    std::uint64_t cached = kMaxChunks;
    Bytes cache = Bytes(kChunkBytes, '\0');
    Bytes scratch = {};

    std::uint64_t chunkPlain(std::uint64_t chunk) const { return std::min<std::uint64_t>(kChunkBytes, size - chunk * kChunkBytes); }

    /// Opens `count` chunks that lie next to each other into `out`.
    Result<> openRange(std::uint64_t first, std::uint64_t count, char* out) {
        const std::uint64_t bytes = (count - 1) * kSealedChunk + chunkPlain(first + count - 1) + kTagBytes;
        scratch.resize(std::max<std::size_t>(scratch.size(), bytes));
        DANLU_CHECK(source(kSealedHeader + first * kSealedChunk, {scratch.data(), bytes}));
        for (std::uint64_t i = 0; i < count; ++i) {
            const std::string_view sealedChunk{scratch.data() + i * kSealedChunk, chunkPlain(first + i) + kTagBytes};
            DANLU_CHECK(openChunk(message, first + i, sealedChunk, out + i * kChunkBytes));
        }
        return ok();
    }

    Result<> openCached(std::uint64_t chunk) {
        if (cached == chunk)
            return ok();
        cached = kMaxChunks;
        DANLU_CHECK(openRange(chunk, 1, cache.data()));
        cached = chunk;
        return ok();
    }

    /// Where the writer was killed: everything up to the last whole chunk, and the last one if it happens to be complete.
    Result<> measureUnfinished() {
        const std::uint64_t body = sealed - kSealedHeader;
        size = body / kSealedChunk * kChunkBytes;
        const std::uint64_t rest = body % kSealedChunk;
        if (rest < kTagBytes)
            return ok();
        const std::uint64_t whole = size;
        size += rest - kTagBytes;
        if (!openCached(whole / kChunkBytes))
            size = whole;
        return ok();
    }
};

SealedReader::SealedReader(std::unique_ptr<State> state) : m_state(std::move(state)) {}
SealedReader::SealedReader(SealedReader&&) noexcept = default;
SealedReader& SealedReader::operator=(SealedReader&&) noexcept = default;
SealedReader::~SealedReader() = default;
std::uint64_t SealedReader::size() const { return m_state->size; }

Result<SealedReader> SealedReader::open(const Key& key, std::string_view context, std::uint64_t sealedBytes, Source source, Ending ending) {
    if (sealedBytes < kSealedHeader) {
        if (ending == Ending::Required)
            return truncated();
        return SealedReader(std::unique_ptr<State>(new State{deriveMessage(key, {}, context), std::move(source)}));
    }
    Bytes header(kSealedHeader, '\0');
    DANLU_CHECK(source(0, header));
    DANLU_TRY(MessageKeys message, knownMessage(key, context, header));
    auto state = std::unique_ptr<State>(new State{std::move(message), std::move(source), sealedBytes});
    if (ending == Ending::MayBeMissing) {
        DANLU_CHECK(state->measureUnfinished());
    } else {
        DANLU_TRY(state->size, plainSize(sealedBytes));
        DANLU_CHECK(state->openCached(state->size / kChunkBytes)); // authenticates the length
    }
    return SealedReader(std::move(state));
}

Result<> SealedReader::read(std::uint64_t offset, std::span<char> out) {
    State& state = *m_state;
    if (offset > state.size || out.size() > state.size - offset)
        return Error(ErrorCode::Rejected, "reading " + std::to_string(out.size()) + " bytes at " + std::to_string(offset) + " of sealed data that hold " +
                                              std::to_string(state.size));
    while (!out.empty()) {
        const std::uint64_t chunk = offset / kChunkBytes, within = offset % kChunkBytes;
        std::uint64_t done = 0;
        if (within == 0 && out.size() >= kChunkBytes) {
            const std::uint64_t count = std::min<std::uint64_t>(kBatch, out.size() / kChunkBytes);
            DANLU_CHECK(state.openRange(chunk, count, out.data()));
            done = count * kChunkBytes;
        } else {
            DANLU_CHECK(state.openCached(chunk));
            done = std::min<std::uint64_t>(out.size(), state.chunkPlain(chunk) - within);
            std::memcpy(out.data(), state.cache.data() + within, done);
        }
        out = out.subspan(done);
        offset += done;
    }
    return ok();
}

Result<Bytes> SealedReader::readAll() {
    Bytes plain(size(), '\0');
    DANLU_CHECK(read(0, plain));
    return plain;
}

} // namespace danlu::crypto
