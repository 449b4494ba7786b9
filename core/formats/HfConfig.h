#pragma once

#include "base/Json.h"

#include <vector>

namespace danlu::formats {

/// Hugging Face's config.json of a dense Llama-like model in one dialect: version 4's keys, every default written out.
/// Version 5's `rope_parameters` and `dtype` become `rope_theta`, `rope_scaling` ({"rope_type", …} or null) and `torch_dtype`;
/// `head_dim`, `num_key_value_heads`, `rms_norm_eps`, `tie_word_embeddings`, `attention_bias`, `mlp_bias` … are always present.
/// Rejected: missing or nonsensical sizes, an unknown `quantization_config`. Keys it does not know are kept.
Result<Json> normalConfig(const Json& config);

/// A token id that may be a number, a list or null: `eos_token_id` of Llama-3.1 is a list.
Result<std::vector<std::int64_t>> tokenIds(const Json& config, std::string_view key);

/// generation_config.json for an export: bos, eos and pad of the config.
Json generationConfigOf(const Json& config);

} // namespace danlu::formats
