#include "engine/ops/LinearCrossEntropy.h"

#include "engine/ops/Product.h"
#include "engine/ops/kernels/RowKernels.h"

#include <ATen/Parallel.h>
#include <ATen/ops/_log_softmax.h>
#include <ATen/ops/addmm.h>
#include <ATen/ops/empty.h>
#include <ATen/ops/exp.h>
#include <ATen/ops/full.h>
#include <ATen/ops/mm.h>
#include <ATen/ops/zeros.h>
#include <torch/csrc/autograd/custom_function.h>

#include <algorithm>

namespace danlu::engine {
namespace {

using torch::autograd::AutogradContext;
using torch::autograd::variable_list;

constexpr std::int64_t kVocabTile = 8192; // rows of the weight that are in the product's format at once, where that is not its own

/// Pieces of the vocabulary: one where no conversion is needed.
template <typename Each>
void overVocabulary(const at::Tensor& weight, at::ScalarType work, const Each& each) {
    const auto vocab = weight.size(0), step = weight.scalar_type() == work ? vocab : std::min(vocab, kVocabTile);
    for (std::int64_t from = 0; from < vocab; from += step) {
        const auto count = std::min(step, vocab - from);
        each(from, count, forProduct(weight.detach().narrow(0, from, count), work));
    }
}

/// x·Wᵀ into `logits` [n, vocab].
void fillLogits(at::Tensor& logits, const at::Tensor& x, const at::Tensor& weight) {
    overVocabulary(weight, x.scalar_type(), [&](std::int64_t from, std::int64_t count, const at::Tensor& tile) {
        auto part = logits.narrow(1, from, count);
        at::mm_out(part, x, tile.t());
    });
}

/// Row by row −log p; the logits become softmax − onehot.
at::Tensor lossesAnywhere(at::Tensor& logits, const at::Tensor& targets) {
    const auto logP = at::_log_softmax(logits.to(at::kFloat), 1, false);
    const auto column = targets.unsqueeze(1);
    const auto losses = logP.gather(1, column).neg().squeeze(1);
    logits.copy_(logP.exp_().scatter_add_(1, column, at::full({targets.size(0), 1}, -1.0, logP.options())));
    return losses;
}

at::Tensor lossesInPlace(at::Tensor& logits, const at::Tensor& targets) {
    if (!logits.is_cpu())
        return lossesAnywhere(logits, targets);
    const auto losses = at::empty({logits.size(0)}, logits.options().dtype(at::kFloat));
    const auto vocab = logits.size(1);
    const auto& loops = kernels::rowKernels();
    const bool wide = logits.scalar_type() == at::kFloat;
    auto* out = losses.mutable_data_ptr<float>();
    const auto* wanted = targets.const_data_ptr<std::int64_t>();
    at::parallel_for(0, logits.size(0), 1, [&](std::int64_t first, std::int64_t last) {
        for (auto row = first; row < last; ++row) {
            const auto at = row * vocab;
            out[row] =
                wide ? loops.crossEntropy(logits.mutable_data_ptr<float>() + at, std::size_t(vocab), std::size_t(wanted[row]), 1)
                     : loops.crossEntropyBf16(static_cast<kernels::Bf16*>(logits.mutable_data_ptr()) + at, std::size_t(vocab), std::size_t(wanted[row]), 1);
        }
    });
    return losses;
}

std::int64_t rowsAtOnce(std::int64_t vocab, at::ScalarType work, std::int64_t rows) {
    return std::clamp<std::int64_t>(kLogitBytes / (vocab * std::int64_t(c10::elementSize(work))), 16, std::max<std::int64_t>(rows, 16));
}

class LinearCrossEntropy : public torch::autograd::Function<LinearCrossEntropy> {
public:
    static at::Tensor forward(AutogradContext* context, const at::Tensor& x, const at::Tensor& weight, const at::Tensor& targets) {
        const auto work = productFormat(x);
        const auto rows = x.size(0), vocab = weight.size(0), step = rowsAtOnce(vocab, work, rows);
        const bool inputLearns = x.requires_grad(), weightLearns = weight.requires_grad();
        const auto dx = inputLearns ? at::empty(x.sizes(), x.options()) : at::Tensor();
        auto dWeight = weightLearns ? at::zeros(weight.sizes(), weight.options().dtype(at::kFloat)) : at::Tensor();
        auto buffer = at::empty({std::min(step, rows), vocab}, x.options().dtype(work));
        double total = 0;
        for (std::int64_t from = 0; from < rows; from += step) {
            const auto count = std::min(step, rows - from);
            const auto piece = x.detach().narrow(0, from, count).to(work);
            auto logits = buffer.narrow(0, 0, count);
            fillLogits(logits, piece, weight);
            total += lossesInPlace(logits, targets.narrow(0, from, count)).sum(at::kDouble).item<double>();
            if (inputLearns)
                dx.narrow(0, from, count).copy_(inputGradient(logits, weight, x.size(1)));
            if (weightLearns && work == at::kFloat)
                dWeight.addmm_(logits.t(), piece);
            else if (weightLearns)
                dWeight.add_(logits.t().mm(piece));
        }
        context->save_for_backward({dx, dWeight});
        context->saved_data["format"] = std::int64_t(weight.scalar_type());
        return at::full({}, total, x.options().dtype(at::kFloat));
    }

    static variable_list backward(AutogradContext* context, variable_list gradients) {
        auto kept = context->get_saved_variables();
        const auto factor = gradients[0];
        const auto format = at::ScalarType(context->saved_data["format"].toInt());
        const auto scaled = [&factor](const at::Tensor& gradient) { return gradient.defined() ? gradient.mul(factor.to(gradient.scalar_type())) : gradient; };
        const auto dWeight = kept[1].defined() ? kept[1].mul(factor).to(format) : at::Tensor();
        return {scaled(kept[0]), dWeight, at::Tensor()};
    }

private:
    static at::Tensor inputGradient(const at::Tensor& dLogits, const at::Tensor& weight, std::int64_t width) {
        auto gradient = at::zeros({dLogits.size(0), width}, dLogits.options());
        overVocabulary(weight, dLogits.scalar_type(),
                       [&](std::int64_t from, std::int64_t count, const at::Tensor& tile) { gradient.addmm_(dLogits.narrow(1, from, count), tile); });
        return gradient;
    }
};

} // namespace

at::Tensor linearCrossEntropy(const at::Tensor& x, const at::Tensor& weight, const at::Tensor& targets) {
    return LinearCrossEntropy::apply(x, weight, targets);
}

at::Tensor targetLogProbabilities(const at::Tensor& x, const at::Tensor& weight, const at::Tensor& targets) {
    const auto work = productFormat(x);
    const auto rows = x.size(0), step = rowsAtOnce(weight.size(0), work, rows);
    auto result = at::empty({rows}, x.options().dtype(at::kFloat));
    auto buffer = at::empty({std::min(step, rows), weight.size(0)}, x.options().dtype(work));
    for (std::int64_t from = 0; from < rows; from += step) {
        const auto count = std::min(step, rows - from);
        auto logits = buffer.narrow(0, 0, count);
        fillLogits(logits, x.narrow(0, from, count).to(work), weight);
        result.narrow(0, from, count).copy_(lossesInPlace(logits, targets.narrow(0, from, count)).neg_());
    }
    return result;
}

} // namespace danlu::engine
