#pragma once

#include "base/Result.h"

#include <cstdint>
#include <string>
#include <vector>

namespace danlu::engine {

/// One storage type of weights in files: how `elements` neighbouring values of a row become `bytes` bytes. One file in quant/codecs/
/// with `BlockCodec makeX()`. Plain loops that the compiler vectorises; quantised bytes equal gguf-py's and llama.cpp's.
struct BlockCodec {
    std::string name; // "F32" "F16" "BF16" "Q8_0" "Q4_0", as in formats::TensorEntry::type
    std::int64_t elements = 1;
    std::int64_t bytes = 0;
    std::uint32_t fileType = 0; // GGUF's general.file_type of a model that is mostly this
    /// count values (a multiple of `elements`) → bytes. False where a value is NaN, infinite or too large for the type.
    bool (*encode)(const float* values, std::int64_t count, char* bytes) = nullptr;
    void (*decode)(const char* bytes, std::int64_t count, float* values) = nullptr;

    std::int64_t bytesFor(std::int64_t count) const { return count / elements * bytes; }
};

std::vector<BlockCodec> allBlockCodecs();
/// Unsupported, naming the known types, where there is none of this name.
Result<BlockCodec> blockCodecOf(std::string_view name);

} // namespace danlu::engine
