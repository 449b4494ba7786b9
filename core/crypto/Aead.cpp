#include "crypto/Aead.h"

#include "crypto/Random.h"

#include <cstring>
#include <openssl/crypto.h>
#include <openssl/evp.h>

namespace danlu::crypto {
namespace {

constexpr std::size_t kBlock = 16;
constexpr std::size_t kXaesNonce = 24;

const unsigned char* bytePointer(std::string_view bytes) { return reinterpret_cast<const unsigned char*>(bytes.data()); }
unsigned char* bytePointer(char* bytes) { return reinterpret_cast<unsigned char*>(bytes); }

const EVP_CIPHER* cipherNamed(const char* name) { return EVP_CIPHER_fetch(nullptr, name, nullptr); }

const EVP_CIPHER* gcmCipher() {
    static const EVP_CIPHER* const cipher = cipherNamed("AES-256-GCM");
    return cipher;
}

const EVP_CIPHER* blockCipher() {
    static const EVP_CIPHER* const cipher = cipherNamed("AES-256-ECB");
    return cipher;
}

Error sealingFailed() { return Error(ErrorCode::Failed, "OpenSSL could not seal the data"); }
Error doesNotOpen() { return Error(ErrorCode::Corrupt, "sealed data do not open: changed, moved from another place, or of another key"); }

/// L = AES(K, 0), K1 = L doubled in GF(2^128) (NIST SP 800-38B); the message key is AES(K, M1 ^ K1) | AES(K, M2 ^ K1).
AesGcm xaesMessage(const Key& key, std::string_view nonce) {
    unsigned char subkey[kBlock] = {}, blocks[2 * kBlock] = {};
    int written = 0;
    EVP_CIPHER_CTX* context = EVP_CIPHER_CTX_new();
    EVP_EncryptInit_ex2(context, blockCipher(), bytePointer(key.bytes()), nullptr, nullptr);
    EVP_CIPHER_CTX_set_padding(context, 0);
    EVP_EncryptUpdate(context, subkey, &written, subkey, kBlock);
    const unsigned char carry = subkey[0] >> 7;
    for (std::size_t i = 0; i < kBlock; ++i)
        subkey[i] = static_cast<unsigned char>(subkey[i] << 1 | (i + 1 < kBlock ? subkey[i + 1] >> 7 : 0));
    subkey[kBlock - 1] ^= static_cast<unsigned char>(carry * 0x87);
    for (std::size_t half = 0; half < 2; ++half) {
        unsigned char* block = blocks + half * kBlock;
        block[1] = static_cast<unsigned char>(half + 1);
        block[2] = 'X';
        std::memcpy(block + 4, nonce.data(), 12);
        for (std::size_t i = 0; i < kBlock; ++i)
            block[i] ^= subkey[i];
    }
    EVP_EncryptUpdate(context, blocks, &written, blocks, sizeof blocks);
    EVP_CIPHER_CTX_free(context);
    AesGcm message({reinterpret_cast<const char*>(blocks), sizeof blocks});
    OPENSSL_cleanse(subkey, sizeof subkey);
    OPENSSL_cleanse(blocks, sizeof blocks);
    return message;
}

} // namespace

struct AesGcm::Context {
    EVP_CIPHER_CTX* cipher = EVP_CIPHER_CTX_new();
    ~Context() { EVP_CIPHER_CTX_free(cipher); }
};

AesGcm::AesGcm(std::string_view key) : m_context(std::make_unique<Context>()) {
    EVP_CipherInit_ex2(m_context->cipher, gcmCipher(), bytePointer(key), nullptr, 1, nullptr);
}
AesGcm::AesGcm(AesGcm&&) noexcept = default;
AesGcm& AesGcm::operator=(AesGcm&&) noexcept = default;
AesGcm::~AesGcm() = default;

Result<> AesGcm::seal(std::string_view nonce, std::string_view aad, std::string_view plain, char* out) {
    EVP_CIPHER_CTX* cipher = m_context->cipher;
    int written = 0;
    bool good = nonce.size() == kNonceBytes && EVP_CipherInit_ex2(cipher, nullptr, nullptr, bytePointer(nonce), 1, nullptr) == 1;
    if (!aad.empty())
        good = good && EVP_CipherUpdate(cipher, nullptr, &written, bytePointer(aad), static_cast<int>(aad.size())) == 1;
    good = good && EVP_CipherUpdate(cipher, bytePointer(out), &written, bytePointer(plain), static_cast<int>(plain.size())) == 1;
    char* tag = out + plain.size();
    good = good && EVP_CipherFinal_ex(cipher, bytePointer(tag), &written) == 1;
    good = good && EVP_CIPHER_CTX_ctrl(cipher, EVP_CTRL_AEAD_GET_TAG, kTagBytes, tag) == 1;
    if (!good)
        return sealingFailed();
    return ok();
}

Result<> AesGcm::open(std::string_view nonce, std::string_view aad, std::string_view sealed, char* out) {
    if (sealed.size() < kTagBytes || nonce.size() != kNonceBytes)
        return doesNotOpen();
    const auto body = sealed.substr(0, sealed.size() - kTagBytes);
    char tag[kTagBytes];
    std::memcpy(tag, sealed.data() + body.size(), kTagBytes);
    EVP_CIPHER_CTX* cipher = m_context->cipher;
    int written = 0;
    bool good = EVP_CipherInit_ex2(cipher, nullptr, nullptr, bytePointer(nonce), 0, nullptr) == 1;
    if (!aad.empty())
        good = good && EVP_CipherUpdate(cipher, nullptr, &written, bytePointer(aad), static_cast<int>(aad.size())) == 1;
    good = good && EVP_CipherUpdate(cipher, bytePointer(out), &written, bytePointer(body), static_cast<int>(body.size())) == 1;
    good = good && EVP_CIPHER_CTX_ctrl(cipher, EVP_CTRL_AEAD_SET_TAG, kTagBytes, tag) == 1;
    unsigned char rest[kBlock];
    good = good && EVP_CipherFinal_ex(cipher, rest, &written) == 1;
    if (good)
        return ok();
    std::memset(out, 0, body.size());
    return doesNotOpen();
}

Result<Bytes> sealXaes(const Key& key, std::string_view nonce, std::string_view aad, std::string_view plain) {
    if (nonce.size() != kXaesNonce)
        return sealingFailed();
    Bytes sealed(plain.size() + kTagBytes, '\0');
    DANLU_CHECK(xaesMessage(key, nonce).seal(nonce.substr(12), aad, plain, sealed.data()));
    return sealed;
}

Result<Bytes> sealCell(const Key& key, std::string_view aad, std::string_view plain) {
    DANLU_TRY(Bytes cell, randomBytes(kXaesNonce));
    DANLU_TRY(const Bytes sealed, sealXaes(key, cell, aad, plain));
    return cell + sealed;
}

Result<Bytes> openCell(const Key& key, std::string_view aad, std::string_view sealed) {
    if (sealed.size() < kCellOverhead)
        return doesNotOpen();
    const auto nonce = sealed.substr(0, kXaesNonce);
    Bytes plain(sealed.size() - kCellOverhead, '\0');
    DANLU_CHECK(xaesMessage(key, nonce).open(nonce.substr(12), aad, sealed.substr(kXaesNonce), plain.data()));
    return plain;
}

Result<Bytes> wrapKey(const Key& wrapping, std::string_view aad, const Key& key) { return sealCell(wrapping, aad, key.bytes()); }

Result<Key> unwrapKey(const Key& wrapping, std::string_view aad, std::string_view wrapped) {
    DANLU_TRY(Bytes plain, openCell(wrapping, aad, wrapped));
    auto key = Key::of(plain);
    cleanse(plain);
    return key;
}

Bytes fields(std::initializer_list<std::string_view> parts) {
    Bytes joined;
    for (const auto part : parts) {
        for (int shift = 0; shift < 32; shift += 8)
            joined += static_cast<char>(part.size() >> shift);
        joined += part;
    }
    return joined;
}

} // namespace danlu::crypto
