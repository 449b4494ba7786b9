#include "crypto/KeyDerivation.h"

#include <algorithm>
#include <argon2.h>
#include <cstring>
#include <openssl/core_names.h>
#include <openssl/crypto.h>
#include <openssl/evp.h>
#include <openssl/params.h>

namespace danlu::crypto {
namespace {

constexpr std::size_t kSha512Bytes = 64;

EVP_MAC* hmacAlgorithm() {
    static EVP_MAC* const algorithm = EVP_MAC_fetch(nullptr, "HMAC", nullptr);
    return algorithm;
}

/// HMAC of several pieces; the context, which holds the key, is freed (and cleansed by OpenSSL) before we return.
void hmac(const char* digest, std::string_view key, std::initializer_list<std::string_view> pieces, unsigned char* out, std::size_t bytes) {
    EVP_MAC_CTX* context = EVP_MAC_CTX_new(hmacAlgorithm());
    const OSSL_PARAM parameters[] = {OSSL_PARAM_construct_utf8_string(OSSL_MAC_PARAM_DIGEST, const_cast<char*>(digest), 0), OSSL_PARAM_construct_end()};
    const unsigned char none = 0;
    EVP_MAC_init(context, key.empty() ? &none : reinterpret_cast<const unsigned char*>(key.data()), key.size(), parameters);
    for (const auto piece : pieces)
        EVP_MAC_update(context, reinterpret_cast<const unsigned char*>(piece.data()), piece.size());
    std::size_t written = 0;
    EVP_MAC_final(context, out, &written, bytes);
    EVP_MAC_CTX_free(context);
}

std::string figures(const KdfCost& cost) {
    return sizeText(std::uint64_t{cost.memoryKiB} * 1024) + " of memory, " + std::to_string(cost.passes) + " passes, " + std::to_string(cost.lanes) + " lanes";
}

} // namespace

Digest hmacSha256(std::string_view key, std::string_view message) {
    Digest digest{};
    hmac("SHA256", key, {message}, digest.data(), digest.size());
    return digest;
}

void hkdfExpandSha512(std::string_view secret, std::string_view info, std::span<char> out) {
    unsigned char block[kSha512Bytes];
    std::string_view previous;
    char counter = 1;
    for (std::size_t done = 0; done < out.size(); ++counter) {
        hmac("SHA512", secret, {previous, info, {&counter, 1}}, block, sizeof block);
        previous = {reinterpret_cast<const char*>(block), sizeof block};
        const std::size_t take = std::min(sizeof block, out.size() - done);
        std::memcpy(out.data() + done, block, take);
        done += take;
    }
    OPENSSL_cleanse(block, sizeof block);
}

SecretBuffer hkdfExpandSha512(std::string_view secret, std::string_view info, std::size_t bytes) {
    SecretBuffer out(bytes);
    hkdfExpandSha512(secret, info, out.span());
    return out;
}

SecretBuffer hkdfSha512(std::string_view secret, std::string_view salt, std::string_view info, std::size_t bytes) {
    SecretBuffer extracted(kSha512Bytes);
    hmac("SHA512", salt, {secret}, reinterpret_cast<unsigned char*>(extracted.span().data()), kSha512Bytes);
    return hkdfExpandSha512(extracted.bytes(), info, bytes);
}

Key deriveKey(const Key& parent, std::string_view purpose) { return Key::of(hkdfExpandSha512(parent.bytes(), purpose, kKeyBytes).bytes()).value(); }

Result<> checkCost(const KdfCost& cost) {
    const bool low = cost.memoryKiB < kFloorCost.memoryKiB || cost.passes < kFloorCost.passes || cost.lanes < kFloorCost.lanes;
    const bool high = cost.memoryKiB > kCeilingCost.memoryKiB || cost.passes > kCeilingCost.passes || cost.lanes > kCeilingCost.lanes;
    if (!low && !high)
        return ok();
    return Error(ErrorCode::Rejected, "the passphrase cost (" + figures(cost) + ") is outside what is accepted: at least " + figures(kFloorCost) +
                                          ", at most " + figures(kCeilingCost));
}

Result<Key> keyOfPassphrase(std::string_view passphrase, std::string_view salt, const KdfCost& cost) {
    DANLU_CHECK(checkCost(cost));
    if (salt.size() < 16)
        return Error(ErrorCode::Rejected, "the salt of a passphrase has 16 bytes or more");
    SecretBuffer out(kKeyBytes);
    const int result = argon2id_hash_raw(cost.passes, cost.memoryKiB, cost.lanes, passphrase.data(), passphrase.size(), salt.data(), salt.size(),
                                         out.span().data(), kKeyBytes);
    if (result == ARGON2_MEMORY_ALLOCATION_ERROR)
        return Error(ErrorCode::OutOfMemory, "checking the passphrase needs " + figures(cost)).withHint("Close other programs and try again.");
    if (result != ARGON2_OK)
        return Error(ErrorCode::Failed, std::string("checking the passphrase failed: ") + argon2_error_message(result));
    return Key::of(out.bytes());
}

} // namespace danlu::crypto
