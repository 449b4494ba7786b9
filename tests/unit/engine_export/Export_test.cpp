#include "TinyModel.h"
#include "engine/adapter/Adapter.h"
#include "engine/evaluate/Evaluate.h"
#include "engine/exporting/Export.h"
#include "formats/LlamaGguf.h"
#include "formats/ModelFolder.h"
#include "support/Doctest.h"
#include "text/sentencepiece/SentencePieceTokenizer.h"

#include <ATen/CPUGeneratorImpl.h>
#include <ATen/TensorOperators.h>
#include <ATen/ops/randn.h>

#include <algorithm>

using namespace danlu;
using namespace danlu::engine;
using namespace danlu::test;

namespace {

formats::AdapterConfig loraConfig() {
    formats::AdapterConfig config;
    config.r = 4;
    config.alpha = 8;
    config.targetModules = {"q_proj", "k_proj", "down_proj"};
    return config;
}

/// A model with an adapter that changes its answers.
std::unique_ptr<CausalModel> adaptedModel(const std::string& kind) {
    auto model = tinyModel(kind);
    REQUIRE(addAdapter(*model, loraConfig(), at::make_generator<at::CPUGeneratorImpl>(7)));
    for (auto* linear : model->linears()) {
        if (linear->lora)
            linear->lora->b = at::randn(linear->lora->b.sizes(), at::make_generator<at::CPUGeneratorImpl>(9)) * 0.1;
    }
    return model;
}

ExportPlan planFor(const Path& folder, const std::string& format, const std::string& type) {
    ExportPlan plan;
    plan.format = format;
    plan.type = type;
    plan.name = "tiny model";
    plan.folder = folder;
    plan.provenance = {{"dataset", "tickets@3"}, {"base_sha256", "00"}};
    return plan;
}

std::vector<std::string> filesIn(const Path& folder) {
    std::vector<std::string> names;
    for (const auto& entry : std::filesystem::directory_iterator(folder))
        names.push_back(entry.path().filename().string());
    std::sort(names.begin(), names.end());
    return names;
}

const std::vector<std::int64_t> kIds = {1, 17, 300, 42, 511, 9, 77};

double difference(const at::Tensor& left, const at::Tensor& right) { return (left - right).abs().max().item<double>(); }

} // namespace

TEST_CASE("every format and type is read back with the logits of what was written") {
    const TemporaryFolder folder;
    struct Case {
        const char *kind, *format, *type;
        double change;
    };
    for (const auto& [kind, format, type, change] : {Case{"mha", "hf", "F32", 1e-4},
                                                     {"gqa", "hf", "BF16", 0.1},
                                                     {"llama3", "hf", "F16", 0.02},
                                                     {"gqa", "gguf", "F32", 1e-4},
                                                     {"tied", "gguf", "F16", 0.02},
                                                     {"llama3", "gguf", "Q8_0", 0.3},
                                                     {"tied", "gguf", "Q4_0", 4},
                                                     {"biased", "gguf", "BF16", 0.1}}) {
        CAPTURE(kind);
        CAPTURE(type);
        const auto place = folder / (std::string(kind) + format + type);
        const auto model = adaptedModel(kind);
        const auto before = *logitsOf(*model, kIds);
        const auto report = writeExport(tinyInput(*model, kind), planFor(place, format, type), {});
        REQUIRE_MESSAGE(report, (report ? "" : report.error().chain()));
        CHECK(report->largestChange <= change);
        CHECK_FALSE(std::filesystem::exists(place));
        const auto verified = verifyExport(unverifiedFolder(place), nullptr, plainFiles());
        REQUIRE_MESSAGE(verified, (verified ? "" : verified.error().chain()));
        CHECK(verified->positions == 96);
        REQUIRE(publishExport(place));
        CHECK(verifyExport(place, nullptr, plainFiles()));
        CHECK(difference(before, *logitsOf(*model, kIds)) <= change);
    }
}

TEST_CASE("an adapter folder is read back on its base") {
    const TemporaryFolder folder;
    const auto base = tinyModel("gqa");
    REQUIRE(writeExport(tinyInput(*base, "gqa"), planFor(folder / "base", "hf", "F32"), {}));
    REQUIRE(publishExport(folder / "base"));
    const auto source = *formats::modelSourceOfPath(folder / "base");
    const auto model = adaptedModel("gqa");
    auto input = tinyInput(*model, "gqa");
    input.adapterConfig = formats::toJson(loraConfig());
    REQUIRE(writeExport(input, planFor(folder / "adapter", "peft", ""), {}));
    REQUIRE(publishExport(folder / "adapter"));
    CHECK(filesIn(folder / "adapter") == std::vector<std::string>{"README.md", "adapter_config.json", "adapter_model.safetensors", "manifest.json"});
    const auto verified = verifyExport(folder / "adapter", &source, plainFiles());
    REQUIRE_MESSAGE(verified, (verified ? "" : verified.error().chain()));
    CHECK(verified->largestDifference < 1e-4);
    CHECK_FALSE(verifyExport(folder / "adapter", nullptr, plainFiles()));
    CHECK(writeExport(tinyInput(*base, "gqa"), planFor(folder / "none", "peft", ""), {}).error().code() == ErrorCode::Rejected);
}

