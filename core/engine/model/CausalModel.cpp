#include "engine/model/CausalModel.h"

#include "engine/ops/Product.h"

#include <ATen/ops/mm.h>
#include <ATen/ops/mv.h>

namespace danlu::engine {

at::Tensor CausalModel::logits(const at::Tensor& hidden) const {
    const auto& weight = head();
    const auto flat = hidden.reshape({-1, hidden.size(-1)});
    auto shape = hidden.sizes().vec();
    shape.back() = weight.size(0);
    if (flat.size(0) == 1 && flat.is_cpu())
        return weight.detach().mv(flat[0].to(weight.scalar_type())).to(at::kFloat).view(shape);
    const auto work = productFormat(flat);
    return flat.to(work).mm(forProduct(weight, work).t()).to(at::kFloat).view(shape);
}

} // namespace danlu::engine
