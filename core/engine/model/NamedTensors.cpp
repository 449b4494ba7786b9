#include "engine/model/NamedTensors.h"

#include "engine/model/Dialect.h"
#include "engine/model/TensorBytes.h"
#include "formats/Safetensors.h"

namespace danlu::engine {

Result<NamedTensors> readTensors(const formats::WeightsFile& file, ByteSource& source, const ModelConfig& config) {
    DANLU_TRY(const auto dialect, dialectOf(file.format));
    NamedTensors tensors;
    for (const auto& entry : file.tensors) {
        DANLU_TRY(auto name, dialect.nameOf(entry.name, config));
        if (name.empty())
            continue;
        DANLU_TRY(auto tensor, readTensor(dialect, entry, source, config));
        tensors.emplace_back(std::move(name), std::move(tensor));
    }
    return tensors;
}

Result<NamedTensors> readSafetensors(ByteSource& source) {
    const formats::ByteReader reader{source.size(), [&source](std::uint64_t offset, std::size_t count) -> Result<Bytes> {
                                         Bytes bytes(count, '\0');
                                         DANLU_CHECK(source.read(offset, bytes));
                                         return bytes;
                                     }};
    DANLU_TRY(const auto table, formats::readSafetensors(reader));
    NamedTensors tensors;
    for (const auto& entry : table.tensors) {
        Bytes bytes(entry.end - entry.begin, '\0');
        DANLU_CHECK(source.read(entry.begin, bytes));
        DANLU_TRY(auto tensor, tensorOfBytes(entry.name, entry.type, entry.shape, bytes));
        tensors.emplace_back(entry.name, std::move(tensor));
    }
    return tensors;
}

} // namespace danlu::engine
