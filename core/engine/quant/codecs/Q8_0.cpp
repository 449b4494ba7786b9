#include "engine/quant/BlockCodec.h"

#include <c10/util/Half.h>

#include <algorithm>
#include <cmath>
#include <cstring>

namespace danlu::engine {
namespace {

constexpr int kQ8Values = 32;

/// ggml's block_q8_0: x̂ = d·q.
struct Q8Block {
    std::uint16_t scale; // d, an IEEE half
    std::int8_t values[kQ8Values];
};
static_assert(sizeof(Q8Block) == 34);

/// d = max|x| / 127, q = x/d rounded half away from zero; the division is by fp32 d, as gguf-py does it, before d is rounded to a half.
bool encodeQ8Block(const float* x, Q8Block& block) {
    float largest = 0;
    for (int i = 0; i < kQ8Values; ++i)
        largest = std::max(largest, std::fabs(x[i]));
    const float d = largest / 127.f, inverse = std::fabs(d) > 1e-38f ? 1.f / d : 0.f;
    block.scale = c10::Half(d).x;
    for (int i = 0; i < kQ8Values; ++i) {
        const float scaled = x[i] * inverse, whole = std::trunc(scaled);
        block.values[i] = static_cast<std::int8_t>(whole + std::trunc(2.f * (scaled - whole)));
    }
    return d < 65520.f;
}

bool encodeQ8(const float* values, std::int64_t count, char* bytes) {
    bool fits = true;
    for (std::int64_t i = 0; i < count; ++i)
        fits &= std::isfinite(values[i]);
    if (!fits)
        return false;
    for (std::int64_t i = 0; i < count; i += kQ8Values, bytes += sizeof(Q8Block)) {
        Q8Block block;
        fits &= encodeQ8Block(values + i, block);
        std::memcpy(bytes, &block, sizeof block);
    }
    return fits;
}

void decodeQ8(const char* bytes, std::int64_t count, float* values) {
    for (std::int64_t i = 0; i < count; i += kQ8Values, bytes += sizeof(Q8Block)) {
        Q8Block block;
        std::memcpy(&block, bytes, sizeof block);
        const auto d = static_cast<float>(c10::Half(block.scale, c10::Half::from_bits()));
        for (int j = 0; j < kQ8Values; ++j)
            values[i + j] = d * static_cast<float>(block.values[j]);
    }
}

} // namespace

BlockCodec makeQ8_0() { return {"Q8_0", kQ8Values, sizeof(Q8Block), 7, encodeQ8, decodeQ8}; }

} // namespace danlu::engine
