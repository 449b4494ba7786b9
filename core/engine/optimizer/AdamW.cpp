#include "engine/optimizer/AdamW.h"

#include <ATen/ops/_foreach_mul.h>
#include <ATen/ops/_foreach_norm.h>
#include <ATen/ops/_fused_adamw.h>
#include <ATen/ops/full.h>
#include <ATen/ops/linalg_vector_norm.h>
#include <ATen/ops/stack.h>
#include <ATen/ops/zeros_like.h>
#include <c10/core/GradMode.h>

#include <algorithm>
#include <cctype>
#include <map>
#include <sstream>

namespace danlu::engine {

bool isExemptFromDecay(std::string_view name) {
    std::string lower(name);
    std::transform(lower.begin(), lower.end(), lower.begin(), [](unsigned char c) { return char(std::tolower(c)); });
    for (const auto* part : {"bias", "layernorm", "rmsnorm"})
        if (lower.find(part) != lower.npos)
            return true;
    std::istringstream path(lower);
    for (std::string component; std::getline(path, component, '.');)
        if (component == "norm" || component.ends_with("_norm"))
            return true;
    return false;
}

AdamW::AdamW(std::vector<Trainable> parameters, const AdamWOptions& options) : m_parameters(std::move(parameters)), m_options(options) {
    for (const auto& parameter : m_parameters) {
        const auto like = parameter.tensor.detach();
        m_slots.push_back({at::zeros_like(like), at::zeros_like(like), at::full({}, 0.0, like.options().dtype(at::kFloat))});
    }
}

void AdamW::stepGroup(double learningRate, bool decayed) {
    std::vector<at::Tensor> values, gradients, means, squares, steps;
    for (std::size_t i = 0; i < m_parameters.size(); ++i) {
        const auto& [name, tensor] = m_parameters[i];
        if (!tensor.grad().defined() || isExemptFromDecay(name) == decayed)
            continue;
        values.push_back(tensor);
        gradients.push_back(tensor.grad());
        means.push_back(m_slots[i].mean);
        squares.push_back(m_slots[i].square);
        steps.push_back(m_slots[i].step.add_(1));
    }
    if (!values.empty())
        at::_fused_adamw_(values, gradients, means, squares, {}, steps, learningRate, m_options.beta1, m_options.beta2, decayed ? m_options.weightDecay : 0.0,
                          m_options.epsilon, false, false);
}

void AdamW::step(double learningRate) {
    c10::NoGradGuard noGradients;
    stepGroup(learningRate, true);
    stepGroup(learningRate, false);
    ++m_steps;
}

void AdamW::clearGradients() {
    for (auto& parameter : m_parameters)
        parameter.tensor.mutable_grad().reset();
}

NamedTensors AdamW::state() const {
    NamedTensors all;
    for (std::size_t i = 0; i < m_parameters.size(); ++i) {
        all.emplace_back(m_parameters[i].name + ".exp_avg", m_slots[i].mean);
        all.emplace_back(m_parameters[i].name + ".exp_avg_sq", m_slots[i].square);
    }
    return all;
}

Result<> AdamW::restore(const NamedTensors& state, std::int64_t steps) {
    c10::NoGradGuard noGradients;
    std::map<std::string, at::Tensor> byName(state.begin(), state.end());
    for (std::size_t i = 0; i < m_parameters.size(); ++i) {
        const auto mean = byName.find(m_parameters[i].name + ".exp_avg"), square = byName.find(m_parameters[i].name + ".exp_avg_sq");
        if (mean == byName.end() || square == byName.end() || mean->second.sizes() != m_slots[i].mean.sizes() ||
            square->second.sizes() != m_slots[i].mean.sizes())
            return Error(ErrorCode::Corrupt, "the checkpoint's optimizer state does not fit " + m_parameters[i].name);
        m_slots[i].mean.copy_(mean->second);
        m_slots[i].square.copy_(square->second);
        m_slots[i].step.fill_(double(steps));
    }
    m_steps = steps;
    return ok();
}

double clipGradients(const std::vector<Trainable>& parameters, double maxNorm) {
    c10::NoGradGuard noGradients;
    std::vector<at::Tensor> gradients;
    for (const auto& parameter : parameters)
        if (parameter.tensor.grad().defined())
            gradients.push_back(parameter.tensor.grad());
    if (gradients.empty())
        return 0;
    const double norm = at::linalg_vector_norm(at::stack(at::_foreach_norm(gradients)), 2).item<double>();
    if (maxNorm > 0 && maxNorm / (norm + 1e-6) < 1)
        at::_foreach_mul_(gradients, maxNorm / (norm + 1e-6));
    return norm;
}

} // namespace danlu::engine
