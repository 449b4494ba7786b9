// Each fused operation against the plain composite form that torch differentiates itself, values and gradients.
#include "Tiny.h"

#include "engine/ops/Attention.h"
#include "engine/ops/LinearCrossEntropy.h"
#include "engine/ops/Linears.h"
#include "engine/ops/Product.h"
#include "engine/ops/kernels/RowKernels.h"

#include <ATen/CPUGeneratorImpl.h>
#include <ATen/TensorOperators.h>
#include <ATen/ops/_log_softmax.h>
#include <ATen/ops/arange.h>
#include <ATen/ops/cat.h>
#include <ATen/ops/empty.h>
#include <ATen/ops/ones.h>
#include <ATen/ops/outer.h>
#include <ATen/ops/rand.h>
#include <ATen/ops/randint.h>
#include <ATen/ops/randn.h>
#include <ATen/ops/rsqrt.h>
#include <ATen/ops/scaled_dot_product_attention.h>
#include <ATen/ops/silu.h>
#include <ATen/ops/softmax.h>
#include <ATen/ops/zeros.h>
#include <c10/core/GradMode.h>

using namespace danlu::engine;

namespace {

at::Generator generator(std::uint64_t seed) { return at::make_generator<at::CPUGeneratorImpl>(seed); }

at::Tensor leaf(at::IntArrayRef shape, std::uint64_t seed, double scale = 1) {
    return at::randn(shape, generator(seed), at::TensorOptions(at::kFloat)).mul_(scale).requires_grad_(true);
}

double relative(const at::Tensor& a, const at::Tensor& b) {
    return a.detach().to(at::kDouble).sub(b.detach().to(at::kDouble)).norm().item<double>() / (b.detach().to(at::kDouble).norm().item<double>() + 1e-12);
}

/// Runs both forms to Σ y·weights and compares values and every leaf's gradient.
void compare(const std::function<at::Tensor()>& ours, const std::function<at::Tensor()>& plain, const std::vector<at::Tensor>& leaves, double tolerance) {
    const auto run = [&leaves](const std::function<at::Tensor()>& form) {
        const auto y = form();
        const auto weights = at::arange(y.numel(), at::TensorOptions(at::kFloat)).mul_(0.37).cos().view(y.sizes());
        y.to(at::kFloat).mul(weights).sum().backward();
        std::vector<at::Tensor> results{y.detach()};
        for (auto one : leaves) {
            REQUIRE(one.grad().defined());
            results.push_back(one.grad().clone());
            one.mutable_grad().reset();
        }
        return results;
    };
    const auto a = run(ours), b = run(plain);
    for (std::size_t i = 0; i < a.size(); ++i) {
        CAPTURE(i);
        CHECK(relative(a[i], b[i]) < tolerance);
    }
}

Linear layerOf(std::int64_t out, std::int64_t in, std::uint64_t seed, bool trained) {
    Linear layer;
    layer.weight = leaf({out, in}, seed, 0.3).detach().requires_grad_(trained);
    layer.bias = leaf({out}, seed + 1).detach().requires_grad_(trained);
    return layer;
}

void addPair(Linear& layer, std::uint64_t seed) {
    layer.lora = LoraPair{leaf({3, layer.weight.size(1)}, seed, 0.5), leaf({layer.weight.size(0), 3}, seed + 1, 0.5), 1.7, 0};
}

at::Tensor plainLinear(const at::Tensor& x, const Linear& layer) {
    auto y = x.mm(layer.weight.t()) + layer.bias;
    if (layer.lora)
        y = y + x.mm(layer.lora->a.t()).mm(layer.lora->b.t()) * layer.lora->scale;
    return y;
}

at::Tensor plainNorm(const at::Tensor& x, const at::Tensor& weight) { return x * at::rsqrt(x.square().mean(-1, true) + 1e-5) * weight; }

RotaryTables tables(std::int64_t seq, std::int64_t dim) {
    const auto angles = at::outer(at::arange(seq, at::TensorOptions(at::kFloat)), at::arange(dim / 2, at::TensorOptions(at::kFloat)).mul_(-0.7).exp_());
    return {angles.cos(), angles.sin()};
}

at::Tensor plainRotate(const at::Tensor& x, const RotaryTables& t) {
    const auto halves = x.chunk(2, -1);
    const auto cos = t.cos.unsqueeze(1), sin = t.sin.unsqueeze(1);
    return at::cat({halves[0] * cos - halves[1] * sin, halves[1] * cos + halves[0] * sin}, -1);
}

} // namespace

TEST_CASE("linear layers: frozen with a pair, trained without, both formats of input") {
    for (const bool adapted : {true, false}) {
        auto layer = layerOf(7, 5, 1, !adapted);
        std::vector<at::Tensor> leaves{leaf({11, 5}, 9)};
        if (adapted) {
            addPair(layer, 3);
            leaves.insert(leaves.end(), {layer.lora->a, layer.lora->b});
        } else
            leaves.insert(leaves.end(), {layer.weight, layer.bias});
        compare([&] { return linear(leaves[0], layer, {}); }, [&] { return plainLinear(leaves[0], layer); }, leaves, 1e-5);
    }
}

