#include "engine/quant/Quantize.h"

#include "formats/Checked.h"

#include <ATen/Parallel.h>
#include <ATen/ops/empty.h>

#include <atomic>

namespace danlu::engine {
namespace {

constexpr std::int64_t kPieceValues = 1 << 20; // values encoded at a time: 4 MiB of fp32
constexpr std::int64_t kGrain = 1 << 15;       // values per task of a thread, a multiple of every block

std::int64_t lastSize(std::span<const std::int64_t> shape) { return shape.empty() ? 1 : shape.back(); }

/// Blocks on all threads; the result does not depend on how they are divided.
bool encodeBlocks(const BlockCodec& codec, const float* values, std::int64_t count, char* bytes) {
    std::atomic<bool> fits{true};
    at::parallel_for(0, (count + kGrain - 1) / kGrain, 1, [&](std::int64_t first, std::int64_t last) {
        const auto begin = first * kGrain, end = std::min(count, last * kGrain);
        if (!codec.encode(values + begin, end - begin, bytes + codec.bytesFor(begin)))
            fits = false;
    });
    return fits;
}

void decodeInto(const BlockCodec& codec, std::string_view bytes, float* values, std::int64_t count) {
    at::parallel_for(0, (count + kGrain - 1) / kGrain, 1, [&](std::int64_t first, std::int64_t last) {
        const auto begin = first * kGrain, end = std::min(count, last * kGrain);
        codec.decode(bytes.data() + codec.bytesFor(begin), end - begin, values + begin);
    });
}

Error unfit(const std::string& name, const BlockCodec& codec) {
    return Error(ErrorCode::Failed, "tensor " + name + " has a value that is no number or too large for " + codec.name)
        .withHint("Choose BF16 or F32, or a checkpoint from before the training diverged.");
}

} // namespace

Result<at::Tensor> expandBlocks(std::string_view type, std::string_view bytes, std::span<const std::int64_t> shape) {
    DANLU_TRY(const BlockCodec codec, blockCodecOf(type));
    const auto count = formats::checkedCount(shape);
    if (!count || lastSize(shape) % codec.elements != 0 || static_cast<std::uint64_t>(codec.bytesFor(static_cast<std::int64_t>(*count))) != bytes.size())
        return Error(ErrorCode::Rejected, "the bytes of a tensor of type " + codec.name + " do not fit its shape");
    auto values = at::empty(at::IntArrayRef(shape.data(), shape.size()), at::kFloat);
    decodeInto(codec, bytes, values.data_ptr<float>(), static_cast<std::int64_t>(*count));
    return values;
}

std::string storedType(std::span<const std::int64_t> shape, const BlockCodec& wanted) {
    if (shape.size() < 2)
        return "F32";
    return lastSize(shape) % wanted.elements == 0 ? wanted.name : "F16";
}

Result<> encodeTensor(const std::string& name, const at::Tensor& tensor, const BlockCodec& codec, const formats::ByteSink& sink) {
    const auto flat = tensor.detach().reshape({-1});
    std::string bytes;
    for (std::int64_t begin = 0; begin < flat.numel(); begin += kPieceValues) {
        const auto piece = flat.slice(0, begin, std::min(flat.numel(), begin + kPieceValues)).to(at::kCPU, at::kFloat).contiguous();
        bytes.resize(static_cast<std::size_t>(codec.bytesFor(piece.numel())));
        if (!encodeBlocks(codec, piece.data_ptr<float>(), piece.numel(), bytes.data()))
            return unfit(name, codec);
        DANLU_CHECK(sink(bytes));
    }
    return ok();
}

Result<at::Tensor> encodeRounded(const std::string& name, const at::Tensor& tensor, const BlockCodec& codec, const formats::ByteSink& sink) {
    auto rounded = at::empty(tensor.sizes(), at::kFloat);
    auto* next = rounded.data_ptr<float>();
    DANLU_CHECK(encodeTensor(name, tensor, codec, [&](std::string_view bytes) {
        const auto count = static_cast<std::int64_t>(bytes.size()) / codec.bytes * codec.elements;
        decodeInto(codec, bytes, next, count);
        next += count;
        return sink(bytes);
    }));
    return rounded;
}

std::int64_t encodedBytes(std::span<const std::int64_t> shape, const BlockCodec& wanted) {
    std::int64_t count = 1;
    for (const auto size : shape)
        count *= size;
    const auto type = storedType(shape, wanted);
    return type == wanted.name ? wanted.bytesFor(count) : count * (type == "F32" ? 4 : 2);
}

} // namespace danlu::engine
