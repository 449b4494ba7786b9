#pragma once

#include "engine/model/KvCache.h"
#include "engine/ops/Elementwise.h"

namespace danlu::engine {

/// RoPE on q and k, then causal softmax(q·kᵀ/√headDim)·v, query head h reading key/value head h·kvHeads/heads.
/// q [batch, seq, heads, headDim], k and v [batch, seq, kvHeads, headDim] → [batch, seq, heads, headDim], in q's format.
/// Memory grows with seq, not seq²: scores live block by block (FlashAttention, Dao 2022), in fp32 where the CPU has no fast bf16.
at::Tensor causalAttention(const at::Tensor& q, const at::Tensor& k, const at::Tensor& v, const RotaryTables& tables);

/// The same for generation: keys and values go behind those in the cache. Not differentiable.
at::Tensor cachedAttention(const at::Tensor& q, const at::Tensor& k, const at::Tensor& v, const RotaryTables& tables, KvCache& cache, std::int64_t layer);

} // namespace danlu::engine
