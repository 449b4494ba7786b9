#include "engine/objective/Loss.h"

#include "engine/ops/LinearCrossEntropy.h"
#include "engine/training/Examples.h"

#include <ATen/ops/zeros.h>
#include <c10/core/GradMode.h>

namespace danlu::engine {

SummedLoss nextTokenLoss(CausalModel& model, const at::Tensor& ids, const at::Tensor& labels, const Pass& pass) {
    const auto states = model.hidden(ids, pass);
    const auto width = states.size(2);
    const auto predictors = states.narrow(1, 0, ids.size(1) - 1).reshape({-1, width});
    const auto targets = labels.narrow(1, 1, ids.size(1) - 1).reshape({-1});
    const auto wanted = targets.ne(kIgnored).nonzero().squeeze(1); // rows that are learned: nothing is computed for the others
    if (wanted.numel() == 0)
        return {at::zeros({}, states.options().dtype(at::kFloat)), 0};
    const auto all = wanted.numel() == targets.numel();
    const auto x = all ? predictors : predictors.index_select(0, wanted);
    return {linearCrossEntropy(x, model.head(), all ? targets : targets.index_select(0, wanted)), wanted.numel()};
}

at::Tensor tokenLogProbabilities(CausalModel& model, const at::Tensor& ids) {
    c10::NoGradGuard noGradients;
    const auto states = model.hidden(ids, {});
    const auto x = states.narrow(1, 0, ids.size(1) - 1).reshape({-1, states.size(2)});
    return targetLogProbabilities(x, model.head(), ids.narrow(1, 1, ids.size(1) - 1).reshape({-1})).view({ids.size(0), ids.size(1) - 1});
}

} // namespace danlu::engine
