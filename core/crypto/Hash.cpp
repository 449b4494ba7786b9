#include "crypto/Hash.h"

#include <openssl/evp.h>

namespace danlu::crypto {
namespace {

constexpr char kHexDigits[] = "0123456789abcdef";

int hexValue(char digit) {
    if (digit >= '0' && digit <= '9')
        return digit - '0';
    if (digit >= 'a' && digit <= 'f')
        return digit - 'a' + 10;
    return -1;
}

/// Fetched once: looking an algorithm up costs more than hashing a short string.
const EVP_MD* sha256Algorithm() {
    static EVP_MD* const algorithm = EVP_MD_fetch(nullptr, "SHA256", nullptr);
    return algorithm;
}

} // namespace

struct Sha256::Context {
    EVP_MD_CTX* md = EVP_MD_CTX_new();
    ~Context() { EVP_MD_CTX_free(md); }
};

Sha256::Sha256() : m_context(std::make_unique<Context>()) { EVP_DigestInit_ex2(m_context->md, sha256Algorithm(), nullptr); }
Sha256::Sha256(Sha256&&) noexcept = default;
Sha256& Sha256::operator=(Sha256&&) noexcept = default;
Sha256::~Sha256() = default;

void Sha256::add(std::string_view bytes) { EVP_DigestUpdate(m_context->md, bytes.data(), bytes.size()); }

Digest Sha256::finish() {
    Digest digest{};
    EVP_DigestFinal_ex(m_context->md, digest.data(), nullptr);
    EVP_DigestInit_ex2(m_context->md, sha256Algorithm(), nullptr);
    return digest;
}

Digest sha256(std::string_view bytes) {
    Sha256 hash;
    hash.add(bytes);
    return hash.finish();
}

Result<Digest> sha256OfFile(const Path& path) {
    DANLU_TRY(const Descriptor file, openForReading(path));
    Sha256 hash;
    std::string piece(1 << 20, '\0');
    for (;;) {
        DANLU_TRY(const std::size_t got, readSome(file.fd(), piece, path));
        if (got == 0)
            return hash.finish();
        hash.add({piece.data(), got});
    }
}

std::string_view bytesOf(const Digest& digest) { return {reinterpret_cast<const char*>(digest.data()), digest.size()}; }

std::string hexText(std::string_view bytes) {
    std::string text;
    text.reserve(bytes.size() * 2);
    for (const char byte : bytes) {
        text += kHexDigits[static_cast<unsigned char>(byte) >> 4];
        text += kHexDigits[byte & 15];
    }
    return text;
}

std::string hexText(const Digest& digest) { return hexText(bytesOf(digest)); }

Result<Bytes> fromHex(std::string_view text) {
    Bytes bytes;
    for (std::size_t i = 0; i + 1 < text.size(); i += 2) {
        const int high = hexValue(text[i]), low = hexValue(text[i + 1]);
        if (high < 0 || low < 0)
            return Error(ErrorCode::Rejected, "not a hexadecimal text");
        bytes += static_cast<char>(high << 4 | low);
    }
    if (text.size() % 2 != 0)
        return Error(ErrorCode::Rejected, "a hexadecimal text has an even number of digits");
    return bytes;
}

} // namespace danlu::crypto
