#pragma once

#include "crypto/SecretBuffer.h"

#include <memory>

namespace danlu::crypto {

constexpr std::size_t kTagBytes = 16;
constexpr std::size_t kNonceBytes = 12;

/// AES-256-GCM with one key and one OpenSSL context for many messages. The caller owns the nonces; outside this module use
/// sealCell, SealedStream or wrapKey, which choose their own. One thread.
class AesGcm {
public:
    explicit AesGcm(std::string_view key); // 32 bytes
    AesGcm(AesGcm&&) noexcept;
    AesGcm& operator=(AesGcm&&) noexcept;
    ~AesGcm();

    /// Writes plain.size() + 16 bytes (ciphertext, tag) to `out`.
    Result<> seal(std::string_view nonce, std::string_view aad, std::string_view plain, char* out);
    /// Writes sealed.size() - 16 bytes to `out`; Corrupt (and `out` zeroed) when the tag does not fit.
    Result<> open(std::string_view nonce, std::string_view aad, std::string_view sealed, char* out);

private:
    struct Context;
    std::unique_ptr<Context> m_context;
};

constexpr std::size_t kCellOverhead = 24 + kTagBytes;

/// A small sealed value: 24 random bytes of nonce, then XAES-256-GCM (c2sp.org/XAES-256-GCM). `aad` names the place it belongs to
/// (fields()), so that a cell moved elsewhere does not open.
Result<Bytes> sealCell(const Key& key, std::string_view aad, std::string_view plain);
Result<Bytes> openCell(const Key& key, std::string_view aad, std::string_view sealed);
/// With a nonce of the caller's; for the published vectors.
Result<Bytes> sealXaes(const Key& key, std::string_view nonce, std::string_view aad, std::string_view plain);

/// A key sealed under another one, bound to `aad`: a cell of 72 bytes.
Result<Bytes> wrapKey(const Key& wrapping, std::string_view aad, const Key& key);
Result<Key> unwrapKey(const Key& wrapping, std::string_view aad, std::string_view wrapped);

/// Joins strings so that no two lists give the same bytes: each with its length (u32, little endian) before it.
Bytes fields(std::initializer_list<std::string_view> parts);

} // namespace danlu::crypto
