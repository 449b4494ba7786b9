#include "formats/AdapterConfig.h"
#include "formats/ModelFolder.h"
#include "formats/Safetensors.h"
#include "support/Suite.h"

#include <QTemporaryDir>

using namespace danlu;
using namespace danlu::formats;

namespace {

Json loraConfig() { return {{"peft_type", "LORA"}, {"r", 4}, {"lora_alpha", 16}, {"target_modules", {"v_proj", "q_proj"}}}; }

std::string problemOf(const char* key, const Json& value) {
    auto json = loraConfig();
    json[key] = value;
    const auto config = adapterConfigOf(json);
    return config ? "" : config.error().chain();
}

} // namespace

class ModelFolderTest : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;

    Path at(const char* name) const { return Path(m_folder.path().toStdString()) / name; }

    void writeTensor(const char* file, const char* name) {
        DANLU_VALUE(const auto layout, layOutSafetensors({{name, "F32", {1}}}));
        std::string bytes;
        QVERIFY_OK(writeSafetensors(layout, sinkOf(bytes), [](const TensorEntry&, const ByteSink& sink) { return sink("abcd"); }));
        QVERIFY_OK(writeFileAtomically(at(file), bytes));
    }

private slots:
    void init() {
        QVERIFY_OK(writeFileAtomically(
            at("config.json"), R"({"model_type":"llama","hidden_size":8,"intermediate_size":8,"num_hidden_layers":1,"num_attention_heads":2,"vocab_size":9})"));
    }

    void readsShards() {
        writeTensor("model-00001-of-00002.safetensors", "a");
        writeTensor("model-00002-of-00002.safetensors", "b");
        const ShardIndex index{8, {{"a", "model-00001-of-00002.safetensors"}, {"b", "model-00002-of-00002.safetensors"}}};
        QVERIFY_OK(writeFileAtomically(at("model.safetensors.index.json"), toText(toJson(index))));
        QVERIFY_OK(writeFileAtomically(at("tokenizer_config.json"), R"({"chat_template":[{"name":"default","template":"T"}]})"));
        DANLU_VALUE(const auto source, modelSourceOfPath(Path(m_folder.path().toStdString())));
        QCOMPARE(source.weights.size(), 2u);
        QCOMPARE(source.weights[1].tensors[0].name, "b");
        QCOMPARE(source.chatTemplate, "T");
        QCOMPARE(source.config["num_key_value_heads"].get<int>(), 2);
    }

    void refusesNamesWithFolders() {
        for (const auto* name : {"../x.safetensors", "/etc/x.safetensors", "x.bin", "", ".x.safetensors"})
            QVERIFY2(!shardIndexOf({{"weight_map", {{"a", name}}}}), name);
        QVERIFY(!shardIndexOf({{"weight_map", Json::object()}}));
        QVERIFY(!shardIndexOf(Json::array()));
    }

    void adapterConfigsGoBothWays() {
        DANLU_VALUE(const auto config, adapterConfigOf(loraConfig()));
        QCOMPARE(config.scale(), 4.0);
        const auto json = toJson(config);
        QVERIFY(json["target_modules"] == (Json{"q_proj", "v_proj"}));
        QVERIFY(json["lora_alpha"].is_number_integer());
        std::string last;
        for (const auto& [key, value] : json.items()) {
            QVERIFY2(last < key, key.c_str());
            last = key;
        }
        DANLU_VALUE(const auto again, adapterConfigOf(json));
        QCOMPARE(again.r, 4);
        auto whole = json;
        whole["modules_to_save"] = {"model.embed_tokens", "lm_head"};
        DANLU_VALUE(const auto saving, adapterConfigOf(whole));
        QCOMPARE(saving.modulesToSave, (std::vector<std::string>{"embed_tokens", "lm_head"}));
        QVERIFY(toJson(saving)["modules_to_save"] == (Json{"embed_tokens", "lm_head"}));
    }

    void adaptersNobodyUnderstandsAreRefused() {
        QVERIFY(problemOf("use_dora", true).find("use_dora") != std::string::npos);
        QVERIFY(problemOf("modules_to_save", Json{"norm"}).find("only embed_tokens") != std::string::npos);
        QVERIFY(problemOf("rank_pattern", {{"q_proj", 8}}).find("rank_pattern") != std::string::npos);
        QVERIFY(problemOf("peft_type", "IA3").find("IA3") != std::string::npos);
        QVERIFY(problemOf("target_modules", ".*proj").find("pattern") != std::string::npos);
        QVERIFY(problemOf("target_modules", Json::array()).find("no target_modules") != std::string::npos);
        QVERIFY(problemOf("r", 0).find("range") != std::string::npos);
        QVERIFY(problemOf("r", "4").find("wrong type") != std::string::npos);
        QVERIFY(problemOf("bias", "some").find("some") != std::string::npos);
        QVERIFY(problemOf("use_dora", false).empty());
    }

    void anAdapterAddsItsPairs() {
        AdapterSource adapter;
        adapter.weights.tensors = {{"base_model.model.model.layers.0.self_attn.q_proj.lora_A.weight", "F32", {4, 16}},
                                   {"base_model.model.model.layers.0.self_attn.q_proj.lora_B.weight", "F32", {16, 4}},
                                   {"base_model.model.model.embed_tokens.weight", "F32", {100, 16}}};
        ModelSource source;
        source.adapters = {adapter};
        QCOMPARE(parametersOf(source), std::uint64_t{128});
        source.weights = {{{}, {}, "safetensors", {{"model.norm.weight", "F32", {16}}}}};
        QCOMPARE(parametersOf(source), std::uint64_t{16});
    }

    void adapterTensorNames() {
        const auto name = adapterTensorName("model.layers.0.self_attn.q_proj", "A");
        QCOMPARE(name, "base_model.model.model.layers.0.self_attn.q_proj.lora_A.weight");
        DANLU_VALUE(const auto parts, adapterTensorOf(name));
        QCOMPARE(parts.module, "model.layers.0.self_attn.q_proj");
        QCOMPARE(parts.part, "A");
        DANLU_VALUE(const auto whole, adapterTensorOf("base_model.model.lm_head.weight"));
        QCOMPARE(whole.module, "lm_head");
        QCOMPARE(whole.part, "weight");
        QVERIFY(!adapterTensorOf("base_model.model.x.lora_magnitude_vector"));
        QVERIFY(!adapterTensorOf("lora_A.weight"));
    }

    void tokenizerFilesNameTheirTokens() {
        SpecialTokens tokens;
        tokens.unk = "<unk>";
        tokens.bos = "<s>";
        tokens.eos = "</s>";
        tokens.all = {{0, "<unk>"}, {7, "<|user|>"}};
        const auto files = tokenizerFilesOf(tokens, "T", 512);
        QVERIFY(files.config["chat_template"] == Json("T"));
        QVERIFY(files.specialTokens["bos_token"] == Json("<s>"));
        QVERIFY(!files.specialTokens.contains("pad_token"));
        QVERIFY(files.config["added_tokens_decoder"]["7"]["content"] == Json("<|user|>"));
        const auto text = chatTemplateOf(files.config);
        QVERIFY(text && text.value() == std::string("T"));
        QVERIFY(!chatTemplateOf({{"chat_template", Json{{{"name", "other"}}}}}));
    }
};

DANLU_SUITE(ModelFolderTest)
#include "ModelFolder_test.moc"
