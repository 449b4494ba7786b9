#pragma once

#include "base/File.h"
#include "crypto/SecretBuffer.h"

namespace danlu::services {

using crypto::equalSecrets;
using crypto::SecretBuffer;

/// A passphrase as it goes into the key derivation: Unicode NFC, so that the same keys on another keyboard or system give the same
/// bytes. Trailing line ends are no part of it. Rejected: not UTF-8, or empty.
Result<crypto::SecretBuffer> passphraseOf(std::string_view typed);
/// The first line of a file that holds nothing else.
Result<crypto::SecretBuffer> passphraseOfFile(const Path& file);
/// The same from a descriptor, read to its end.
Result<crypto::SecretBuffer> passphraseOfDescriptor(int fd);

} // namespace danlu::services
