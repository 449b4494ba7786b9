#pragma once

#include "crypto/SecretBuffer.h"

namespace danlu::crypto {

/// 256 random bits that open a project whose passphrase is lost. Printed as eight groups of seven characters of Crockford's
/// base 32 (no I, L, O, U), the last 24 bits a checksum, so that a slip in copying is told from a wrong code.
class RecoveryCode {
public:
    static Result<RecoveryCode> random();
    /// Takes either case, spaces and dashes anywhere, O for 0, I and L for 1. Rejected when length or checksum is wrong.
    static Result<RecoveryCode> parse(std::string_view text);

    /// "7K3M9QX-…": 63 characters.
    SecretBuffer text() const;
    std::string_view secret() const { return m_secret.bytes(); }

private:
    explicit RecoveryCode(SecretBuffer secret) : m_secret(std::move(secret)) {}
    SecretBuffer m_secret;
};

} // namespace danlu::crypto
