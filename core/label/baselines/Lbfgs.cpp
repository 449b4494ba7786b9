#include "label/baselines/Lbfgs.h"

#include <algorithm>
#include <cmath>
#include <deque>

namespace danlu::label {
namespace {

using Vector = std::vector<double>;

double dot(const Vector& a, const Vector& b) {
    double sum = 0;
    for (std::size_t i = 0; i < a.size(); ++i)
        sum += a[i] * b[i];
    return sum;
}

void addScaled(Vector& to, double factor, const Vector& of) {
    for (std::size_t i = 0; i < to.size(); ++i)
        to[i] += factor * of[i];
}

double largest(const Vector& a) {
    double most = 0;
    for (const double one : a)
        most = std::max(most, std::abs(one));
    return most;
}

/// A step that was taken and how the gradient changed over it.
struct Step {
    Vector moved, turned;
    double rho = 0; // 1 / (moved · turned)
};

/// −H·gradient, H being the estimate of the inverse Hessian that the steps make.
Vector direction(const std::deque<Step>& steps, const Vector& gradient) {
    Vector result = gradient;
    Vector weights(steps.size());
    for (std::size_t i = steps.size(); i-- > 0;) {
        weights[i] = steps[i].rho * dot(steps[i].moved, result);
        addScaled(result, -weights[i], steps[i].turned);
    }
    const double scale =
        steps.empty() ? 1 / std::max(1.0, std::sqrt(dot(gradient, gradient))) : 1 / (steps.back().rho * dot(steps.back().turned, steps.back().turned));
    for (double& one : result)
        one *= -scale;
    for (std::size_t i = 0; i < steps.size(); ++i)
        addScaled(result, -weights[i] - steps[i].rho * dot(steps[i].turned, result), steps[i].moved);
    return result;
}

} // namespace

Vector minimise(const Objective& objective, Vector point, const LbfgsOptions& options) {
    constexpr double kDescent = 1e-4;
    constexpr int kHalvings = 30;
    std::deque<Step> steps;
    Slope here = objective(point);
    for (int iteration = 0; iteration < options.iterations && largest(here.gradient) > options.tolerance; ++iteration) {
        const Vector towards = direction(steps, here.gradient);
        const double slope = dot(towards, here.gradient);
        double length = 1;
        Vector next;
        Slope there;
        for (int halving = 0; halving < kHalvings; ++halving, length /= 2) {
            next = point;
            addScaled(next, length, towards);
            there = objective(next);
            if (there.value <= here.value + kDescent * length * slope)
                break;
        }
        if (!(there.value < here.value))
            break; // as low as doubles go
        Step step{next, there.gradient, 0};
        addScaled(step.moved, -1, point);
        addScaled(step.turned, -1, here.gradient);
        const double curvature = dot(step.moved, step.turned);
        if (curvature > 1e-12 * dot(step.turned, step.turned)) {
            step.rho = 1 / curvature;
            steps.push_back(std::move(step));
        }
        if (steps.size() > options.history)
            steps.pop_front();
        point = std::move(next);
        here = std::move(there);
    }
    return point;
}

} // namespace danlu::label
