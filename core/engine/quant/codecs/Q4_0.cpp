#include "engine/quant/BlockCodec.h"

#include <c10/util/Half.h>

#include <algorithm>
#include <cmath>
#include <cstring>

namespace danlu::engine {
namespace {

constexpr int kQ4Values = 32, kQ4Half = kQ4Values / 2;

/// ggml's block_q4_0: x̂ = d·(q − 8); byte j holds value j in its low and value j + 16 in its high nibble.
struct Q4Block {
    std::uint16_t scale; // d, an IEEE half
    std::uint8_t nibbles[kQ4Half];
};
static_assert(sizeof(Q4Block) == 18);

/// The value of the largest magnitude, with its sign; the first where several are.
float extremeOf(const float* x) {
    float extreme = 0, largest = 0;
    for (int i = 0; i < kQ4Values; ++i) {
        const float magnitude = std::fabs(x[i]);
        extreme = magnitude > largest ? x[i] : extreme;
        largest = std::max(largest, magnitude);
    }
    return extreme;
}

/// d = extreme / −8, so that the extreme becomes 0 or 16 → 15 after clamping; q = ⌊x/d + 8.5⌋ (ggml's quantize_row_q4_0_ref).
bool encodeQ4Block(const float* x, Q4Block& block) {
    const float d = extremeOf(x) / -8.f, inverse = std::fabs(d) > 1e-38f ? 1.f / d : 0.f;
    block.scale = c10::Half(d).x;
    int q[kQ4Values];
    for (int i = 0; i < kQ4Values; ++i)
        q[i] = std::min(15, static_cast<int>(x[i] * inverse + 8.5f));
    for (int j = 0; j < kQ4Half; ++j)
        block.nibbles[j] = static_cast<std::uint8_t>(q[j] | q[j + kQ4Half] << 4);
    return std::fabs(d) < 65520.f;
}

bool encodeQ4(const float* values, std::int64_t count, char* bytes) {
    bool fits = true;
    for (std::int64_t i = 0; i < count; ++i)
        fits &= std::isfinite(values[i]);
    if (!fits)
        return false;
    for (std::int64_t i = 0; i < count; i += kQ4Values, bytes += sizeof(Q4Block)) {
        Q4Block block;
        fits &= encodeQ4Block(values + i, block);
        std::memcpy(bytes, &block, sizeof block);
    }
    return fits;
}

void decodeQ4(const char* bytes, std::int64_t count, float* values) {
    for (std::int64_t i = 0; i < count; i += kQ4Values, bytes += sizeof(Q4Block)) {
        Q4Block block;
        std::memcpy(&block, bytes, sizeof block);
        const auto d = static_cast<float>(c10::Half(block.scale, c10::Half::from_bits()));
        for (int j = 0; j < kQ4Half; ++j) {
            values[i + j] = d * static_cast<float>((block.nibbles[j] & 15) - 8);
            values[i + j + kQ4Half] = d * static_cast<float>((block.nibbles[j] >> 4) - 8);
        }
    }
}

} // namespace

BlockCodec makeQ4_0() { return {"Q4_0", kQ4Values, sizeof(Q4Block), 2, encodeQ4, decodeQ4}; }

} // namespace danlu::engine
