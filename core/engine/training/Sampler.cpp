#include "engine/training/Sampler.h"

#include <ATen/CPUGeneratorImpl.h>
#include <ATen/ops/randperm.h>

#include <numeric>

namespace danlu::engine {

std::vector<std::int64_t> epochOrder(std::int64_t examples, std::int64_t seed, std::int64_t epoch, bool shuffle) {
    std::vector<std::int64_t> order(static_cast<std::size_t>(examples));
    if (!shuffle) {
        std::iota(order.begin(), order.end(), 0);
        return order;
    }
    const auto permutation = at::randperm(examples, at::make_generator<at::CPUGeneratorImpl>(std::uint64_t(seed + epoch)), at::TensorOptions(at::kLong));
    const auto* from = permutation.const_data_ptr<std::int64_t>();
    order.assign(from, from + examples);
    return order;
}

} // namespace danlu::engine
