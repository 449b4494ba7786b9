#pragma once

#include <cmath>

namespace danlu::ui {

/// Exponential smoothing without the pull towards zero at the start, as TensorBoard does it: s ← w·s + (1 − w)·y, shown s / (1 − wⁿ).
class Smoother {
public:
    explicit Smoother(double weight = 0) : m_weight(weight) {}

    double weight() const { return m_weight; }
    /// What is not finite passes through and leaves no trace.
    double next(double value) {
        if (!std::isfinite(value))
            return value;
        m_mean = m_weight * m_mean + (1 - m_weight) * value;
        m_power *= m_weight;
        return m_mean / (1 - m_power);
    }

private:
    double m_weight, m_mean = 0, m_power = 1;
};

} // namespace danlu::ui
