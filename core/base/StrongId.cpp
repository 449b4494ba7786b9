#include "base/StrongId.h"

#include <array>
#include <sys/random.h>

namespace danlu {

std::string randomIdText() {
    std::array<unsigned char, 8> bytes{};
    while (getrandom(bytes.data(), bytes.size(), 0) != static_cast<ssize_t>(bytes.size())) {
    }
    std::string text;
    for (const unsigned char byte : bytes) {
        text += "0123456789abcdef"[byte >> 4];
        text += "0123456789abcdef"[byte & 15];
    }
    return text;
}

} // namespace danlu
