#pragma once

#include "base/File.h"

namespace danlu::crypto {

/// Bytes from OpenSSL's generator, seeded by the operating system. Fails rather than return weak ones.
Result<Bytes> randomBytes(std::size_t count);
Result<> fillRandom(std::span<char> bytes);

} // namespace danlu::crypto
