#include "engine/quant/BlockCodec.h"

#include "base/Names.h"

namespace danlu::engine {

Result<BlockCodec> blockCodecOf(std::string_view name) {
    std::vector<std::string> known;
    for (const auto& codec : allBlockCodecs()) {
        if (codec.name == name)
            return codec;
        known.push_back(codec.name);
    }
    return Error(ErrorCode::Unsupported, unknownName("type of weights", name, known).message());
}

} // namespace danlu::engine
