#pragma once

#include <functional>
#include <vector>

namespace danlu::label {

/// The value of a function at a point, with its gradient there.
struct Slope {
    double value = 0;
    std::vector<double> gradient;
};
using Objective = std::function<Slope(const std::vector<double>& point)>;

struct LbfgsOptions {
    int iterations = 100;
    double tolerance = 1e-4; // stops when no component of the gradient is larger
    std::size_t history = 5; // pairs of steps remembered
};

/// Minimum of a smooth convex function from `point` on: L-BFGS (Nocedal 1980; two-loop recursion) with a backtracking line search
/// (Armijo). Deterministic.
std::vector<double> minimise(const Objective& objective, std::vector<double> point, const LbfgsOptions& options);

} // namespace danlu::label
