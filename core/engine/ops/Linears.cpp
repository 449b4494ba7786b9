#include "engine/ops/Linears.h"

#include "engine/ops/Elementwise.h"
#include "engine/ops/Product.h"

#include <ATen/CPUGeneratorImpl.h>
#include <ATen/ops/addmm.h>
#include <ATen/ops/mm.h>
#include <ATen/ops/mv.h>
#include <torch/csrc/autograd/custom_function.h>

namespace danlu::engine {
namespace {

using torch::autograd::AutogradContext;
using torch::autograd::variable_list;

/// What a layer's input is made of.
enum class InputKind : std::int64_t {
    Plain,  // {x}
    Normed, // {x, normWeight}; kept besides: rstd
    Gated,  // {gate, up}
};

struct LayerNumbers {
    double scale = 1, dropout = 0;
    std::uint64_t seed = 0;
};

/// The numbers of one call, kept for its backward pass.
struct LinearsPlan : torch::CustomClassHolder {
    InputKind kind = InputKind::Plain;
    double epsilon = 0;
    std::vector<LayerNumbers> layers;
    std::vector<std::int64_t> given; // autograd takes only defined tensors: which of the slots (sources, then parameters) they fill
};

constexpr std::size_t kSources = 2;  // tensors an input is made of, at most
constexpr std::size_t kPerLayer = 4; // weight, bias, a, b

struct LayerTensors {
    const at::Tensor &weight, &bias, &a, &b;
    LayerTensors(at::TensorList all, std::size_t layer)
        : weight(all[layer * kPerLayer]), bias(all[layer * kPerLayer + 1]), a(all[layer * kPerLayer + 2]), b(all[layer * kPerLayer + 3]) {}
};

bool learns(const at::Tensor& tensor) { return tensor.defined() && tensor.requires_grad(); }

at::Tensor droppedInput(const at::Tensor& x, const LayerNumbers& numbers) {
    if (numbers.dropout == 0)
        return x;
    auto copy = x.clone();
    dropout_(copy, numbers.seed, numbers.dropout);
    return copy;
}

/// One row is read at memory speed by a matrix-vector product in the weight's own format; mm would be several times slower.
at::Tensor baseProduct(const at::Tensor& x, const at::Tensor& weight) {
    if (x.size(0) == 1 && x.is_cpu())
        return weight.detach().mv(x[0].to(weight.scalar_type())).unsqueeze(0).to(x.scalar_type());
    return x.mm(forProduct(weight, x.scalar_type()).t());
}

struct LayerResult {
    at::Tensor y, down; // down = dropout(x)·Aᵀ [n, r], kept for dB
};

LayerResult layerForward(const at::Tensor& x, const LayerTensors& layer, const LayerNumbers& numbers) {
    LayerResult result{baseProduct(x, layer.weight), {}};
    if (layer.bias.defined())
        result.y.add_(layer.bias.detach());
    if (layer.a.defined()) {
        result.down = droppedInput(x, numbers).mm(layer.a.detach().to(x.scalar_type()).t());
        result.y.addmm_(result.down, layer.b.detach().to(x.scalar_type()).t(), 1, numbers.scale);
    }
    return result;
}

struct LayerGradients {
    at::Tensor weight, bias, a, b;
};

/// Bracketed so that the adapter's gradients cost n·r, never out·in: dA = (dy·B)ᵀ·x, dB = dyᵀ·(x·Aᵀ). Adds to `dx` where it is wanted.
LayerGradients layerBackward(const at::Tensor& dy, const at::Tensor& x, const at::Tensor& down, const LayerTensors& layer, const LayerNumbers& numbers,
                             at::Tensor* dx) {
    LayerGradients gradients;
    if (dx) {
        const auto weight = forProduct(layer.weight, dy.scalar_type());
        *dx = dx->defined() ? dx->addmm_(dy, weight) : dy.mm(weight);
    }
    if (learns(layer.weight))
        gradients.weight = dy.t().mm(x);
    if (learns(layer.bias))
        gradients.bias = dy.sum(0, false, at::kFloat);
    if (!layer.a.defined())
        return gradients;
    const auto b = layer.b.detach().to(dy.scalar_type()), a = layer.a.detach().to(dy.scalar_type());
    const auto dyB = dy.mm(b).mul_(numbers.scale); // [n, r]
    if (learns(layer.b))
        gradients.b = dy.t().mm(down).mul_(numbers.scale);
    if (learns(layer.a))
        gradients.a = dyB.t().mm(droppedInput(x, numbers));
    if (dx && numbers.dropout == 0)
        dx->addmm_(dyB, a);
    else if (dx) {
        auto part = dyB.mm(a);
        dropout_(part, numbers.seed, numbers.dropout); // the same mask and scale
        dx->add_(part);
    }
    return gradients;
}

at::Tensor inFormatOf(const at::Tensor& gradient, const at::Tensor& parameter) { return gradient.defined() ? gradient.to(parameter.scalar_type()) : gradient; }

/// The layers' common input in the product's format, and what the source keeps besides its tensors.
struct MadeInput {
    at::Tensor x, rstd;
};

MadeInput makeInput(InputKind kind, double epsilon, at::TensorList sources) {
    const auto work = productFormat(sources[0]);
    if (kind == InputKind::Plain)
        return {sources[0].detach().to(work), {}};
    if (kind == InputKind::Gated)
        return {gateForward(sources[0], sources[1], work), {}};
    const auto normed = normForward(sources[0], sources[1], epsilon, work);
    return {normed.y, normed.rstd};
}

/// Gradients of the sources from that of the input.
std::pair<at::Tensor, at::Tensor> sourceBackward(InputKind kind, const at::Tensor& dx, at::TensorList sources, const at::Tensor& rstd) {
    if (kind == InputKind::Plain)
        return {dx.to(sources[0].scalar_type()), {}};
    if (kind == InputKind::Gated)
        return gateBackward(dx, sources[0], sources[1]);
    auto [dSource, dWeight] = normBackward(dx, sources[0], sources[1], rstd);
    return {dSource, inFormatOf(dWeight, sources[1])};
}

/// The given tensors in their slots, the others undefined.
variable_list inSlots(at::TensorList given, const LinearsPlan& plan) {
    variable_list slots(kSources + plan.layers.size() * kPerLayer);
    for (std::size_t i = 0; i < plan.given.size(); ++i)
        slots[std::size_t(plan.given[i])] = given[i];
    return slots;
}

class LinearsFunction : public torch::autograd::Function<LinearsFunction> {
public:
    /// One output per layer.
    static variable_list forward(AutogradContext* context, const at::TensorList& given, const c10::intrusive_ptr<LinearsPlan>& plan) {
        const auto slots = inSlots(given, *plan);
        const auto sources = at::TensorList(slots).slice(0, kSources), parameters = at::TensorList(slots).slice(kSources);
        const auto input = makeInput(plan->kind, plan->epsilon, sources);
        variable_list outputs, kept(given.begin(), given.end());
        kept.push_back(input.rstd);
        for (std::size_t i = 0; i < plan->layers.size(); ++i) {
            auto result = layerForward(input.x, LayerTensors(parameters, i), plan->layers[i]);
            outputs.push_back(result.y.to(sources[0].scalar_type()));
            kept.push_back(result.down);
        }
        context->save_for_backward(std::move(kept));
        context->saved_data["plan"] = c10::IValue::make_capsule(plan);
        return outputs;
    }

