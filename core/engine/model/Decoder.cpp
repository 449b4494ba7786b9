#include "engine/model/Decoder.h"

#include "engine/ops/Attention.h"
#include "engine/ops/Linears.h"

#include <ATen/TensorOperators.h>
#include <ATen/ops/arange.h>
#include <ATen/ops/embedding.h>
#include <ATen/ops/from_blob.h>
#include <ATen/ops/outer.h>

namespace danlu::engine {
namespace {

/// Weights of one layer, in the order of Hugging Face's modules.
struct DecoderLayer {
    Linear q, k, v, o, gate, up, down;
    at::Tensor inputNorm, postNorm;
};

class Decoder final : public CausalModel {
public:
    explicit Decoder(const ModelConfig& config) : m_config(config), m_layers(std::size_t(config.layers)) {
        for (std::size_t i = 0; i < m_layers.size(); ++i)
            nameLinears(m_layers[i], "model.layers." + std::to_string(i) + ".");
    }

    const ModelConfig& config() const override { return m_config; }
    const at::Tensor& head() const override { return m_config.tied ? m_embedding : m_head; }

    std::vector<Parameter> parameters() override {
        const auto& c = m_config;
        std::vector<Parameter> all{{"model.embed_tokens.weight", {c.vocab, c.hidden}, &m_embedding}};
        for (std::size_t i = 0; i < m_layers.size(); ++i)
            addLayer(all, m_layers[i], "model.layers." + std::to_string(i) + ".");
        all.push_back({"model.norm.weight", {c.hidden}, &m_norm});
        if (!c.tied)
            all.push_back({"lm_head.weight", {c.vocab, c.hidden}, &m_head});
        return all;
    }

    std::vector<Linear*> linears() override {
        std::vector<Linear*> all;
        for (auto& layer : m_layers)
            all.insert(all.end(), {&layer.q, &layer.k, &layer.v, &layer.o, &layer.gate, &layer.up, &layer.down});
        return all;
    }

    at::Tensor hidden(const at::Tensor& ids, const Pass& pass) override {
        const TokenLayout layout{ids.size(0), ids.size(1), pass.places};
        const auto tables = rotaryTables(pass.cache ? pass.cache->length() : 0, layout.seq);
        auto x = at::embedding(m_embedding, layout.tokensOf(ids)).to(compute()); // [tokens, hidden]
        for (std::size_t i = 0; i < m_layers.size(); ++i)
            x = layerForward(x, std::int64_t(i), layout, tables, pass);
        if (pass.cache)
            pass.cache->advance(layout.seq);
        return layout.padded(rmsNorm(x, m_norm, m_config.normEpsilon));
    }

private:
    static void nameLinears(DecoderLayer& layer, const std::string& prefix) {
        layer.q.name = prefix + "self_attn.q_proj";
        layer.k.name = prefix + "self_attn.k_proj";
        layer.v.name = prefix + "self_attn.v_proj";
        layer.o.name = prefix + "self_attn.o_proj";
        layer.gate.name = prefix + "mlp.gate_proj";
        layer.up.name = prefix + "mlp.up_proj";
        layer.down.name = prefix + "mlp.down_proj";
    }

    void addLayer(std::vector<Parameter>& all, DecoderLayer& layer, const std::string& prefix) const {
        const auto& c = m_config;
        const auto q = c.heads * c.headDim, kv = c.kvHeads * c.headDim;
        const auto add = [&all](Linear& linear, std::int64_t out, std::int64_t in, bool hasBias) {
            all.push_back({linear.name + ".weight", {out, in}, &linear.weight});
            if (hasBias)
                all.push_back({linear.name + ".bias", {out}, &linear.bias});
        };
        add(layer.q, q, c.hidden, c.attentionBias);
        add(layer.k, kv, c.hidden, c.attentionBias);
        add(layer.v, kv, c.hidden, c.attentionBias);
        add(layer.o, c.hidden, q, c.attentionBias);
        add(layer.gate, c.intermediate, c.hidden, c.mlpBias);
        add(layer.up, c.intermediate, c.hidden, c.mlpBias);
        add(layer.down, c.hidden, c.intermediate, c.mlpBias);
        all.push_back({prefix + "input_layernorm.weight", {c.hidden}, &layer.inputNorm});
        all.push_back({prefix + "post_attention_layernorm.weight", {c.hidden}, &layer.postNorm});
    }

    at::Tensor layerForward(const at::Tensor& x, std::int64_t index, const TokenLayout& layout, const RotaryTables& tables, const Pass& pass) {
        auto& layer = m_layers[std::size_t(index)];
        const Linear* const inputs[] = {&layer.q, &layer.k, &layer.v};
        const auto qkv = normedLinears(x, layer.inputNorm, m_config.normEpsilon, inputs, pass.dropout);
        const auto heads = [&](const at::Tensor& t, std::int64_t count) { return t.view({t.size(0), count, m_config.headDim}); };
        const auto q = heads(qkv[0], m_config.heads), k = heads(qkv[1], m_config.kvHeads), v = heads(qkv[2], m_config.kvHeads);
        const auto mixed = pass.cache ? cachedAttention(layout.padded(q), layout.padded(k), layout.padded(v), tables, *pass.cache, index)
                                      : causalAttention(q, k, v, tables, layout);
        const auto middle = x + linear(mixed.view({x.size(0), -1}), layer.o, pass.dropout);
        const Linear* const wide[] = {&layer.gate, &layer.up};
        const auto gateUp = normedLinears(middle, layer.postNorm, m_config.normEpsilon, wide, pass.dropout);
        return middle + gatedLinear(gateUp[0], gateUp[1], layer.down, pass.dropout);
    }

    /// fp32 [count, headDim/2] for positions from `start`; made anew when a longer or later range is asked for.
    RotaryTables rotaryTables(std::int64_t start, std::int64_t count) {
        const auto end = start + count;
        if (!m_cos.defined() || m_cos.size(0) < end || m_cos.device() != device()) {
            auto frequencies = rotaryFrequencies(m_config);
            const auto f = at::from_blob(frequencies.data(), {std::int64_t(frequencies.size())}, at::TensorOptions(at::kDouble)).to(at::kFloat);
            const auto positions = at::arange(std::max<std::int64_t>(end, 256), at::TensorOptions(at::kFloat));
            const auto angles = at::outer(positions, f);
            m_cos = angles.cos().to(device());
            m_sin = angles.sin().to(device());
        }
        return {m_cos.narrow(0, start, count), m_sin.narrow(0, start, count)};
    }

    ModelConfig m_config;
    at::Tensor m_embedding, m_norm, m_head;
    std::vector<DecoderLayer> m_layers;
    at::Tensor m_cos, m_sin;
};

} // namespace

std::unique_ptr<CausalModel> buildDecoder(const ModelConfig& config) { return std::make_unique<Decoder>(config); }

} // namespace danlu::engine
