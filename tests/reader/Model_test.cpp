#include "RunReader.h"

#include "formats/AdapterConfig.h"
#include "formats/Safetensors.h"
#include "support/Doctest.h"

#include <sys/wait.h>

using namespace danlu;
using test::runReader;

namespace {

/// A folder that goes with the test.
class Folder {
public:
    Folder() {
        char name[] = "/tmp/danlu-reader-XXXXXX";
        m_path = ::mkdtemp(name);
    }
    ~Folder() {
        std::error_code ignored;
        std::filesystem::remove_all(m_path, ignored);
    }
    test::Given file(const std::string& name, std::string_view bytes) const {
        REQUIRE(writeFileAtomically(m_path / name, bytes));
        return test::fileGiven(m_path / name);
    }

private:
    Path m_path;
};

const Json kConfig = {{"architectures", {"LlamaForCausalLM"}},
                      {"model_type", "llama"},
                      {"hidden_size", 8},
                      {"intermediate_size", 16},
                      {"num_hidden_layers", 1},
                      {"num_attention_heads", 2},
                      {"vocab_size", 300},
                      {"rms_norm_eps", 1e-5},
                      {"max_position_embeddings", 64}};

Bytes weights() {
    const auto layout = formats::layOutSafetensors({{"model.norm.weight", "F32", {8}}, {"model.embed_tokens.weight", "BF16", {300, 8}}});
    Bytes file;
    REQUIRE(layout);
    REQUIRE(formats::writeSafetensors(*layout, formats::sinkOf(file), [](const formats::TensorEntry& tensor, const formats::ByteSink& sink) {
        return sink(Bytes(tensor.end - tensor.begin, '\0'));
    }));
    return file;
}

} // namespace

TEST_CASE("a model folder becomes a checked table") {
    const Folder folder;
    const auto said = runReader("model", {folder.file("config.json", toText(kConfig)), folder.file("model.safetensors", weights()),
                                          folder.file("tokenizer_config.json", R"({"chat_template": "{% for m in messages %}{{ m.content }}{% endfor %}"})")});
    REQUIRE_MESSAGE(said.finished.is_object(), toText(said.failed));
    REQUIRE(said.tables.size() == 1);
    const auto source = formats::modelSourceOf(said.tables[0]["source"]);
    REQUIRE(source);
    REQUIRE(source->weights.size() == 1);
    CHECK(source->weights[0].path == "model.safetensors");
    CHECK(source->weights[0].tensors.size() == 2);
    CHECK(source->config["num_key_value_heads"] == 2);
    CHECK(source->chatTemplate.find("messages") != std::string::npos);
    CHECK(said.tables[0]["tokenizer"].is_null());
}

TEST_CASE("broken model files are rejected, whichever part is broken") {
    const Folder folder;
    const auto whole = weights();
    const auto config = folder.file("config.json", toText(kConfig));
    const auto problem = [](const std::vector<test::Given>& files) {
        const auto said = runReader("model", files);
        CHECK(WIFEXITED(said.status));
        return said.failed.is_null() ? std::string("no failure") : said.failed["code"].get<std::string>();
    };
    for (const std::size_t size : {std::size_t(0), std::size_t(7), std::size_t(40), whole.size() / 2, whole.size() - 1})
        CHECK(problem({config, folder.file("model.safetensors", whole.substr(0, size))}) == "Rejected");
    CHECK(problem({config, folder.file("model.safetensors", "\xff\xff\xff\xff\xff\xff\xff\x7f{}")}) == "Rejected");
    CHECK(problem({config}) == "Rejected");
    CHECK(problem({folder.file("model.safetensors", whole)}) == "Rejected");
    CHECK(problem({folder.file("config.json", std::string(100'000, '[')), folder.file("model.safetensors", whole)}) == "Rejected");
    CHECK(problem({folder.file("config.json", toText(kConfig)), folder.file("model.safetensors", whole),
                   folder.file("model.safetensors.index.json", R"({"weight_map": {"a": "model-2.safetensors"}})")}) == "Rejected");
    CHECK(problem({folder.file("a.gguf", std::string("GGUF\x03\0\0\0\xff\xff\xff\xff\xff\xff\xff\xff", 16))}) == "Rejected");
    CHECK(problem({config, folder.file("model.safetensors", whole), folder.file("tokenizer.model", "\x0a\xff\xff\xff\xff\x0f")}) == "Rejected");
}

TEST_CASE("an adapter folder becomes a checked table") {
    const Folder folder;
    const auto layout = formats::layOutSafetensors({{formats::adapterTensorName("model.layers.0.self_attn.q_proj", "A"), "F32", {2, 8}},
                                                    {formats::adapterTensorName("model.layers.0.self_attn.q_proj", "B"), "F32", {8, 2}}});
    Bytes file;
    REQUIRE(layout);
    REQUIRE(formats::writeSafetensors(*layout, formats::sinkOf(file), [](const formats::TensorEntry& tensor, const formats::ByteSink& sink) {
        return sink(Bytes(tensor.end - tensor.begin, '\0'));
    }));
    const auto said = runReader("model", {folder.file("adapter_config.json", R"({"peft_type": "LORA", "r": 2, "lora_alpha": 4, "target_modules": ["q_proj"]})"),
                                          folder.file("adapter_model.safetensors", file)});
    REQUIRE_MESSAGE(said.finished.is_object(), toText(said.failed));
    CHECK(said.tables[0]["adapter"]["weights"]["tensors"].size() == 2);
}