    static variable_list backward(AutogradContext* context, variable_list gradients) {
        const auto kept = context->get_saved_variables();
        const auto plan = c10::static_intrusive_pointer_cast<LinearsPlan>(context->saved_data["plan"].toCapsule());
        const auto count = plan->given.size();
        const auto slots = inSlots(at::TensorList(kept).slice(0, count), *plan);
        const auto sources = at::TensorList(slots).slice(0, kSources), parameters = at::TensorList(slots).slice(kSources);
        const bool wantsInput = learns(sources[0]) || learns(sources[1]);
        const auto input = learnsAny(parameters) ? makeInput(plan->kind, plan->epsilon, sources).x : at::Tensor();
        variable_list all(slots.size()), result;
        at::Tensor dx;
        for (std::size_t i = 0; i < plan->layers.size(); ++i) {
            const LayerTensors layer(parameters, i);
            const auto dy = gradients[i].contiguous().to(productFormat(sources[0]));
            gradients[i].reset();
            place(all, kSources + i * kPerLayer, layer, layerBackward(dy, input, kept[count + 1 + i], layer, plan->layers[i], wantsInput ? &dx : nullptr));
        }
        if (wantsInput)
            std::tie(all[0], all[1]) = sourceBackward(plan->kind, dx, sources, kept[count]);
        for (const auto slot : plan->given)
            result.push_back(all[std::size_t(slot)]);
        result.emplace_back(); // the plan
        return result;
    }

private:
    static bool learnsAny(at::TensorList parameters) {
        for (const auto& parameter : parameters)
            if (learns(parameter))
                return true;
        return false;
    }

