#pragma once

#include "engine/model/ModelConfig.h"

#include <ATen/core/Tensor.h>

#include <utility>
#include <vector>

namespace danlu::engine {

/// Keys (after RoPE) and values of the tokens seen so far, per layer [batch, kvHeads, capacity, headDim]. One owner, one thread.
class KvCache {
public:
    KvCache(const ModelConfig& config, std::int64_t batch, std::int64_t capacity, at::ScalarType type, const at::Device& device);

    std::int64_t length() const { return m_length; }
    std::int64_t capacity() const { return m_capacity; }
    /// Forgets everything from position `length` on.
    void truncate(std::int64_t length) { m_length = length; }

    /// Stores the new tokens' keys and values [batch, kvHeads, n, headDim] of a layer behind those already there and returns views
    /// of all of them. `advance` is called once per forward pass, after the last layer.
    std::pair<at::Tensor, at::Tensor> append(std::int64_t layer, const at::Tensor& k, const at::Tensor& v);
    void advance(std::int64_t tokens) { m_length += tokens; }

private:
    std::vector<at::Tensor> m_keys, m_values;
    std::int64_t m_length = 0, m_capacity = 0;
};

} // namespace danlu::engine