TEST_CASE("a damaged export does not pass") {
    const TemporaryFolder folder;
    const auto model = tinyModel("gqa");
    REQUIRE(writeExport(tinyInput(*model, "gqa"), planFor(folder / "x", "gguf", "Q8_0"), {}));
    const auto partial = unverifiedFolder(folder / "x");
    CHECK(filesIn(partial) == std::vector<std::string>{"Modelfile", "manifest.json", "tiny-model-Q8_0.gguf"});
    const auto weights = partial / "tiny-model-Q8_0.gguf";
    const auto good = *readFile(weights);
    auto bad = good;
    bad[bad.size() - 100] = static_cast<char>(bad[bad.size() - 100] ^ 1);
    REQUIRE(writeFileAtomically(weights, bad));
    CHECK(verifyExport(partial, nullptr, plainFiles()).error().code() == ErrorCode::Corrupt);
    REQUIRE(writeFileAtomically(weights, good));
    REQUIRE(writeFileAtomically(partial / "stray", "x"));
    CHECK(verifyExport(partial, nullptr, plainFiles()).error().chain().find("stray") != std::string::npos);
    std::filesystem::remove(partial / "stray");
    CHECK(verifyExport(partial, nullptr, plainFiles()));
    std::filesystem::remove(partial / "Modelfile");
    CHECK(verifyExport(partial, nullptr, plainFiles()).error().chain().find("Modelfile is missing") != std::string::npos);
    REQUIRE(discardExport(folder / "x"));
    CHECK_FALSE(std::filesystem::exists(partial));
}

TEST_CASE("wrong logits are found though every hash is right") {
    const TemporaryFolder folder;
    const auto model = tinyModel("gqa");
    REQUIRE(writeExport(tinyInput(*model, "gqa"), planFor(folder / "x", "hf", "F32"), {}));
    const auto path = unverifiedFolder(folder / "x") / "manifest.json";
    auto manifest = *parseJson(*readFile(path), "manifest");
    auto& logit = manifest["probe"]["positions"][50]["top"][1][1];
    logit = logit.get<double>() - 0.01;
    REQUIRE(writeFileAtomically(path, toText(manifest)));
    CHECK(verifyExport(unverifiedFolder(folder / "x"), nullptr, plainFiles()).error().code() == ErrorCode::Corrupt);
}

TEST_CASE("a cancelled or failed export leaves nothing, a taken name is refused") {
    const TemporaryFolder folder;
    auto model = tinyModel("gqa");
    int calls = 0;
    const auto cancelled = writeExport(tinyInput(*model, "gqa"), planFor(folder / "x", "hf", ""), [&](double share) {
        CHECK(share <= 1);
        return ++calls < 5;
    });
    CHECK(cancelled.error().code() == ErrorCode::Cancelled);
    CHECK(filesIn(folder / "").empty());
    *model->parameters()[3].tensor = *model->parameters()[3].tensor * 1e9;
    CHECK_FALSE(writeExport(tinyInput(*model, "gqa"), planFor(folder / "x", "gguf", "F16"), {}));
    CHECK(filesIn(folder / "").empty());
    REQUIRE(makeFolder(folder / "taken"));
    CHECK(writeExport(tinyInput(*model, "gqa"), planFor(folder / "taken", "hf", ""), {}).error().code() == ErrorCode::Exists);
    CHECK(writeExport(tinyInput(*model, "gqa"), planFor(folder / "x", "gguff", ""), {}).error().chain().find("gguf") != std::string::npos);
    CHECK_FALSE(writeExport(tinyInput(*model, "gqa"), planFor(folder / "x", "hf", "Q4_0"), {}));
}

TEST_CASE("a GGUF file carries the tokenizer") {
    const TemporaryFolder folder;
    const auto model = tinyModel("gqa");
    REQUIRE(writeExport(tinyInput(*model, "gqa", DummyPrefix::Yes), planFor(folder / "x", "gguf", "F16"), {}));
    const auto bytes = *readFile(unverifiedFolder(folder / "x") / "tiny-model-F16.gguf");
    const auto table = formats::readGguf(formats::readerOf(bytes));
    REQUIRE(table);
    const auto pieces = formats::tokenizerOfGguf(table->metadata);
    REQUIRE(pieces);
    const auto again = text::loadSentencePiece(formats::writeSentencePiece(*pieces));
    REQUIRE_MESSAGE(again, (again ? "" : again.error().chain()));
    const auto original = tinyTokenizer(DummyPrefix::Yes);
    for (const auto* text : {"我的快递 没有更新。", "Please reset\nmy password 123", " two  spaces "})
        CHECK((*again)->encode(text) == original->encode(text));
    CHECK(table->metadata.text("tokenizer.chat_template").value_or("").size() > 20);
}

TEST_CASE("a quantised model is a model like any other") {
    const TemporaryFolder folder;
    const auto model = adaptedModel("gqa");
    Bytes bytes;
    const auto tensors = writeQuantized(tinyInput(*model, "gqa"), "Q4_0", "tiny", formats::sinkOf(bytes), {});
    REQUIRE(tensors);
    REQUIRE(writeFileAtomically(folder / "m.gguf", bytes));
    const formats::ModelSource source{"tiny", tinyConfig("gqa"), {{folder / "m.gguf", "", "gguf", *tensors}}, {}, "", "", {}};
    const auto loaded = loadModel(source, plainFiles(), {});
    REQUIRE_MESSAGE(loaded, (loaded ? "" : loaded.error().chain()));
    CHECK(difference(*logitsOf(**loaded, kIds), *logitsOf(*model, kIds)) < 1e-4);
    const auto q = std::find_if(tensors->begin(), tensors->end(), [](const auto& tensor) { return tensor.name == "blk.0.attn_q.weight"; });
    const auto head = std::find_if(tensors->begin(), tensors->end(), [](const auto& tensor) { return tensor.name == "output.weight"; });
    CHECK(q->type == "Q4_0");
    CHECK(head->type == "Q8_0");
}
