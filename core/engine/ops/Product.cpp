#include "engine/ops/Product.h"

#include "engine/device/Device.h"

#include <ATen/ops/empty.h>

namespace danlu::engine {

namespace {

thread_local std::optional<at::ScalarType> t_forcedFormat;

} // namespace

at::ScalarType productFormat(const at::Tensor& activation) {
    if (activation.scalar_type() == at::kFloat)
        return at::kFloat;
    if (t_forcedFormat)
        return *t_forcedFormat;
    return hasFastBf16(activation.device()) ? activation.scalar_type() : at::kFloat;
}

ProductFormatGuard::ProductFormatGuard(at::ScalarType format) : m_before(t_forcedFormat) { t_forcedFormat = format; }

ProductFormatGuard::~ProductFormatGuard() { t_forcedFormat = m_before; }

at::Tensor forProduct(const at::Tensor& weight, at::ScalarType format) {
    if (weight.scalar_type() == format)
        return weight.detach();
    if (!weight.is_cpu())
        return weight.detach().to(format);
    thread_local at::Tensor scratch;
    if (!scratch.defined() || scratch.scalar_type() != format || scratch.numel() < weight.numel())
        scratch = at::empty({weight.numel()}, weight.options().dtype(format).requires_grad(false));
    return scratch.narrow(0, 0, weight.numel()).view(weight.sizes()).copy_(weight.detach());
}

} // namespace danlu::engine
