#include "engine/quant/BlockCodec.h"

#include <c10/util/Half.h>

#include <cmath>

namespace danlu::engine {
namespace {

/// IEEE half, round to nearest even. A finite value that would become infinite is an overflow, not a number.
bool encodeF16(const float* values, std::int64_t count, char* bytes) {
    auto* halves = reinterpret_cast<c10::Half*>(bytes);
    bool fits = true;
    for (std::int64_t i = 0; i < count; ++i) {
        halves[i] = c10::Half(values[i]);
        fits &= std::fabs(values[i]) < 65520.f; // the smallest value that rounds to infinity; false for NaN as well
    }
    return fits;
}

void decodeF16(const char* bytes, std::int64_t count, float* values) {
    const auto* halves = reinterpret_cast<const c10::Half*>(bytes);
    for (std::int64_t i = 0; i < count; ++i)
        values[i] = static_cast<float>(halves[i]);
}

} // namespace

BlockCodec makeF16() { return {"F16", 1, 2, 1, encodeF16, decodeF16}; }

} // namespace danlu::engine
