// Body of RowKernels<Isa>.cpp; DANLU_KERNELS names the function that returns the table. Each inclusion has its own anonymous namespace.
#include "engine/ops/kernels/RowKernels.h"

namespace danlu::engine::kernels {
namespace {

inline float load(const float* at, std::size_t i) { return at[i]; }
inline float load(const Bf16* at, std::size_t i) { return __builtin_bit_cast(float, std::uint32_t(at[i]) << 16); }

inline void store(float* at, std::size_t i, float value) { at[i] = value; }
/// Round to nearest, ties to even; a NaN stays one.
inline void store(Bf16* at, std::size_t i, float value) {
    const auto bits = __builtin_bit_cast(std::uint32_t, value);
    const std::uint32_t rounded = (bits + 0x7fff + (bits >> 16 & 1)) >> 16;
    at[i] = Bf16(value != value ? 0x7fc0u : rounded);
}

/// e^x to 2 ulp (Cephes' polynomial after reduction by ln 2), for x clamped to ±87.
inline float exponential(float x) {
    x = x < -87.0f ? -87.0f : x > 87.0f ? 87.0f : x;
    const float magic = 12582912.0f; // 1.5·2²³: adding it rounds to a whole number
    const float shifted = x * 1.44269504f + magic;
    const float n = shifted - magic;
    const float r = x - n * 0.693359375f + n * 2.12194440e-4f;
    float p = 1.9875691500e-4f;
    p = p * r + 1.3981999507e-3f;
    p = p * r + 8.3334519073e-3f;
    p = p * r + 4.1665795894e-2f;
    p = p * r + 1.6666665459e-1f;
    p = p * r + 5.0000001201e-1f;
    p = p * r * r + r + 1.0f;
    const auto scale = std::uint32_t(std::int32_t(n) + 127) << 23;
    return p * __builtin_bit_cast(float, scale);
}

inline float sigmoid(float x) { return 1.0f / (1.0f + exponential(-x)); }

constexpr std::size_t kLanes = 16; // independent partial sums, so that reductions vectorise in a fixed order

template <typename Term>
inline float sumOf(std::size_t count, Term term) {
    float lanes[kLanes] = {};
    std::size_t i = 0;
    for (; i + kLanes <= count; i += kLanes)
        for (std::size_t lane = 0; lane < kLanes; ++lane)
            lanes[lane] += term(i + lane);
    for (; i < count; ++i)
        lanes[0] += term(i);
    for (std::size_t step = kLanes / 2; step > 0; step /= 2)
        for (std::size_t lane = 0; lane < step; ++lane)
            lanes[lane] += lanes[lane + step];
    return lanes[0];
}

template <typename X, typename W>
void normForward(const X* x, const float* weight, W* y, float* rstd, std::size_t rows, std::size_t width, float epsilon) {
    for (std::size_t row = 0; row < rows; ++row, x += width, y += width) {
        const float squares = sumOf(width, [x](std::size_t i) { return load(x, i) * load(x, i); });
        const float r = 1.0f / __builtin_sqrtf(squares / float(width) + epsilon);
        rstd[row] = r;
        for (std::size_t i = 0; i < width; ++i)
            store(y, i, load(x, i) * r * weight[i]);
    }
}

template <typename X, typename W>
void normBackward(const W* dy, const X* x, const float* weight, const float* rstd, X* dx, float* dWeight, std::size_t rows, std::size_t width) {
    for (std::size_t row = 0; row < rows; ++row, dy += width, x += width, dx += width) {
        const float r = rstd[row];
        const float mean = r * sumOf(width, [=](std::size_t i) { return load(dy, i) * weight[i] * load(x, i); }) / float(width);
        if (dWeight)
            for (std::size_t i = 0; i < width; ++i)
                dWeight[i] += load(dy, i) * load(x, i) * r;
        for (std::size_t i = 0; i < width; ++i)
            store(dx, i, r * (load(dy, i) * weight[i] - load(x, i) * r * mean));
    }
}

template <typename X, typename W>
void gateForward(const X* gate, const X* up, W* y, std::size_t count) {
    for (std::size_t i = 0; i < count; ++i)
        store(y, i, load(gate, i) * sigmoid(load(gate, i)) * load(up, i));
}

template <typename X, typename W>
void gateBackward(const W* dy, const X* gate, const X* up, X* dGate, X* dUp, std::size_t count) {
    for (std::size_t i = 0; i < count; ++i) {
        const float g = load(gate, i), u = load(up, i), d = load(dy, i), s = sigmoid(g);
        store(dUp, i, d * g * s);
        store(dGate, i, d * u * s * (1.0f + g * (1.0f - s)));
    }
}

template <typename From, typename To>
void rotate(const From* from, To* to, const float* cos, const float* sin, float sign, std::size_t half) {
    for (std::size_t i = 0; i < half; ++i) {
        const float a = load(from, i), b = load(from, i + half), s = sin[i] * sign;
        store(to, i, a * cos[i] - b * s);
        store(to, i + half, b * cos[i] + a * s);
    }
}

template <typename From, typename To>
void convert(const From* from, To* to, std::size_t count) {
    for (std::size_t i = 0; i < count; ++i)
        store(to, i, load(from, i));
}

template <typename L>
float crossEntropy(L* logits, std::size_t count, std::size_t target, float scale) {
    float highest[kLanes];
    for (auto& lane : highest)
        lane = load(logits, 0);
    std::size_t i = 0;
    for (; i + kLanes <= count; i += kLanes)
        for (std::size_t lane = 0; lane < kLanes; ++lane)
            highest[lane] = load(logits, i + lane) > highest[lane] ? load(logits, i + lane) : highest[lane];
    for (; i < count; ++i)
        highest[0] = load(logits, i) > highest[0] ? load(logits, i) : highest[0];
    float top = highest[0];
    for (const float lane : highest)
        top = lane > top ? lane : top;
    const float own = load(logits, target);
    const float sum = sumOf(count, [=](std::size_t j) { return exponential(load(logits, j) - top); });
    const float factor = scale / sum;
    for (std::size_t j = 0; j < count; ++j)
        store(logits, j, exponential(load(logits, j) - top) * factor);
    store(logits, target, load(logits, target) - scale);
    return __builtin_logf(sum) + top - own;
}

/// Two rounds of a 32-bit mixer with low bias (Ellis 2018, "prospecting for hash functions") over index and both halves of the seed.
inline std::uint32_t mixed(std::uint32_t x) {
    x ^= x >> 16;
    x *= 0x7feb352du;
    x ^= x >> 15;
    x *= 0x846ca68bu;
    return x ^ x >> 16;
}

template <typename X>
void dropout(X* x, std::size_t begin, std::size_t end, std::uint64_t seed, std::uint32_t threshold, float scale) {
    const auto low = std::uint32_t(seed), high = std::uint32_t(seed >> 32);
    for (std::size_t i = begin; i < end; ++i) {
        const auto hash = mixed(mixed(std::uint32_t(i) ^ low) + high);
        store(x, i, hash < threshold ? 0.0f : load(x, i) * scale);
    }
}

template <typename X, typename W>
constexpr RowLoops<X, W> loops() {
    return {normForward<X, W>, normBackward<X, W>, gateForward<X, W>, gateBackward<X, W>, rotate<X, W>, rotate<W, X>, convert<X, W>, convert<W, X>};
}

} // namespace

const RowKernels& DANLU_KERNELS() {
    static constexpr RowKernels table{loops<float, float>(), loops<Bf16, float>(), loops<Bf16, Bf16>(), crossEntropy<float>, crossEntropy<Bf16>, dropout<float>, dropout<Bf16>};
    return table;
}

} // namespace danlu::engine::kernels
