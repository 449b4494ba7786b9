#include "engine/model/Dialect.h"

#include "base/Names.h"

namespace danlu::engine {

Result<Dialect> dialectOf(const std::string& format) {
    std::vector<std::string> known;
    for (auto& dialect : allDialects()) {
        if (dialect.format == format)
            return dialect;
        known.push_back(dialect.format);
    }
    return unknownName("format of weights", format, known);
}

Result<at::Tensor> readTensor(const Dialect& dialect, const formats::TensorEntry& entry, ByteSource& source, const ModelConfig& config) {
    if (entry.end < entry.begin || entry.end > source.size())
        return Error(ErrorCode::Corrupt, "tensor " + entry.name + " lies outside its file");
    Bytes bytes(entry.end - entry.begin, '\0');
    DANLU_CHECK(source.read(entry.begin, bytes));
    return dialect.read(entry, bytes, config);
}

} // namespace danlu::engine
