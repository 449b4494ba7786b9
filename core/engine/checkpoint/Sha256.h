#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

namespace danlu::engine {

/// SHA-256 (FIPS 180-4), for the hashes of checkpoints; engine links no crypto library.
class Sha256 {
public:
    void add(std::string_view bytes);
    /// Lower-case hexadecimal; the object is used up.
    std::string finish();

private:
    void block(const unsigned char* bytes);
    std::array<std::uint32_t, 8> m_state{0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a, 0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19};
    std::array<unsigned char, 64> m_pending{};
    std::uint64_t m_bytes = 0;
};
std::string sha256Of(std::string_view bytes);

} // namespace danlu::engine
