#pragma once

#include "base/Result.h"

#include <cstdint>
#include <functional>
#include <string>

namespace danlu::test {

/// Reads a file's bytes; what it returns is not looked at, only that it returns.
using ReadBytes = std::function<bool(const std::string& bytes)>;

/// Offers `rounds` random changes of a good file: flipped, inserted, removed, repeated and extreme bytes. Returns how many were accepted.
inline int offerMutations(const std::string& good, int rounds, const ReadBytes& read) {
    std::uint64_t state = 42;
    const auto random = [&state](std::uint64_t below) {
        state = state * 6364136223846793005u + 1442695040888963407u;
        return below == 0 ? 0 : (state >> 33) % below;
    };
    int accepted = 0;
    for (int round = 0; round < rounds; ++round) {
        std::string bytes = good;
        for (auto edits = 1 + random(4); edits > 0; --edits) {
            const auto at = random(bytes.size());
            const auto span = std::min<std::uint64_t>(1 + random(9), bytes.size() - at);
            switch (random(5)) {
            case 0:
                bytes[at] = static_cast<char>(bytes[at] ^ (1 << random(8)));
                break;
            case 1:
                bytes.insert(at, bytes.substr(random(bytes.size()), span));
                break;
            case 2:
                bytes.erase(at, span);
                break;
            case 3:
                bytes.replace(at, span, span, static_cast<char>(0xff));
                break;
            default:
                bytes[at] = static_cast<char>(random(256));
                break;
            }
            if (bytes.empty())
                bytes = "x";
        }
        accepted += read(bytes) ? 1 : 0;
    }
    return accepted;
}

} // namespace danlu::test