TEST_CASE("a frozen weight gets no gradient") {
    auto layer = layerOf(7, 5, 1, false);
    addPair(layer, 3);
    linear(leaf({4, 5}, 2), layer, {}).sum().backward();
    CHECK_FALSE(layer.weight.grad().defined());
}

TEST_CASE("norm and the layers behind it") {
    const auto x = leaf({37, 20}, 1), weight = leaf({20}, 2);
    auto first = layerOf(9, 20, 3, false), second = layerOf(6, 20, 5, true);
    addPair(first, 7);
    const Linear* const both[] = {&first, &second};
    compare(
        [&] {
            const auto y = normedLinears(x, weight, 1e-5, both, {});
            return at::cat({y[0], y[1]}, 1);
        },
        [&] {
            const auto h = plainNorm(x, weight);
            return at::cat({plainLinear(h, first), plainLinear(h, second)}, 1);
        },
        {x, weight, first.lora->a, first.lora->b, second.weight, second.bias}, 1e-5);
    compare([&] { return rmsNorm(x, weight, 1e-5); }, [&] { return plainNorm(x, weight); }, {x, weight}, 1e-5);
}

TEST_CASE("SwiGLU and the layer behind it") {
    const auto gate = leaf({23, 19}, 1, 3), up = leaf({23, 19}, 2);
    auto layer = layerOf(8, 19, 3, false);
    addPair(layer, 5);
    compare([&] { return gatedLinear(gate, up, layer, {}); }, [&] { return plainLinear(at::silu(gate) * up, layer); }, {gate, up, layer.lora->a, layer.lora->b},
            1e-5);
}

TEST_CASE("causal attention with rotary positions and shared key heads") {
    const auto t = tables(21, 8);
    const auto plain = [&](const at::Tensor& q, const at::Tensor& k, const at::Tensor& v) {
        const auto mask = at::ones({21, 21}, at::kFloat).triu(1) * -1e9;
        const auto expand = [](const at::Tensor& x) { return x.transpose(1, 2).repeat_interleave(3, 1); };
        const auto scores = plainRotate(q, t).transpose(1, 2).matmul(expand(plainRotate(k, t)).transpose(2, 3)) / std::sqrt(8.0) + mask;
        return at::softmax(scores, -1).matmul(expand(v)).transpose(1, 2);
    };
    const TokenLayout full{2, 21, {}}, ragged{2, 21, at::arange(34, at::TensorOptions(at::kLong))}; // 21 and 13 tokens
    for (const auto& layout : {full, ragged}) {
        const std::int64_t tokens = layout.places.defined() ? 34 : 42;
        const auto q = leaf({tokens, 6, 8}, 1), k = leaf({tokens, 2, 8}, 2), v = leaf({tokens, 2, 8}, 3);
        compare([&] { return causalAttention(q, k, v, t, layout); },
                [&] { return layout.tokensOf(plain(layout.padded(q), layout.padded(k), layout.padded(v))); }, {q, k, v}, 1e-5);
    }
}

TEST_CASE("cross-entropy in pieces of rows and of the vocabulary") {
    const std::int64_t rows = kLogitBytes / (20000 * 4) + 60; // two pieces
    const auto x = leaf({rows, 6}, 1), weight = leaf({20000, 6}, 2);
    const auto targets = at::randint(0, 20000, {rows}, generator(3), at::TensorOptions(at::kLong));
    const auto plain = [&] { return at::_log_softmax(x.mm(weight.t()), 1, false).gather(1, targets.unsqueeze(1)).neg().sum(); };
    compare([&] { return linearCrossEntropy(x, weight, targets); }, plain, {x, weight}, 1e-5);
    c10::NoGradGuard noGradients;
    CHECK(targetLogProbabilities(x, weight, targets).sum().neg().item<double>() == doctest::Approx(plain().item<double>()).epsilon(1e-5));
    const auto narrow = weight.to(at::kBFloat16); // a frozen bf16 head goes through the tiles
    const auto expected = at::_log_softmax(x.mm(narrow.to(at::kFloat).t()), 1, false).gather(1, targets.unsqueeze(1)).neg().sum();
    CHECK(linearCrossEntropy(x, narrow, targets).item<double>() == doctest::Approx(expected.item<double>()).epsilon(1e-4));
}

