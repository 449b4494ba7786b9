#pragma once

#include <cstddef>
#include <cstdint>

namespace danlu::engine::kernels {

/// Element-wise loops over rows, compiled once per instruction set. Formats: float, or bf16 as its 16 bits. Only raw pointers here, and
/// no library headers in the implementation: code compiled for AVX must never be what the linker picks for everybody.
using Bf16 = std::uint16_t;

/// Loops whose activations have format X and whose working format (that of matrix products) is W.
template <typename X, typename W>
struct RowLoops {
    /// y = x·rstd·weight with rstd = 1/√(mean x² + eps), written for the backward pass. weight [width] in fp32.
    void (*normForward)(const X* x, const float* weight, W* y, float* rstd, std::size_t rows, std::size_t width, float epsilon);
    /// dx = rstd·(dy·weight − x̂·mean(dy·weight·x̂)), x̂ = x·rstd; where dWeight is given dy·x̂ is added to it.
    void (*normBackward)(const W* dy, const X* x, const float* weight, const float* rstd, X* dx, float* dWeight, std::size_t rows, std::size_t width);
    /// y = gate·σ(gate)·up.
    void (*gateForward)(const X* gate, const X* up, W* y, std::size_t count);
    void (*gateBackward)(const W* dy, const X* gate, const X* up, X* dGate, X* dUp, std::size_t count);
    /// Rotates one head [dim] per row: (a, b) → (a·c − b·s, b·c + a·s) over halves; cos and sin [dim/2]. sign −1 turns back.
    void (*rotate)(const X* from, W* to, const float* cos, const float* sin, float sign, std::size_t half);
    void (*rotateBack)(const W* from, X* to, const float* cos, const float* sin, float sign, std::size_t half);
    void (*convert)(const X* from, W* to, std::size_t count);
    void (*convertBack)(const W* from, X* to, std::size_t count);
};

struct RowKernels {
    RowLoops<float, float> plain;
    RowLoops<Bf16, float> wide;  // bf16 activations, products in fp32
    RowLoops<Bf16, Bf16> narrow; // bf16 throughout
    /// Cross-entropy of one row of logits in place: returns −log p[target]; the row becomes scale·(softmax − onehot(target)).
    float (*crossEntropy)(float* logits, std::size_t count, std::size_t target, float scale);
    float (*crossEntropyBf16)(Bf16* logits, std::size_t count, std::size_t target, float scale);
    /// y = x·scale where hash(seed, index) ≥ threshold, else 0. The same seed gives the same mask, at any split of the range.
    void (*dropout)(float* x, std::size_t begin, std::size_t end, std::uint64_t seed, std::uint32_t threshold, float scale);
    void (*dropoutBf16)(Bf16* x, std::size_t begin, std::size_t end, std::uint64_t seed, std::uint32_t threshold, float scale);
};

/// The table for this CPU.
const RowKernels& rowKernels();

const RowKernels& rowKernelsBase();
#ifdef __x86_64__
const RowKernels& rowKernelsAvx2();
const RowKernels& rowKernelsAvx512();
#endif

} // namespace danlu::engine::kernels
