#include "engine/exporting/FinalWeights.h"

#include <ATen/ops/argsort.h>
#include <ATen/ops/index_select.h>
#include <ATen/ops/linear.h>

#include <algorithm>

namespace danlu::engine {

FinalWeights::FinalWeights(CausalModel& model) : m_parameters(model.parameters()), m_linears(model.linears()) {
    for (const auto& parameter : m_parameters)
        m_all += double(parameter.tensor->numel());
}

Linear* FinalWeights::linearOf(const Parameter& parameter) const {
    const auto found = std::find_if(m_linears.begin(), m_linears.end(), [&](const Linear* linear) { return &linear->weight == parameter.tensor; });
    return found == m_linears.end() ? nullptr : *found;
}

/// W + scale·B·A (Hu et al. 2021), fp32.
at::Tensor FinalWeights::merged(const Parameter& parameter) const {
    const auto weight = parameter.tensor->detach().to(at::kCPU, at::kFloat);
    const auto* linear = linearOf(parameter);
    if (!linear || !linear->lora)
        return weight;
    const auto& pair = *linear->lora;
    return weight.addmm(pair.b.detach().to(at::kCPU, at::kFloat), pair.a.detach().to(at::kCPU, at::kFloat), 1, pair.scale);
}

void FinalWeights::settle(const Parameter& parameter, at::Tensor value) {
    *parameter.tensor = value.to(parameter.tensor->options());
    if (auto* linear = linearOf(parameter))
        linear->lora.reset();
}

Result<> FinalWeights::write(const std::string& name, const BlockCodec& codec, const at::Tensor& order, const formats::ByteSink& sink) {
    const auto found = std::find_if(m_parameters.begin(), m_parameters.end(), [&](const Parameter& parameter) { return parameter.name == name; });
    if (found == m_parameters.end())
        return Error(ErrorCode::Failed, "the model has no tensor " + name);
    auto value = merged(*found);
    if (order.defined())
        value = at::index_select(value, 0, order);
    DANLU_TRY(auto rounded, encodeRounded(name, value, codec, sink));
    settle(*found, order.defined() ? at::index_select(rounded, 0, at::argsort(order)) : std::move(rounded));
    m_done += double(value.numel());
    return ok();
}

} // namespace danlu::engine
