#pragma once

#include "engine/model/KvCache.h"
#include "engine/ops/Elementwise.h"

namespace danlu::engine {

/// How a batch of right-padded rows lies in a matrix with one row per token.
struct TokenLayout {
    std::int64_t batch = 0, seq = 0;
    at::Tensor places; // int64 [tokens]: the rows of [batch·seq] that are tokens; undefined = all

    /// [tokens, …] → [batch, seq, …], zero on padding; and back.
    at::Tensor padded(const at::Tensor& tokens) const;
    at::Tensor tokensOf(const at::Tensor& padded) const;
};

/// RoPE on q and k, then causal softmax(q·kᵀ/√headDim)·v, query head h reading key/value head h·kvHeads/heads.
/// q [tokens, heads, headDim], k and v [tokens, kvHeads, headDim] → [tokens, heads, headDim], in q's format.
/// Memory grows with seq, not seq²: scores live block by block (FlashAttention, Dao 2022), in fp32 where the CPU has no fast bf16.
at::Tensor causalAttention(const at::Tensor& q, const at::Tensor& k, const at::Tensor& v, const RotaryTables& tables, const TokenLayout& layout);

/// The same for generation, on [batch, seq, heads, headDim]: keys and values go behind those in the cache. Not differentiable.
at::Tensor cachedAttention(const at::Tensor& q, const at::Tensor& k, const at::Tensor& v, const RotaryTables& tables, KvCache& cache, std::int64_t layer);

} // namespace danlu::engine
