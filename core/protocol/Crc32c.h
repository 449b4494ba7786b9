#pragma once

#include <cstdint>
#include <string_view>

namespace danlu::protocol {

/// CRC-32C (Castagnoli, RFC 3720 appendix B.4): tells a torn record from a whole one, nothing more.
std::uint32_t crc32c(std::string_view bytes);

} // namespace danlu::protocol
