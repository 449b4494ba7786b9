#include "engine/quant/BlockCodec.h"

#include <cstring>

namespace danlu::engine {
namespace {

bool encodeF32(const float* values, std::int64_t count, char* bytes) {
    std::memcpy(bytes, values, static_cast<std::size_t>(count) * sizeof(float));
    return true;
}

void decodeF32(const char* bytes, std::int64_t count, float* values) { std::memcpy(values, bytes, static_cast<std::size_t>(count) * sizeof(float)); }

} // namespace

BlockCodec makeF32() { return {"F32", 1, 4, 0, encodeF32, decodeF32}; }

} // namespace danlu::engine
