#include "Tiny.h"

#include "engine/adapter/Adapter.h"
#include "engine/device/Guard.h"
#include "engine/model/Family.h"
#include "engine/model/SaveTensors.h"
#include "engine/objective/Loss.h"
#include "engine/objective/Objective.h"
#include "engine/training/Estimate.h"
#include "formats/LlamaGguf.h"
#include "formats/Safetensors.h"

#include <ATen/CPUGeneratorImpl.h>
#include <ATen/TensorOperators.h>
#include <ATen/ops/arange.h>
#include <ATen/ops/equal.h>
#include <ATen/ops/randint.h>
#include <c10/core/GradMode.h>

#include <filesystem>
#include <unistd.h>

using namespace danlu;
using namespace danlu::engine;
using namespace danlu::engine::test;

namespace {

Json goodConfig() {
    return REQUIRE_OK(
        parseJson("{\"model_type\": \"llama\", \"hidden_size\": 32, \"intermediate_size\": 48, \"num_hidden_layers\": 2, \"num_attention_heads\": 4, "
                  "\"num_key_value_heads\": 2, \"vocab_size\": 61, \"eos_token_id\": [2, 5]}",
                  "config"));
}

std::string refusal(const std::function<void(Json&)>& change) {
    auto config = goodConfig();
    change(config);
    const auto result = modelConfigOf(config);
    return result ? "" : result.error().chain();
}

bool has(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

/// A ModelSource for what saveModel wrote.
formats::ModelSource savedSource(MemoryStore& store, Bytes& bytes) {
    formats::ModelSource source;
    source.config = REQUIRE_OK(parseJson(store.blobs.at("m/config.json"), "config"));
    bytes = store.blobs.at("m/model.safetensors");
    const auto table = REQUIRE_OK(formats::readSafetensors(formats::readerOf(bytes)));
    source.weights.push_back({"m/model.safetensors", "", "safetensors", table.tensors});
    return source;
}

OpenSource opening(const MemoryStore& store) {
    return [&store](const Path& path, const std::string&) -> Result<std::unique_ptr<ByteSource>> { return bytesInMemory(store.blobs.at(path.string())); };
}

class Rows final : public RowSource {
public:
    explicit Rows(std::size_t count) : m_left(count) {}
    Result<std::optional<Row>> next() override {
        if (m_left == 0)
            return std::optional<Row>();
        --m_left;
        return std::optional(Row{});
    }

private:
    std::size_t m_left;
};

EncodeRow lengths(std::vector<std::size_t> all) {
    return [all, at = std::size_t(0)](const Row&) mutable -> Result<Example> {
        const auto n = all[at++ % all.size()];
        return Example{std::vector<std::int32_t>(n, std::int32_t(at)), std::vector<std::uint8_t>(n, 1)};
    };
}

} // namespace

TEST_CASE("config.json in both dialects") {
    const auto plain = REQUIRE_OK(modelConfigOf(goodConfig()));
    CHECK(plain.headDim == 8);
    CHECK((plain.eos == std::vector<std::int64_t>{2, 5}));
    CHECK_FALSE(plain.tied);
    auto four = goodConfig(), five = goodConfig();
    four["rope_theta"] = 5e5;
    four["head_dim"] = nullptr;
    four["rope_scaling"] = {{"type", "llama3"}, {"factor", 8.0}, {"low_freq_factor", 1}, {"high_freq_factor", 4}, {"original_max_position_embeddings", 8192}};
    five["rope_parameters"] = {{"rope_type", "llama3"}, {"rope_theta", 5e5},     {"factor", 8.0},
                               {"low_freq_factor", 1},  {"high_freq_factor", 4}, {"original_max_position_embeddings", 8192}};
    auto a = REQUIRE_OK(modelConfigOf(four)), b = REQUIRE_OK(modelConfigOf(five));
    CHECK(a.ropeTheta == 5e5);
    CHECK(toJson(a, "float32") == toJson(b, "float32"));
    CHECK(toJson(REQUIRE_OK(modelConfigOf(toJson(a, "float32"))), "float32") == toJson(a, "float32"));
    // models.md §12: Llama-3.1, head dimension 128.
    a.headDim = 128;
    const auto f = rotaryFrequencies(a);
    CHECK(f[29] == doctest::Approx(0.00216657).epsilon(1e-5));
    CHECK(f[34] == doctest::Approx(0.000178508).epsilon(1e-5));
    CHECK(f[63] == doctest::Approx(3.06893e-07).epsilon(1e-5));
}

TEST_CASE("a config nobody can run is refused by name") {
    CHECK(has(refusal([](Json& c) { c["model_type"] = "lama"; }), "did you mean \"llama\""));
    CHECK(has(refusal([](Json& c) { c.erase("hidden_size"); }), "hidden_size"));
    CHECK(has(refusal([](Json& c) { c["hidden_size"] = "big"; }), "hidden_size"));
    CHECK(has(refusal([](Json& c) { c["hidden_size"] = -4; }), "-4"));
    CHECK(has(refusal([](Json& c) { c["hidden_size"] = 34; }), "multiple"));
    CHECK(has(refusal([](Json& c) { c["num_key_value_heads"] = 3; }), "num_key_value_heads (3)"));
    CHECK(has(refusal([](Json& c) { c["quantization_config"] = {{"quant_method", "awq"}}; }), "awq"));
    CHECK(has(refusal([](Json& c) { c["hidden_act"] = "gelu"; }), "gelu"));
    CHECK(has(refusal([](Json& c) { c["rope_scaling"] = {{"type", "yarn"}, {"factor", 4}}; }), "yarn"));
    CHECK(has(refusal([](Json& c) { c["rope_scaling"] = {{"type", "linear"}, {"factor", -1}}; }), "factor"));
    CHECK(has(refusal([](Json& c) { c["eos_token_id"] = "end"; }), "eos_token_id"));
    CHECK(has(refusal([](Json& c) { c = Json::array(); }), "object"));
}

TEST_CASE("the number of parameters is that of the tensors") {
    auto config = tinyConfig();
    config.attentionBias = config.mlpBias = true;
    for (const bool tied : {true, false}) {
        config.tied = tied;
        const auto model = REQUIRE_OK(newModel(config, 1));
        std::int64_t count = 0;
        for (const auto& parameter : model->parameters())
            count += parameter.tensor->numel();
        CHECK(count == config.parameters());
    }
}

TEST_CASE("a new model: the same seed, the same weights; Hugging Face's distribution") {
    const auto a = REQUIRE_OK(newModel(tinyConfig(), 1)), b = REQUIRE_OK(newModel(tinyConfig(), 1)), c = REQUIRE_OK(newModel(tinyConfig(), 2));
    const auto pa = a->parameters(), pb = b->parameters(), pc = c->parameters();
    CHECK(pa[0].tensor->equal(*pb[0].tensor));
    CHECK_FALSE(pa[0].tensor->equal(*pc[0].tensor));
    CHECK(pa[0].tensor->std().item<double>() == doctest::Approx(0.1).epsilon(0.05));
    for (const auto& parameter : pa)
        if (parameter.name.ends_with("norm.weight"))
            CHECK(parameter.tensor->eq(1).all().item<bool>());
}

TEST_CASE("saved and loaded is the same model; a wrong, missing or cut tensor is named") {
    c10::NoGradGuard noGradients;
    const auto model = REQUIRE_OK(newModel(tinyConfig(), 1));
    MemoryStore store;
    Bytes bytes;
    REQUIRE_OK(saveModel(*model, store, "m", at::kFloat));
    const auto source = savedSource(store, bytes);
    const auto ids = at::randint(0, 61, {2, 9}, at::make_generator<at::CPUGeneratorImpl>(1), at::TensorOptions(at::kLong));
    const auto loaded = REQUIRE_OK(loadModel(source, opening(store), {}));
    CHECK(loaded->hidden(ids, {}).equal(model->hidden(ids, {})));

    auto missing = source;
    missing.weights[0].tensors.erase(missing.weights[0].tensors.begin());
    CHECK(has(loadModel(missing, opening(store), {}).error().chain(), source.weights[0].tensors[0].name));
    auto wrong = source;
    wrong.config["intermediate_size"] = 47;
    CHECK(has(loadModel(wrong, opening(store), {}).error().chain(), "mlp"));
    store.blobs.at("m/model.safetensors").resize(bytes.size() - 5);
    CHECK(loadModel(source, opening(store), {}).error().code() == ErrorCode::Corrupt);
    auto sealed = source;
    sealed.weights[0].key = "k";
    CHECK(loadModel(sealed, plainFiles(), {}).error().code() == ErrorCode::Locked);
}

TEST_CASE("whether a model can be loaded is known from its tables") {
    const auto model = REQUIRE_OK(newModel(tinyConfig(), 1));
    MemoryStore store;
    Bytes bytes;
    REQUIRE_OK(saveModel(*model, store, "m", at::kFloat));
    const auto source = savedSource(store, bytes);
    store.blobs.at("m/model.safetensors").clear(); // nothing is read
    REQUIRE_OK(checkModel(source, opening(store)));
    const auto refusalOf = [&](const std::function<void(formats::ModelSource&)>& change) {
        auto changed = source;
        change(changed);
        const auto checked = checkModel(changed, opening(store));
        return checked ? "" : checked.error().chain();
    };
    const auto first = source.weights[0].tensors[0].name;
    CHECK(has(refusalOf([](auto& s) { s.weights[0].tensors.erase(s.weights[0].tensors.begin()); }), first));
    CHECK(has(refusalOf([](auto& s) { s.config["intermediate_size"] = 47; }), "the config needs"));
    CHECK(has(refusalOf([](auto& s) { s.weights[0].tensors[0].type = "I16"; }), "I16"));
    CHECK(has(refusalOf([](auto& s) {
                  s.weights[0].format = "gguf";
                  for (auto& tensor : s.weights[0].tensors) {
                      tensor.name = formats::ggufName(tensor.name).value_or(tensor.name);
                      tensor.type = "Q4_K";
                  }
              }),
              "Q4_K"));
    CHECK(has(refusalOf([](auto& s) { s.config["model_type"] = "mamba"; }), "mamba"));
}

TEST_CASE("weights that are not finite are not saved") {
    const auto model = REQUIRE_OK(newModel(tinyConfig(), 1));
    (*model->parameters()[3].tensor)[0][0] = std::numeric_limits<float>::infinity();
    MemoryStore store;
    const auto refused = saveModel(*model, store, "m", at::kFloat);
    REQUIRE_FALSE(refused);
    CHECK(has(refused.error().message(), model->parameters()[3].name));
    CHECK(store.blobs.empty());
}

TEST_CASE("merging an adapter changes nothing that comes out") {
    c10::NoGradGuard noGradients;
    const auto model = REQUIRE_OK(newModel(tinyConfig(), 1));
    const auto generator = at::make_generator<at::CPUGeneratorImpl>(5);
    AdapterConfig config;
    config.r = 3;
    config.targetModules = {"v_proj", "model.layers.1.mlp.down_proj"};
    REQUIRE_OK(addAdapter(*model, config, generator));
    CHECK((adaptedModules(*model) == std::vector<std::string>{"down_proj", "v_proj"}));
    CHECK(adapterTensors(*model, config).size() == 6); // v in two layers, down in one
    for (auto* linear : model->linears())
        if (linear->lora)
            linear->lora->b.normal_(0, 0.5, generator);
    const auto ids = at::arange(20, at::TensorOptions(at::kLong)).view({2, 10});
    const auto beside = model->hidden(ids, {});
    MemoryStore store;
    Bytes bytes;
    REQUIRE_OK(saveModel(*model, store, "m", at::kFloat)); // merges on the way out
    const auto merged = REQUIRE_OK(loadModel(savedSource(store, bytes), opening(store), {}));
    CHECK((merged->hidden(ids, {}) - beside).abs().max().item<double>() < 1e-5);
    mergeAdapter(*model);
    CHECK((model->hidden(ids, {}) - beside).abs().max().item<double>() < 1e-5);
    CHECK(adaptedModules(*model).empty());
}

TEST_CASE("whole matrices go with an adapter") {
    c10::NoGradGuard noGradients;
    const auto generator = at::make_generator<at::CPUGeneratorImpl>(5);
    auto shape = tinyConfig();
    shape.tied = true;
    AdapterConfig config;
    config.targetModules = {"v_proj"};
    config.modulesToSave = {"embed_tokens"};
    const auto trained = REQUIRE_OK(newModel(shape, 1)), base = REQUIRE_OK(newModel(shape, 1));
    REQUIRE_OK(addAdapter(*trained, config, generator));
    trained->parameters()[0].tensor->normal_(0, 0.5, generator);
    auto tensors = adapterTensors(*trained, config);
    REQUIRE(tensors.size() == 6); // pairs of two layers, and the matrix under both of its names
    CHECK(tensors[4].first == "base_model.model.model.embed_tokens.weight");
    CHECK(tensors[5].first == "base_model.model.lm_head.weight");
    REQUIRE_OK(attachAdapter(*base, config, tensors));
    const auto ids = at::arange(20, at::TensorOptions(at::kLong)).view({2, 10});
    CHECK(at::equal(base->logits(base->hidden(ids, {})), trained->logits(trained->hidden(ids, {}))));

    tensors[5].second = tensors[5].second + 1;
    const auto apart = attachAdapter(*base, config, tensors);
    REQUIRE_FALSE(apart);
    CHECK(has(apart.error().message(), "apart"));
    tensors.pop_back();
    const auto half = attachAdapter(*base, config, tensors);
    REQUIRE_FALSE(half);
    CHECK(has(half.error().message(), "lacks the weight of lm_head"));
}

TEST_CASE("padding changes nothing, and only learned tokens count") {
    const auto model = REQUIRE_OK(newModel(tinyConfig(), 1));
    const auto table = tinyTable(3);
    const std::int64_t all[] = {0, 1, 2};
    const auto batch = makeBatch(table, all, 0);
    CHECK(batch.ids.size(1) == 7);
    REQUIRE(batch.places.numel() == batch.tokens);
    const auto together = nextTokenLoss(*model, batch.ids, batch.labels, {.places = batch.places});
    CHECK(together.sum.item<double>() == doctest::Approx(nextTokenLoss(*model, batch.ids, batch.labels, {}).sum.item<double>()).epsilon(1e-5));
    double apart = 0;
    std::int64_t targets = 0;
    for (const std::int64_t row : all) {
        const auto one = makeBatch(table, std::span(&row, 1), 0);
        const auto loss = nextTokenLoss(*model, one.ids, one.labels, {});
        apart += loss.sum.item<double>();
        targets += loss.targets;
    }
    CHECK(together.sum.item<double>() == doctest::Approx(apart).epsilon(1e-5));
    CHECK(together.targets == targets);
    CHECK(batch.learned == targets); // row 0 marks its first token too, which nothing predicts
    const auto logP = tokenLogProbabilities(*model, batch.ids);
    CHECK(logP.size(0) == 3);
    CHECK(logP.size(1) == 6);
}

TEST_CASE("rows become examples: cut, dropped, packed") {
    Rows four(4);
    const auto sft = REQUIRE_OK(encodeRows(four, lengths({5, 12, 1, 3}), {false, 8, 100}));
    CHECK(sft.rows == 4);
    CHECK(sft.cut == 1);
    CHECK(sft.dropped == 1);
    CHECK(sft.table.count() == 3);
    CHECK(sft.table.longest() == 8);
    Rows packed(4);
    const auto pretrain = REQUIRE_OK(encodeRows(packed, lengths({5, 12, 1, 3}), {true, 8, 100}));
    CHECK(pretrain.table.count() == 2); // 21 tokens = 2 blocks and 5 left
    CHECK(pretrain.table.ids(0)[4] == 1);
    CHECK(pretrain.table.ids(0)[5] == 2);
    CHECK(pretrain.dropped == 1);
    Rows foreign(1);
    CHECK(encodeRows(foreign, lengths({3}), {false, 8, 1}).error().code() == ErrorCode::Rejected);
}

TEST_CASE("plain folders: atomic, listed, removed") {
    const Path folder = std::filesystem::temp_directory_path() / ("danlu-engine-" + std::to_string(::getpid()));
    const auto store = plainFolder(folder);
    CHECK(REQUIRE_OK(store->list("")).empty());
    REQUIRE_OK(writeBlob(*store, "a/b/c", "text"));
    const auto failed = store->write("a/d", [](BlobWriter& writer) -> Result<> {
        DANLU_CHECK(writer.append("half"));
        return Error(ErrorCode::NoSpace, "no space");
    });
    CHECK_FALSE(failed);
    CHECK(REQUIRE_OK(store->list("a/")) == std::vector<std::string>{"a/b/c"});
    CHECK(REQUIRE_OK(readBlob(*store, "a/b/c")) == "text");
    const auto source = REQUIRE_OK(store->open("a/b/c"));
    Bytes beyond(5, ' ');
    CHECK(source->read(0, beyond).error().code() == ErrorCode::Corrupt);
    REQUIRE_OK(store->remove("a"));
    CHECK(REQUIRE_OK(store->list("")).empty());
    CHECK_FALSE(store->open("a/b/c"));
    std::filesystem::remove_all(folder);
}

TEST_CASE("a batch nobody has memory for is an error with figures") {
    const auto model = REQUIRE_OK(newModel(tinyConfig(), 1));
    c10::NoGradGuard noGradients;
    const auto result = guarded("trying", [&]() -> Result<> {
        (*model->parameters()[0].tensor).expand({1 << 30, 61, 32}).contiguous();
        return ok();
    });
    REQUIRE_FALSE(result);
    CHECK(result.error().code() == ErrorCode::OutOfMemory);
    CHECK(has(result.error().message(), "TB") + has(result.error().message(), "GB") > 0);
}
