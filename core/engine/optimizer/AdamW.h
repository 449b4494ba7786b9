#pragma once

#include "base/Result.h"
#include "engine/model/NamedTensors.h"

namespace danlu::engine {

struct AdamWOptions {
    double beta1 = 0.9, beta2 = 0.999, epsilon = 1e-8, weightDecay = 0;
};
/// A trainable tensor and its name; fp32 leaf with gradients on.
struct Trainable {
    std::string name;
    at::Tensor tensor;
};
/// Whether weight decay leaves a parameter out: biases and norms, by Trainer's rule on the lower-cased name.
bool isExemptFromDecay(std::string_view name);

/// Decoupled weight decay and Adam (Loshchilov & Hutter 2019) through torch's fused kernel. State is two fp32 tensors per parameter.
class AdamW {
public:
    AdamW(std::vector<Trainable> parameters, const AdamWOptions& options);

    /// One update from the parameters' gradients. Parameters without a gradient are left alone.
    void step(double learningRate);
    void clearGradients();
    const std::vector<Trainable>& parameters() const { return m_parameters; }

    /// "NAME.exp_avg", "NAME.exp_avg_sq", and the steps done.
    NamedTensors state() const;
    std::int64_t steps() const { return m_steps; }
    Result<> restore(const NamedTensors& state, std::int64_t steps);

private:
    struct Slot {
        at::Tensor mean, square, step;
    };
    void stepGroup(double learningRate, bool decayed);

    std::vector<Trainable> m_parameters;
    std::vector<Slot> m_slots;
    AdamWOptions m_options;
    std::int64_t m_steps = 0;
};

/// L2 norm over all gradients, and their scaling by min(1, max/(norm + 1e-6)) where max > 0. Returns the norm before.
double clipGradients(const std::vector<Trainable>& parameters, double maxNorm);

} // namespace danlu::engine