TEST_CASE("bf16 is fp32 to bf16's precision, with products in fp32 and in bf16") {
    const auto x = leaf({64, 32}, 1), weight = leaf({32}, 2).detach(), gate = leaf({64, 32}, 8), q = leaf({32, 4, 8}, 9), k = leaf({32, 2, 8}, 10);
    const TokenLayout pair{2, 16, {}};
    auto layer = layerOf(24, 32, 3, false);
    addPair(layer, 5);
    const Linear* const one[] = {&layer};
    auto rounded = layer;
    rounded.weight = layer.weight.to(at::kBFloat16);
    const Linear* const narrow[] = {&rounded};
    const auto head = leaf({300, 32}, 7, 0.3).detach();
    const auto targets = at::randint(0, 300, {64}, generator(3), at::TensorOptions(at::kLong));
    const auto half = [](const at::Tensor& t) { return t.to(at::kBFloat16); };
    for (const auto format : {at::kFloat, at::kBFloat16}) {
        CAPTURE(format);
        const ProductFormatGuard guard(format);
        compare([&] { return normedLinears(half(x), weight, 1e-5, narrow, {})[0]; }, [&] { return normedLinears(x, weight, 1e-5, one, {})[0]; },
                {x, layer.lora->a, layer.lora->b}, 2e-2);
        compare([&] { return gatedLinear(half(gate), half(x), rounded, {}); }, [&] { return gatedLinear(gate, x, layer, {}); },
                {gate, x, layer.lora->a, layer.lora->b}, 2e-2);
        compare([&] { return linearCrossEntropy(half(x), half(head), targets); }, [&] { return linearCrossEntropy(x, head, targets); }, {x}, 2e-2);
        compare([&] { return causalAttention(half(q), half(k), half(k), tables(16, 8), pair); }, [&] { return causalAttention(q, k, k, tables(16, 8), pair); },
                {q, k}, 2e-2);
    }
}

TEST_CASE("dropout: the share, the scale, the same mask in the backward pass, another one next time") {
    auto layer = layerOf(5, 1000, 1, false);
    layer.lora = LoraPair{at::ones({1, 1000}, at::kFloat).requires_grad_(true), at::ones({5, 1}, at::kFloat), 1, 0.25};
    const auto x = at::ones({40, 1000}, at::kFloat).requires_grad_(true);
    layer.weight.zero_();
    layer.bias.zero_();
    const auto masks = generator(4);
    const auto y = linear(x, layer, masks);
    CHECK(y.mean().item<double>() == doctest::Approx(1000).epsilon(0.01));
    y.sum().backward();
    const auto kept = x.grad().gt(0);
    CHECK(kept.to(at::kFloat).mean().item<double>() == doctest::Approx(0.75).epsilon(0.01));
    CHECK(x.grad().max().item<double>() == doctest::Approx(5 / 0.75));
    // dA of the same mask: Σ over rows of the kept inputs.
    CHECK(relative(layer.lora->a.grad(), kept.to(at::kFloat).sum(0, true) * 5 / 0.75) < 1e-5);
    const auto again = linear(x, layer, masks);
    CHECK_FALSE(again.equal(y));
    CHECK(linear(x, layer, generator(4)).equal(y));
}

TEST_CASE("the loops for this CPU agree with the plain ones") {
    const auto &plain = kernels::rowKernelsBase(), &best = kernels::rowKernels();
    const auto logits = at::randn({5000}, generator(1), at::TensorOptions(at::kFloat)).mul_(5);
    auto a = logits.clone(), b = logits.clone();
    const float lossA = plain.crossEntropy(a.mutable_data_ptr<float>(), 5000, 17, 1), lossB = best.crossEntropy(b.mutable_data_ptr<float>(), 5000, 17, 1);
    CHECK(lossA == doctest::Approx(lossB).epsilon(1e-5));
    CHECK(relative(a, b) < 1e-5);
    auto expected = at::softmax(logits, 0);
    expected[17].sub_(1);
    CHECK(relative(a, expected) < 1e-5);
    auto c = at::ones({999}, at::kFloat), d = c.clone();
    plain.dropout(c.mutable_data_ptr<float>(), 0, 999, 77, 1u << 31, 2);
    best.dropout(d.mutable_data_ptr<float>(), 0, 500, 77, 1u << 31, 2);
    best.dropout(d.mutable_data_ptr<float>(), 500, 999, 77, 1u << 31, 2);
    CHECK(c.equal(d));
}

TEST_CASE("values that are not finite stay so") {
    auto layer = layerOf(4, 4, 1, false);
    auto x = at::zeros({3, 4}, at::kFloat);
    x[1][2] = std::numeric_limits<float>::quiet_NaN();
    CHECK(linear(x, layer, {}).isnan().any().item<bool>());
    CHECK(rmsNorm(x.to(at::kBFloat16), at::ones({4}, at::kFloat), 1e-5).isnan().any().item<bool>());
    auto logits = at::ones({40}, at::kFloat);
    logits[7] = std::numeric_limits<float>::quiet_NaN();
    CHECK(std::isnan(kernels::rowKernels().crossEntropy(logits.mutable_data_ptr<float>(), 40, 3, 1)));
}
