#include "engine/ops/Attention.h"

#include "engine/ops/Product.h"

#include <ATen/TensorOperators.h>
#include <ATen/ops/_scaled_dot_product_flash_attention_for_cpu.h>
#include <ATen/ops/_scaled_dot_product_flash_attention_for_cpu_backward.h>
#include <ATen/ops/arange.h>
#include <ATen/ops/scaled_dot_product_attention.h>
#include <ATen/ops/where.h>
#include <ATen/ops/zeros.h>
#include <torch/csrc/autograd/custom_function.h>

#include <limits>

namespace danlu::engine {
namespace {

using torch::autograd::AutogradContext;
using torch::autograd::variable_list;

/// [batch, seq, heads, dim] ↔ [batch, heads, seq, dim], a view.
at::Tensor headsFirst(const at::Tensor& x) { return x.transpose(1, 2); }

/// RoPE and torch's blockwise CPU attention in the product's format; q, k after RoPE are kept in the activations' format.
class FlashOnCpu : public torch::autograd::Function<FlashOnCpu> {
public:
    static at::Tensor forward(AutogradContext* context, const at::Tensor& q, const at::Tensor& k, const at::Tensor& v, const at::Tensor& cos,
                              const at::Tensor& sin, const TokenLayout& layout) {
        const auto format = q.scalar_type(), work = productFormat(q);
        const auto turned = [&](const at::Tensor& x) { return rotate(layout.padded(x), {cos, sin}, Turn::Forward, format); };
        const auto wide = [work](const at::Tensor& x) { return headsFirst(x.to(work)); };
        const auto turnedQ = turned(q), turnedK = turned(k);
        auto [out, logSumExp] = at::_scaled_dot_product_flash_attention_for_cpu(wide(turnedQ), wide(turnedK), wide(layout.padded(v)), 0, true);
        auto result = layout.tokensOf(headsFirst(out).to(format));
        context->save_for_backward({layout.tokensOf(turnedQ), layout.tokensOf(turnedK), v, result, logSumExp, cos, sin, layout.places});
        context->saved_data["batch"] = layout.batch;
        context->saved_data["seq"] = layout.seq;
        return result;
    }

    static variable_list backward(AutogradContext* context, variable_list gradients) {
        const auto kept = context->get_saved_variables();
        const TokenLayout layout{context->saved_data["batch"].toInt(), context->saved_data["seq"].toInt(), kept[7]};
        const auto format = kept[0].scalar_type(), work = productFormat(kept[0]);
        const auto wide = [&](const at::Tensor& x) { return headsFirst(layout.padded(x.to(work))); };
        const auto [dq, dk, dv] = at::_scaled_dot_product_flash_attention_for_cpu_backward(wide(gradients[0].contiguous()), wide(kept[0]), wide(kept[1]),
                                                                                           wide(kept[2]), wide(kept[3]), kept[4], 0, true);
        const auto turnedBack = [&](const at::Tensor& x) {
            return layout.tokensOf(rotate(headsFirst(x).contiguous(), {kept[5], kept[6]}, Turn::Back, format));
        };
        return {turnedBack(dq), turnedBack(dk), layout.tokensOf(headsFirst(dv).to(format)), at::Tensor(), at::Tensor(), at::Tensor()};
    }
};

/// RoPE alone, differentiable, for devices whose attention torch differentiates itself.
class RotateFunction : public torch::autograd::Function<RotateFunction> {
public:
    static at::Tensor forward(AutogradContext* context, const at::Tensor& x, const at::Tensor& cos, const at::Tensor& sin) {
        context->save_for_backward({cos, sin});
        return rotate(x, {cos, sin}, Turn::Forward, x.scalar_type());
    }
    static variable_list backward(AutogradContext* context, variable_list gradients) {
        const auto kept = context->get_saved_variables();
        return {rotate(gradients[0].contiguous(), {kept[0], kept[1]}, Turn::Back, gradients[0].scalar_type()), at::Tensor(), at::Tensor()};
    }
};

/// Additive mask [1, 1, queries, keys] for queries that stand at the end of the keys.
at::Tensor endMask(std::int64_t queries, std::int64_t keys, const at::Tensor& like) {
    const auto options = like.options().dtype(at::kLong);
    const auto column = at::arange(keys, options), row = at::arange(keys - queries, keys, options).unsqueeze(1);
    const auto zero = at::zeros({}, like.options());
    return at::where(column <= row, zero, zero - std::numeric_limits<float>::infinity()).view({1, 1, queries, keys});
}

} // namespace

at::Tensor TokenLayout::padded(const at::Tensor& tokens) const {
    std::vector<std::int64_t> shape{batch, seq};
    shape.insert(shape.end(), tokens.sizes().begin() + 1, tokens.sizes().end());
    if (!places.defined())
        return tokens.view(shape);
    auto flat = tokens.sizes().vec();
    flat[0] = batch * seq;
    return at::zeros(flat, tokens.options()).index_copy_(0, places, tokens).view(shape);
}

at::Tensor TokenLayout::tokensOf(const at::Tensor& padded) const {
    const auto flat = padded.contiguous().flatten(0, 1);
    return places.defined() ? flat.index_select(0, places) : flat;
}

at::Tensor causalAttention(const at::Tensor& q, const at::Tensor& k, const at::Tensor& v, const RotaryTables& tables, const TokenLayout& layout) {
    if (q.is_cpu())
        return FlashOnCpu::apply(q, k, v, tables.cos, tables.sin, layout);
    const auto turned = [&](const at::Tensor& x) { return headsFirst(RotateFunction::apply(layout.padded(x), tables.cos, tables.sin)); };
    return layout.tokensOf(headsFirst(at::scaled_dot_product_attention(turned(q), turned(k), headsFirst(layout.padded(v)), {}, 0, true, {}, true)));
}

at::Tensor cachedAttention(const at::Tensor& q, const at::Tensor& k, const at::Tensor& v, const RotaryTables& tables, KvCache& cache, std::int64_t layer) {
    const auto format = q.scalar_type(), work = productFormat(q);
    const auto turnedQ = headsFirst(rotate(q, tables, Turn::Forward, work));
    const auto [keys, values] = cache.append(layer, headsFirst(rotate(k, tables, Turn::Forward, format)), headsFirst(v));
    const auto queries = q.size(1), all = keys.size(2);
    const bool square = queries == all;
    const auto mask = square || queries == 1 ? std::optional<at::Tensor>() : endMask(queries, all, turnedQ);
    const auto out = at::scaled_dot_product_attention(turnedQ, keys.to(work), values.to(work), mask, 0, square && queries > 1, {}, true);
    return headsFirst(out).to(format).contiguous();
}

} // namespace danlu::engine
