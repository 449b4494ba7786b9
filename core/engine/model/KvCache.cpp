#include "engine/model/KvCache.h"

#include <ATen/ops/zeros.h>

namespace danlu::engine {

KvCache::KvCache(const ModelConfig& config, std::int64_t batch, std::int64_t capacity, at::ScalarType type, const at::Device& device) : m_capacity(capacity) {
    const auto options = at::TensorOptions(device).dtype(type);
    for (std::int64_t layer = 0; layer < config.layers; ++layer) {
        m_keys.push_back(at::zeros({batch, config.kvHeads, capacity, config.headDim}, options));
        m_values.push_back(at::zeros({batch, config.kvHeads, capacity, config.headDim}, options));
    }
}

std::pair<at::Tensor, at::Tensor> KvCache::append(std::int64_t layer, const at::Tensor& k, const at::Tensor& v) {
    auto &keys = m_keys[std::size_t(layer)], &values = m_values[std::size_t(layer)];
    const auto count = k.size(2), end = m_length + count;
    keys.narrow(2, m_length, count).copy_(k);
    values.narrow(2, m_length, count).copy_(v);
    return {keys.narrow(2, 0, end), values.narrow(2, 0, end)};
}

} // namespace danlu::engine
