#include "engine/quant/BlockCodec.h"

#include <c10/util/BFloat16.h>

#include <cmath>

namespace danlu::engine {
namespace {

/// The upper half of an fp32, round to nearest even.
bool encodeBF16(const float* values, std::int64_t count, char* bytes) {
    auto* halves = reinterpret_cast<c10::BFloat16*>(bytes);
    bool fits = true;
    for (std::int64_t i = 0; i < count; ++i) {
        halves[i] = c10::BFloat16(values[i]);
        fits &= std::isfinite(static_cast<float>(halves[i]));
    }
    return fits;
}

void decodeBF16(const char* bytes, std::int64_t count, float* values) {
    const auto* halves = reinterpret_cast<const c10::BFloat16*>(bytes);
    for (std::int64_t i = 0; i < count; ++i)
        values[i] = static_cast<float>(halves[i]);
}

} // namespace

BlockCodec makeBF16() { return {"BF16", 1, 2, 32, encodeBF16, decodeBF16}; }

} // namespace danlu::engine
