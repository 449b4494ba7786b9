#pragma once

#include "base/File.h"

namespace danlu::crypto {

/// RFC 4648 §4, with padding, one line.
std::string base64(std::string_view bytes);
/// Strict: only the alphabet, right padding, no line breaks.
Result<Bytes> fromBase64(std::string_view text);

} // namespace danlu::crypto
