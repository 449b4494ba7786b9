#include "formats/HfConfig.h"
#include "formats/LlamaGguf.h"
#include "support/Suite.h"

#include <cmath>
#include <set>

using namespace danlu;
using namespace danlu::formats;

namespace {

Json tinyConfig() {
    return {{"model_type", "llama"},    {"hidden_size", 64}, {"intermediate_size", 96}, {"num_hidden_layers", 2}, {"num_attention_heads", 4},
            {"num_key_value_heads", 2}, {"vocab_size", 300}, {"rope_theta", 5e5},       {"bos_token_id", 1},      {"eos_token_id", {2, 6}}};
}

SentencePieceModel tinyTokenizer() {
    SentencePieceModel model;
    model.pieces = {{"<unk>", 0, PieceType::Unknown}, {"<s>", 0, PieceType::Control}, {"</s>", 0, PieceType::Control}, {"\xe2\x96\x81", -1, PieceType::Normal}};
    return model;
}

GgufTable tableOf(const GgufMetadata& metadata) {
    GgufTable table;
    table.metadata = metadata;
    table.tensors = {{"token_embd.weight", "F16", {300, 64}, 0, 0}};
    return table;
}

std::string problemWith(const char* key, const Json& value) {
    auto config = tinyConfig();
    config[key] = value;
    const auto normal = normalConfig(config);
    return normal ? "" : normal.error().chain();
}

} // namespace

class LlamaTest : public QObject {
    Q_OBJECT

private slots:
    void namesGoBothWays() {
        for (const auto* name : {"model.embed_tokens.weight", "lm_head.weight", "model.norm.weight", "model.layers.11.self_attn.q_proj.weight",
                                 "model.layers.0.mlp.down_proj.bias", "model.layers.3.input_layernorm.weight"}) {
            const auto there = ggufName(name);
            QVERIFY2(there, name);
            QCOMPARE(huggingFaceName(*there).value_or(""), name);
        }
        QCOMPARE(*ggufName("model.layers.11.self_attn.o_proj.weight"), "blk.11.attn_output.weight");
        QCOMPARE(*ggufName("model.layers.2.post_attention_layernorm.weight"), "blk.2.ffn_norm.weight");
        for (const auto* name : {"", "model.layers.", "model.layers.x.self_attn.q_proj.weight", "model.layers.1.self_attn.rotary_emb.inv_freq",
                                 "blk.1.attn_q.weight", "model.layers.1.weight", "model.layers.12345678.mlp.up_proj.weight"})
            QVERIFY2(!ggufName(name), name);
    }

    void permutationPairsNeighbours() {
        // Two heads of four rows: the file's rows 0,1 are rows 0 and 2 of the first head.
        const std::int64_t expected[] = {0, 2, 1, 3, 4, 6, 5, 7};
        for (std::int64_t row = 0; row < 8; ++row)
            QCOMPARE(huggingFaceRow(row, 8, 2), expected[row]);
        const auto config = tinyConfig();
        QCOMPARE(permutedHeads("model.layers.0.self_attn.q_proj.weight", config), 4);
        QCOMPARE(permutedHeads("model.layers.0.self_attn.k_proj.bias", config), 2);
        QCOMPARE(permutedHeads("model.layers.0.self_attn.v_proj.weight", config), 0);
    }

    void configsOfBothDialectsAgree() {
        auto older = tinyConfig(), newer = tinyConfig();
        older["rope_scaling"] = {{"type", "linear"}, {"factor", 4.0}};
        older["torch_dtype"] = "bfloat16";
        newer.erase("rope_theta");
        newer["rope_parameters"] = {{"rope_type", "linear"}, {"factor", 4.0}, {"rope_theta", 5e5}};
        newer["dtype"] = "bfloat16";
        newer["head_dim"] = nullptr;
        DANLU_VALUE(const auto left, normalConfig(older));
        DANLU_VALUE(const auto right, normalConfig(newer));
        for (const auto* key : {"rope_theta", "rope_scaling", "torch_dtype", "head_dim", "rms_norm_eps", "tie_word_embeddings"})
            QVERIFY2(left[key] == right[key], key);
        QCOMPARE(left["head_dim"].get<int>(), 16);
        QVERIFY(!right.contains("rope_parameters"));
    }

