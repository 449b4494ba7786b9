#pragma once

#include "crypto/Hash.h"
#include "crypto/SecretBuffer.h"

#include <cstdint>

namespace danlu::crypto {

/// HMAC-SHA-256 (RFC 2104).
Digest hmacSha256(std::string_view key, std::string_view message);

/// HKDF-SHA-512 (RFC 5869), extract and expand; up to 16,320 bytes.
SecretBuffer hkdfSha512(std::string_view secret, std::string_view salt, std::string_view info, std::size_t bytes);
/// The expand half alone, for secrets that are uniformly random already.
SecretBuffer hkdfExpandSha512(std::string_view secret, std::string_view info, std::size_t bytes);
/// The same into memory of the caller's, who cleanses it.
void hkdfExpandSha512(std::string_view secret, std::string_view info, std::span<char> out);
/// A 256-bit key of `parent` for one purpose: HKDF-Expand-SHA-512 with the purpose as info.
Key deriveKey(const Key& parent, std::string_view purpose);

/// What one guess at a passphrase costs (Argon2id, RFC 9106).
struct KdfCost {
    std::uint32_t memoryKiB = 256 * 1024;
    std::uint32_t passes = 3;
    std::uint32_t lanes = 2;
    bool operator==(const KdfCost&) const = default;
};

constexpr KdfCost kFloorCost{46 * 1024, 1, 1};       // the least that is accepted; tests use it
constexpr KdfCost kCeilingCost{1024 * 1024, 16, 16}; // the most: the figures come from a file that somebody else may have written

/// Rejected when outside floor and ceiling. Needs no memory to say so.
Result<> checkCost(const KdfCost& cost);
/// Argon2id of a passphrase (UTF-8, already normalised by the caller) with a salt of 16 bytes or more; the cost is checked before anything is allocated.
Result<Key> keyOfPassphrase(std::string_view passphrase, std::string_view salt, const KdfCost& cost);

} // namespace danlu::crypto
