#pragma once

#include "engine/model/KvCache.h"
#include "engine/model/Linear.h"
#include "engine/model/ModelConfig.h"

#include <ATen/core/Generator.h>

#include <optional>

namespace danlu::engine {

/// A named weight of a model. `tensor` points into the model; undefined until it is loaded or initialised.
struct Parameter {
    std::string name; // Hugging Face's
    std::vector<std::int64_t> shape;
    at::Tensor* tensor = nullptr;
};

/// What one forward pass needs besides tokens.
struct Pass {
    KvCache* cache = nullptr;                  // generation; the tokens' positions start at its length
    std::optional<at::Generator> dropout = {}; // set while training with dropout
    at::Tensor places = {};                    // of padded rows: where in [batch·seq] the tokens stand, int64; nothing is computed for the rest
};

/// A decoder-only language model. Not thread-safe. Rows are right-padded; causality keeps padding away from real tokens, so no
/// mask is needed.
class CausalModel {
public:
    virtual ~CausalModel() = default;
    virtual const ModelConfig& config() const = 0;
    /// Every weight in the order of the Hugging Face model; a tied head is not listed.
    virtual std::vector<Parameter> parameters() = 0;
    /// Every linear layer but the output head: what adapters may attach to.
    virtual std::vector<Linear*> linears() = 0;

    /// ids [batch, seq] int64 → final-norm hidden states [batch, seq, hidden] in the compute format, zero on padding. Differentiable.
    virtual at::Tensor hidden(const at::Tensor& ids, const Pass& pass) = 0;
    /// [vocab, hidden]: lm_head's weight, or the embedding where they are tied.
    virtual const at::Tensor& head() const = 0;

    /// hidden [.., hidden] → fp32 logits [.., vocab]. Not for training: objective/ computes its loss in pieces.
    at::Tensor logits(const at::Tensor& hidden) const;

    /// fp32 or bf16: the format of activations; set at load.
    at::ScalarType compute() const { return m_compute; }
    void setCompute(at::ScalarType type) { m_compute = type; }
    at::Device device() const { return head().device(); }

private:
    at::ScalarType m_compute = at::kFloat;
};

} // namespace danlu::engine