    void refusesNonsense() {
        QVERIFY(problemWith("hidden_size", 0).find("from 1") != std::string::npos);
        QVERIFY(problemWith("hidden_size", "64").find("no whole number") != std::string::npos);
        QVERIFY(problemWith("num_key_value_heads", 3).find("multiple") != std::string::npos);
        QVERIFY(problemWith("vocab_size", 1LL << 40).find("vocab_size") != std::string::npos);
        QVERIFY(problemWith("rms_norm_eps", -1).find("positive") != std::string::npos);
        QVERIFY(problemWith("hidden_act", "gelu").find("silu") != std::string::npos);
        QVERIFY(problemWith("eos_token_id", "2").find("token id") != std::string::npos);
        QVERIFY(problemWith("quantization_config", {{"quant_method", "gptq"}}).find("gptq") != std::string::npos);
        QVERIFY(problemWith("rope_scaling", 3).find("no object") != std::string::npos);
        QVERIFY(!normalConfig(Json::array()));
        QVERIFY(!normalConfig(Json::object()));
    }

    void metadataBecomesTheConfigAgain() {
        DANLU_VALUE(const auto config, normalConfig(tinyConfig()));
        LlamaGgufPlan plan;
        plan.chatTemplate = "{{ messages }}";
        DANLU_VALUE(const auto metadata, llamaMetadata(config, tinyTokenizer(), plan));
        DANLU_VALUE(auto again, configOfGguf(tableOf(metadata)));
        for (const auto* key :
             {"hidden_size", "intermediate_size", "num_hidden_layers", "num_attention_heads", "num_key_value_heads", "head_dim", "vocab_size", "rope_theta"})
            QVERIFY2(again[key] == config[key], key);
        QCOMPARE(metadata.find("tokenizer.ggml.tokens")->text.size(), 300u);
        QCOMPARE(metadata.find("tokenizer.ggml.tokens")->text.back(), "[PAD299]");
        QCOMPARE(metadata.text("tokenizer.chat_template").value_or(""), "{{ messages }}");
        DANLU_VALUE(const auto tokenizer, tokenizerOfGguf(metadata));
        QCOMPARE(tokenizer.pieces[3].text, tinyTokenizer().pieces[3].text);
        QVERIFY(tokenizer.pieces[2].type == PieceType::Control);
    }

    void aTokenizerLargerThanTheModelIsRefused() {
        auto small = tinyConfig();
        small["vocab_size"] = 3;
        DANLU_VALUE(const auto config, normalConfig(small));
        QVERIFY(!llamaMetadata(config, tinyTokenizer(), {}));
    }

    // Ratios of models.md §12: Llama-3.1, d 128, theta 5e5, × 8.
    void ropeFactorsOfLlama31() {
        auto given = tinyConfig();
        given["head_dim"] = 128;
        given["rope_scaling"] = {
            {"rope_type", "llama3"}, {"factor", 8.0}, {"low_freq_factor", 1.0}, {"high_freq_factor", 4.0}, {"original_max_position_embeddings", 8192}};
        DANLU_VALUE(const auto config, normalConfig(given));
        const auto factors = llamaRopeFactors(config);
        QCOMPARE(factors.size(), 64u);
        const std::pair<std::size_t, double> expected[] = {{28, 1}, {29, 1.207484}, {31, 2.026313}, {34, 5.257327}, {35, 8}, {63, 8}};
        for (const auto& [i, ratio] : expected)
            QVERIFY2(std::abs(static_cast<double>(factors[i]) - ratio) < 1e-5, std::to_string(i).c_str());
    }

    void otherArchitecturesAreRefused() {
        GgufMetadata metadata;
        metadata.set("general.architecture", GgufValue::ofText("mamba"));
        const auto config = configOfGguf(tableOf(metadata));
        QVERIFY(!config && config.error().code() == ErrorCode::Unsupported);
    }
};

DANLU_SUITE(LlamaTest)
#include "Llama_test.moc"
