#include "engine/model/TensorBytes.h"

#include <ATen/ops/empty.h>

#include <cstring>
#include <optional>

namespace danlu::engine {
namespace {

struct TypeWord {
    std::string_view word;
    at::ScalarType type;
};
constexpr TypeWord kTypeWords[] = {{"F32", at::kFloat}, {"BF16", at::kBFloat16}, {"F16", at::kHalf},
                                   {"I64", at::kLong},  {"U8", at::kByte},       {"F64", at::kDouble}};

std::optional<at::ScalarType> typeOfWord(std::string_view word) {
    for (const auto& known : kTypeWords)
        if (known.word == word)
            return known.type;
    return std::nullopt;
}

} // namespace

std::string_view wordOf(at::ScalarType type) {
    for (const auto& known : kTypeWords)
        if (known.type == type)
            return known.word;
    return "";
}

Result<at::Tensor> tensorOfBytes(std::string_view name, std::string_view type, const std::vector<std::int64_t>& shape, std::string_view bytes) {
    const auto scalar = typeOfWord(type);
    if (!scalar)
        return Error(ErrorCode::Unsupported, "tensor " + std::string(name) + " has the type " + std::string(type) + ", which is not supported here");
    auto tensor = at::empty(shape, at::TensorOptions(*scalar));
    if (tensor.nbytes() != bytes.size())
        return Error(ErrorCode::Corrupt,
                     "tensor " + std::string(name) + " has " + std::to_string(bytes.size()) + " bytes, its shape needs " + std::to_string(tensor.nbytes()));
    if (!bytes.empty())
        std::memcpy(tensor.mutable_data_ptr(), bytes.data(), bytes.size());
    return tensor;
}

std::string_view bytesOf(const at::Tensor& tensor) { return {static_cast<const char*>(tensor.const_data_ptr()), tensor.nbytes()}; }

} // namespace danlu::engine
