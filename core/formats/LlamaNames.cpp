#include "formats/Checked.h"
#include "formats/LlamaGguf.h"

#include <array>

namespace danlu::formats {
namespace {

struct NamePair {
    std::string_view huggingFace, gguf;
};

constexpr std::string_view kLayers = "model.layers.";
constexpr std::string_view kBlocks = "blk.";

constexpr std::array<NamePair, 3> kGlobal = {{
    {"model.embed_tokens.weight", "token_embd.weight"},
    {"model.norm.weight", "output_norm.weight"},
    {"lm_head.weight", "output.weight"},
}};

constexpr std::array<NamePair, 9> kOfLayer = {{
    {"input_layernorm", "attn_norm"},
    {"post_attention_layernorm", "ffn_norm"},
    {"self_attn.q_proj", "attn_q"},
    {"self_attn.k_proj", "attn_k"},
    {"self_attn.v_proj", "attn_v"},
    {"self_attn.o_proj", "attn_output"},
    {"mlp.gate_proj", "ffn_gate"},
    {"mlp.up_proj", "ffn_up"},
    {"mlp.down_proj", "ffn_down"},
}};

/// "model.layers.12.self_attn.q_proj.weight" in its three parts; nothing where it is no such name.
struct LayerName {
    std::string_view number, module, ending; // "12" "self_attn.q_proj" "weight"
};

std::optional<LayerName> layerName(std::string_view name, std::string_view prefix) {
    if (!name.starts_with(prefix))
        return std::nullopt;
    name.remove_prefix(prefix.size());
    const auto dot = name.find('.'), last = name.rfind('.');
    if (dot == std::string_view::npos || dot == last || dot == 0 || dot > 6 || name.substr(0, dot).find_first_not_of("0123456789") != std::string_view::npos)
        return std::nullopt;
    const LayerName parts{name.substr(0, dot), name.substr(dot + 1, last - dot - 1), name.substr(last + 1)};
    return parts.ending == "weight" || parts.ending == "bias" ? std::optional(parts) : std::nullopt;
}

std::string joined(std::string_view prefix, const LayerName& parts, std::string_view module) {
    return std::string(prefix) + std::string(parts.number) + "." + std::string(module) + "." + std::string(parts.ending);
}

std::optional<std::string> translate(std::string_view name, std::string_view NamePair::*from, std::string_view NamePair::*to, std::string_view fromPrefix,
                                     std::string_view toPrefix) {
    for (const auto& pair : kGlobal) {
        if (pair.*from == name)
            return std::string(pair.*to);
    }
    const auto parts = layerName(name, fromPrefix);
    if (!parts)
        return std::nullopt;
    for (const auto& pair : kOfLayer) {
        if (pair.*from == parts->module)
            return joined(toPrefix, *parts, pair.*to);
    }
    return std::nullopt;
}

} // namespace

std::optional<std::string> ggufName(std::string_view name) { return translate(name, &NamePair::huggingFace, &NamePair::gguf, kLayers, kBlocks); }

std::optional<std::string> huggingFaceName(std::string_view name) { return translate(name, &NamePair::gguf, &NamePair::huggingFace, kBlocks, kLayers); }

std::int64_t permutedHeads(std::string_view name, const Json& config) {
    const auto parts = layerName(name, kLayers);
    const bool isQ = parts && parts->module == "self_attn.q_proj", isK = parts && parts->module == "self_attn.k_proj";
    const auto heads = config.value("num_attention_heads", std::int64_t{0});
    return isQ ? heads : isK ? config.value("num_key_value_heads", heads) : 0;
}

std::int64_t huggingFaceRow(std::int64_t row, std::int64_t rows, std::int64_t heads) {
    const auto size = rows / heads, half = size / 2;
    const auto head = row / size, inside = row % size;
    return head * size + inside / 2 + (inside % 2) * half;
}

} // namespace danlu::formats
