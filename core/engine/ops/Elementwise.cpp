#include "engine/ops/Elementwise.h"

#include "engine/ops/kernels/RowKernels.h"

#include <ATen/Context.h>
#include <ATen/Parallel.h>
#include <ATen/TensorOperators.h>
#include <ATen/core/Generator.h>
#include <ATen/ops/cat.h>
#include <ATen/ops/empty.h>
#include <ATen/ops/empty_like.h>
#include <ATen/ops/rsqrt.h>
#include <ATen/ops/sigmoid.h>
#include <ATen/ops/zeros.h>

#include <algorithm>
#include <cmath>
#include <mutex>

namespace danlu::engine {
namespace {

using kernels::Bf16;
using kernels::RowLoops;

template <typename T>
T* elementData(const at::Tensor& tensor) {
    return static_cast<T*>(tensor.mutable_data_ptr());
}

/// Calls `run(loops, X, W)` with the loops for these formats; fp32 activations always have fp32 products.
template <typename Run>
void withLoops(at::ScalarType activation, at::ScalarType work, const Run& run) {
    const auto& table = kernels::rowKernels();
    if (activation == at::kFloat)
        run(table.plain, float{}, float{});
    else if (work == at::kFloat)
        run(table.wide, Bf16{}, float{});
    else
        run(table.narrow, Bf16{}, Bf16{});
}

constexpr std::int64_t kParallelElements = 16384; // below this a second thread costs more than it saves

at::Tensor normWeight(const at::Tensor& weight) { return weight.detach().to(at::kFloat).contiguous(); }

Normed normForwardAnywhere(const at::Tensor& x, const at::Tensor& weight, double epsilon, at::ScalarType work) {
    const auto wide = x.to(at::kFloat);
    const auto rstd = at::rsqrt(wide.square().mean(-1, true).add_(epsilon));
    return {(wide * rstd).to(x.scalar_type()).mul(weight).to(work), rstd.squeeze(-1)};
}

std::pair<at::Tensor, at::Tensor> normBackwardAnywhere(const at::Tensor& dy, const at::Tensor& x, const at::Tensor& weight, const at::Tensor& rstd) {
    const auto r = rstd.unsqueeze(-1), normed = x.to(at::kFloat) * r, wide = dy.to(at::kFloat);
    const auto g = wide * weight;
    const auto dx = (g - normed * (g * normed).mean(-1, true)).mul_(r).to(x.scalar_type());
    return {dx, weight.requires_grad() ? (wide * normed).sum(0) : at::Tensor()};
}

} // namespace

Normed normForward(const at::Tensor& x, const at::Tensor& weight, double epsilon, at::ScalarType work) {
    if (!x.is_cpu())
        return normForwardAnywhere(x, weight, epsilon, work);
    const auto rows = x.size(0), width = x.size(1);
    Normed result{at::empty(x.sizes(), x.options().dtype(work)), at::empty({rows}, x.options().dtype(at::kFloat))};
    const auto factors = normWeight(weight);
    withLoops(x.scalar_type(), work, [&]<typename X, typename W>(const RowLoops<X, W>& loops, X, W) {
        at::parallel_for(0, rows, std::max<std::int64_t>(1, kParallelElements / width), [&](std::int64_t from, std::int64_t to) {
            loops.normForward(elementData<X>(x) + from * width, elementData<float>(factors), elementData<W>(result.y) + from * width,
                              elementData<float>(result.rstd) + from, std::size_t(to - from), std::size_t(width), float(epsilon));
        });
    });
    return result;
}

std::pair<at::Tensor, at::Tensor> normBackward(const at::Tensor& dy, const at::Tensor& x, const at::Tensor& weight, const at::Tensor& rstd) {
    if (!x.is_cpu())
        return normBackwardAnywhere(dy, x, weight, rstd);
    constexpr std::int64_t kPieces = 16; // partial sums of dWeight; a fixed number keeps the bits free of the thread count
    const auto rows = x.size(0), width = x.size(1);
    const auto dx = at::empty_like(x), factors = normWeight(weight);
    const bool learned = weight.requires_grad();
    const auto partial = learned ? at::zeros({kPieces, width}, x.options().dtype(at::kFloat)) : at::Tensor();
    withLoops(x.scalar_type(), dy.scalar_type(), [&]<typename X, typename W>(const RowLoops<X, W>& loops, X, W) {
        at::parallel_for(0, kPieces, rows * width < kParallelElements ? kPieces : 1, [&](std::int64_t first, std::int64_t last) {
            for (auto piece = first; piece < last; ++piece) {
                const auto from = rows * piece / kPieces, to = rows * (piece + 1) / kPieces;
                loops.normBackward(elementData<W>(dy) + from * width, elementData<X>(x) + from * width, elementData<float>(factors),
                                   elementData<float>(rstd) + from, elementData<X>(dx) + from * width,
                                   learned ? elementData<float>(partial) + piece * width : nullptr, std::size_t(to - from), std::size_t(width));
            }
        });
    });
    return {dx, learned ? partial.sum(0) : at::Tensor()};
}

at::Tensor gateForward(const at::Tensor& gate, const at::Tensor& up, at::ScalarType work) {
    if (!gate.is_cpu())
        return (gate.to(at::kFloat) * at::sigmoid(gate.to(at::kFloat))).mul_(up).to(work);
    const auto y = at::empty(gate.sizes(), gate.options().dtype(work));
    withLoops(gate.scalar_type(), work, [&]<typename X, typename W>(const RowLoops<X, W>& loops, X, W) {
        at::parallel_for(0, gate.numel(), kParallelElements, [&](std::int64_t from, std::int64_t to) {
            loops.gateForward(elementData<X>(gate) + from, elementData<X>(up) + from, elementData<W>(y) + from, std::size_t(to - from));
        });
    });
    return y;
}

std::pair<at::Tensor, at::Tensor> gateBackward(const at::Tensor& dy, const at::Tensor& gate, const at::Tensor& up) {
    if (!gate.is_cpu()) {
        const auto g = gate.to(at::kFloat), s = at::sigmoid(g), d = dy.to(at::kFloat);
        return {(d * up * s * (1 + g * (1 - s))).to(gate.scalar_type()), (d * g * s).to(up.scalar_type())};
    }
    const auto dGate = at::empty_like(gate), dUp = at::empty_like(up);
    withLoops(gate.scalar_type(), dy.scalar_type(), [&]<typename X, typename W>(const RowLoops<X, W>& loops, X, W) {
        at::parallel_for(0, gate.numel(), kParallelElements, [&](std::int64_t from, std::int64_t to) {
            loops.gateBackward(elementData<W>(dy) + from, elementData<X>(gate) + from, elementData<X>(up) + from, elementData<X>(dGate) + from,
                               elementData<X>(dUp) + from, std::size_t(to - from));
        });
    });
    return {dGate, dUp};
}

namespace {

at::Tensor rotateAnywhere(const at::Tensor& x, const RotaryTables& tables, Turn turn, at::ScalarType format) {
    const auto halves = x.to(at::kFloat).chunk(2, -1);
    const auto cos = tables.cos.unsqueeze(1), sin = turn == Turn::Forward ? tables.sin.unsqueeze(1) : tables.sin.unsqueeze(1).neg(); // [seq, 1, half]
    return at::cat({halves[0] * cos - halves[1] * sin, halves[1] * cos + halves[0] * sin}, -1).to(format);
}

template <typename From, typename To>
using RotateLoop = void (*)(const From*, To*, const float*, const float*, float, std::size_t);

template <typename From, typename To>
void rotateRows(RotateLoop<From, To> loop, const at::Tensor& x, const at::Tensor& y, const RotaryTables& tables, float sign) {
    const auto seq = x.size(1), heads = x.size(2), dim = x.size(3), half = dim / 2;
    at::parallel_for(0, x.size(0) * seq, std::max<std::int64_t>(1, kParallelElements / (heads * dim)), [&](std::int64_t from, std::int64_t to) {
        for (auto row = from; row < to; ++row)
            for (std::int64_t head = 0; head < heads; ++head) {
                const auto at = (row * heads + head) * dim, table = row % seq * half;
                loop(elementData<From>(x) + at, elementData<To>(y) + at, elementData<float>(tables.cos) + table, elementData<float>(tables.sin) + table, sign,
                     std::size_t(half));
            }
    });
}

} // namespace

at::Tensor rotate(const at::Tensor& x, const RotaryTables& tables, Turn turn, at::ScalarType format) {
    if (!x.is_cpu())
        return rotateAnywhere(x, tables, turn, format);
    const auto& table = kernels::rowKernels();
    const float sign = turn == Turn::Forward ? 1.0f : -1.0f;
    const auto y = at::empty(x.sizes(), x.options().dtype(format));
    const bool fromWide = x.scalar_type() == at::kFloat, toWide = format == at::kFloat;
    if (fromWide && toWide)
        rotateRows<float, float>(table.plain.rotate, x, y, tables, sign);
    else if (fromWide)
        rotateRows<float, Bf16>(table.wide.rotateBack, x, y, tables, sign);
    else if (toWide)
        rotateRows<Bf16, float>(table.wide.rotate, x, y, tables, sign);
    else
        rotateRows<Bf16, Bf16>(table.narrow.rotate, x, y, tables, sign);
    return y;
}

namespace {

void dropoutAnywhere(at::Tensor& x, std::uint64_t seed, double probability) {
    auto generator = at::globalContext().defaultGenerator(x.device()).clone();
    generator.set_current_seed(seed);
    x.mul_(at::empty_like(x).bernoulli_(1 - probability, generator)).mul_(1 / (1 - probability));
}

} // namespace

void dropout_(at::Tensor& x, std::uint64_t seed, double probability) {
    if (!x.is_cpu())
        return dropoutAnywhere(x, seed, probability);
    const auto threshold = std::uint32_t(std::llround(probability * 4294967296.0));
    const auto scale = float(1 / (1 - probability));
    const auto& table = kernels::rowKernels();
    at::parallel_for(0, x.numel(), kParallelElements, [&](std::int64_t from, std::int64_t to) {
        if (x.scalar_type() == at::kFloat)
            table.dropout(elementData<float>(x), std::size_t(from), std::size_t(to), seed, threshold, scale);
        else
            table.dropoutBf16(elementData<Bf16>(x), std::size_t(from), std::size_t(to), seed, threshold, scale);
    });
}

} // namespace danlu::engine
