#include "crypto/RecoveryCode.h"

#include "crypto/Hash.h"
#include "crypto/Random.h"

#include <openssl/crypto.h>

namespace danlu::crypto {
namespace {

constexpr std::string_view kCrockford = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
constexpr std::size_t kSumBytes = 3, kCodeBytes = kKeyBytes + kSumBytes; // 280 bits
constexpr std::size_t kDigits = kCodeBytes * 8 / 5, kGroup = 7;          // 56 digits
constexpr std::size_t kTextBytes = kDigits + kDigits / kGroup - 1;

Digest checksumOf(std::string_view secret) {
    Sha256 hash;
    hash.add("danlu recovery code v1");
    hash.add(secret);
    return hash.finish();
}

int digitValue(char digit) {
    if (digit >= 'a' && digit <= 'z')
        digit = static_cast<char>(digit - 'a' + 'A');
    digit = digit == 'O' ? '0' : digit == 'I' || digit == 'L' ? '1' : digit;
    const auto found = kCrockford.find(digit);
    return found == std::string_view::npos ? -1 : static_cast<int>(found);
}

Error notACode(const std::string& why) {
    return Error(ErrorCode::Rejected, "that is not a recovery code: " + why)
        .withHint("It has eight groups of seven letters and digits; check it against the printed one.");
}

} // namespace

Result<RecoveryCode> RecoveryCode::random() {
    SecretBuffer secret(kKeyBytes);
    DANLU_CHECK(fillRandom(secret.span()));
    return RecoveryCode(std::move(secret));
}

Result<RecoveryCode> RecoveryCode::parse(std::string_view text) {
    SecretBuffer code(kCodeBytes);
    std::size_t digits = 0, filled = 0;
    std::uint32_t held = 0, bits = 0;
    for (const char character : text) {
        if (character == '-' || character == ' ' || character == '\n' || character == '\r' || character == '\t')
            continue;
        const int value = digitValue(character);
        if (value < 0)
            return notACode("it has a character that no code has");
        if (++digits > kDigits)
            return notACode("it is too long");
        held = (held << 5 | static_cast<std::uint32_t>(value)) & 0xFFF;
        bits += 5;
        if (bits >= 8) {
            bits -= 8;
            code.span()[filled++] = static_cast<char>(held >> bits);
        }
    }
    if (digits != kDigits)
        return notACode("it has " + std::to_string(digits) + " characters, not " + std::to_string(kDigits));
    const auto secret = code.bytes().substr(0, kKeyBytes);
    if (!equalSecrets(code.bytes().substr(kKeyBytes), bytesOf(checksumOf(secret)).substr(0, kSumBytes)))
        return notACode("a character is wrong");
    return RecoveryCode(SecretBuffer::copyOf(secret));
}

SecretBuffer RecoveryCode::text() const {
    SecretBuffer code(kCodeBytes), out(kTextBytes);
    const Digest sum = checksumOf(secret());
    std::copy(secret().begin(), secret().end(), code.span().begin());
    std::copy(sum.begin(), sum.begin() + kSumBytes, code.span().begin() + kKeyBytes);
    std::size_t written = 0;
    for (std::size_t digit = 0; digit < kDigits; ++digit) {
        if (digit > 0 && digit % kGroup == 0)
            out.span()[written++] = '-';
        std::uint32_t value = 0;
        for (std::size_t bit = digit * 5; bit < digit * 5 + 5; ++bit)
            value = value << 1 | (static_cast<unsigned char>(code.span()[bit / 8]) >> (7 - bit % 8) & 1u);
        out.span()[written++] = kCrockford[value];
    }
    return out;
}

} // namespace danlu::crypto