    static void place(variable_list& result, std::size_t at, const LayerTensors& layer, const LayerGradients& gradients) {
        result[at] = inFormatOf(gradients.weight, layer.weight);
        result[at + 1] = inFormatOf(gradients.bias, layer.bias);
        result[at + 2] = inFormatOf(gradients.a, layer.a);
        result[at + 3] = inFormatOf(gradients.b, layer.b);
    }
};

class RmsNormFunction : public torch::autograd::Function<RmsNormFunction> {
public:
    static at::Tensor forward(AutogradContext* context, const at::Tensor& x, const at::Tensor& weight, double epsilon) {
        const auto normed = normForward(x, weight, epsilon, x.scalar_type());
        context->save_for_backward({x, weight, normed.rstd});
        return normed.y;
    }

    static variable_list backward(AutogradContext* context, variable_list gradients) {
        const auto kept = context->get_saved_variables();
        auto [dx, dWeight] = normBackward(gradients[0].contiguous(), kept[0], kept[1], kept[2]);
        return {dx, inFormatOf(dWeight, kept[1]), {}};
    }
};

LayerNumbers numbersOf(const Linear& layer, const DropoutSource& generator) {
    if (!layer.lora)
        return {};
    LayerNumbers numbers{layer.lora->scale, 0, 0};
    if (generator && layer.lora->dropout > 0) {
        numbers.dropout = layer.lora->dropout;
        numbers.seed = generator->get<at::CPUGeneratorImpl>()->random64();
    }
    return numbers;
}

variable_list applyLinears(InputKind kind, double epsilon, at::TensorList sources, std::span<const Linear* const> layers, const DropoutSource& generator) {
    auto plan = c10::make_intrusive<LinearsPlan>();
    plan->kind = kind;
    plan->epsilon = epsilon;
    variable_list given;
    std::int64_t slot = 0;
    const auto give = [&](const at::Tensor& tensor) {
        if (tensor.defined()) {
            given.push_back(tensor);
            plan->given.push_back(slot);
        }
        ++slot;
    };
    for (const auto& source : sources)
        give(source);
    for (const auto* layer : layers) {
        plan->layers.push_back(numbersOf(*layer, generator));
        give(layer->weight);
        give(layer->bias);
        give(layer->lora ? layer->lora->a : at::Tensor());
        give(layer->lora ? layer->lora->b : at::Tensor());
    }
    return LinearsFunction::apply(at::TensorList(given), plan);
}

} // namespace

at::Tensor linear(const at::Tensor& x, const Linear& layer, const DropoutSource& generator) {
    const Linear* const one[] = {&layer};
    const at::Tensor sources[] = {x, {}};
    return applyLinears(InputKind::Plain, 0, sources, one, generator)[0];
}

std::vector<at::Tensor> normedLinears(const at::Tensor& x, const at::Tensor& normWeight, double epsilon, std::span<const Linear* const> layers,
                                      const DropoutSource& generator) {
    const at::Tensor sources[] = {x, normWeight};
    return applyLinears(InputKind::Normed, epsilon, sources, layers, generator);
}

at::Tensor gatedLinear(const at::Tensor& gate, const at::Tensor& up, const Linear& layer, const DropoutSource& generator) {
    const Linear* const one[] = {&layer};
    const at::Tensor sources[] = {gate, up};
    return applyLinears(InputKind::Gated, 0, sources, one, generator)[0];
}

at::Tensor rmsNorm(const at::Tensor& x, const at::Tensor& weight, double epsilon) { return RmsNormFunction::apply(x, weight, epsilon); }

} // namespace danlu::engine
