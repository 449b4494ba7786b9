#include "formats/Checked.h"
#include "formats/Gguf.h"

#include <cstring>

namespace danlu::formats {
namespace {

constexpr std::uint64_t kAlignment = 32;

template <typename T>
void put(Bytes& out, T value) {
    out.append(reinterpret_cast<const char*>(&value), sizeof(T));
}

void putText(Bytes& out, std::string_view text) {
    put<std::uint64_t>(out, text.size());
    out.append(text);
}

void putElement(Bytes& out, const GgufValue& value, std::size_t i) {
    switch (value.type) {
    case GgufType::U8:
    case GgufType::I8:
    case GgufType::Bool:
        put(out, static_cast<std::int8_t>(value.whole[i]));
        break;
    case GgufType::U16:
    case GgufType::I16:
        put(out, static_cast<std::int16_t>(value.whole[i]));
        break;
    case GgufType::U32:
    case GgufType::I32:
        put(out, static_cast<std::int32_t>(value.whole[i]));
        break;
    case GgufType::U64:
    case GgufType::I64:
        put(out, value.whole[i]);
        break;
    case GgufType::F32:
        put(out, static_cast<float>(value.real[i]));
        break;
    case GgufType::F64:
        put(out, value.real[i]);
        break;
    case GgufType::Text:
        putText(out, value.text[i]);
        break;
    case GgufType::Array:
        break;
    }
}

/// A value holds its elements in exactly one of the three vectors.
std::size_t elementCount(const GgufValue& value) { return value.whole.size() + value.real.size() + value.text.size(); }

void putValue(Bytes& out, const GgufValue& value) {
    if (value.isArray)
        put(out, static_cast<std::uint32_t>(GgufType::Array));
    put(out, static_cast<std::uint32_t>(value.type));
    if (value.isArray)
        put<std::uint64_t>(out, elementCount(value));
    for (std::size_t i = 0; i < elementCount(value); ++i)
        putElement(out, value, i);
}

void putTensor(Bytes& out, const TensorEntry& tensor) {
    putText(out, tensor.name);
    put(out, static_cast<std::uint32_t>(tensor.shape.size()));
    for (auto size = tensor.shape.rbegin(); size != tensor.shape.rend(); ++size)
        put<std::uint64_t>(out, static_cast<std::uint64_t>(*size));
    put(out, ggufBlock(tensor.type)->id);
    put<std::uint64_t>(out, tensor.begin);
}

std::uint64_t padded(std::uint64_t bytes) { return (bytes + kAlignment - 1) / kAlignment * kAlignment; }

Result<std::uint64_t> plannedBytes(const TensorPlan& plan) {
    const auto* block = ggufBlock(plan.type);
    const auto count = checkedCount(plan.shape);
    const bool fits = block && count && !plan.shape.empty() && plan.shape.size() <= 4 && plan.shape.back() % block->elements == 0;
    if (!fits || plan.name.empty() || plan.name.size() > 64)
        return Error(ErrorCode::Usage, "tensor " + shownName(plan.name) + " of type " + plan.type + " cannot be written as GGUF");
    return *count / block->elements * block->bytes;
}

} // namespace

Result<GgufLayout> layOutGguf(const GgufMetadata& metadata, const std::vector<TensorPlan>& plans) {
    GgufLayout layout;
    std::uint64_t next = 0;
    for (const auto& plan : plans) {
        DANLU_TRY(const auto bytes, plannedBytes(plan));
        layout.tensors.push_back({plan.name, plan.type, plan.shape, next, next + bytes});
        next += padded(bytes);
    }
    layout.header = "GGUF";
    put<std::uint32_t>(layout.header, 3);
    put<std::uint64_t>(layout.header, plans.size());
    put<std::uint64_t>(layout.header, metadata.entries().size());
    for (const auto& [key, value] : metadata.entries()) {
        putText(layout.header, key);
        putValue(layout.header, value);
    }
    for (const auto& tensor : layout.tensors)
        putTensor(layout.header, tensor);
    layout.header.resize(padded(layout.header.size()), '\0');
    for (auto& tensor : layout.tensors) {
        tensor.begin += layout.header.size();
        tensor.end += layout.header.size();
    }
    layout.fileSize = layout.header.size() + next;
    return layout;
}

Result<> writeGguf(const GgufLayout& layout, const ByteSink& sink, const TensorProducer& produce) {
    DANLU_CHECK(sink(layout.header));
    for (const auto& tensor : layout.tensors) {
        DANLU_CHECK(produceTensor(tensor, sink, produce));
        DANLU_CHECK(sink(std::string(padded(tensor.end - tensor.begin) - (tensor.end - tensor.begin), '\0')));
    }
    return ok();
}

} // namespace danlu::formats
