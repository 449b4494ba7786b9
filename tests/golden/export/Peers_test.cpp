// Exports tiny models, notes what they answer here, and lets peers.py compare that with transformers, PEFT, gguf-py and llama.cpp.
#include "engine/adapter/Adapter.h"
#include "engine/evaluate/Evaluate.h"
#include "engine/exporting/Export.h"
#include "engine/model/Load.h"
#include "engine/model/SaveTensors.h"
#include "formats/ModelFolder.h"
#include "support/Doctest.h"
#include "text/ChatTemplate.h"
#include "text/RowPrompt.h"
#include "unit/engine_export/TinyModel.h"

#include <ATen/CPUGeneratorImpl.h>
#include <ATen/TensorOperators.h>
#include <ATen/ops/randn.h>

#include <cstdlib>

using namespace danlu;
using namespace danlu::engine;
using namespace danlu::test;

namespace {

constexpr int kPrompts = 20, kPositions = 64;

/// 20 × 64 ids that exist in the tokenizer.
std::vector<std::vector<std::int64_t>> teacherIds(std::int64_t vocab) {
    std::vector<std::vector<std::int64_t>> all(kPrompts);
    std::uint64_t state = 3;
    for (auto& ids : all) {
        ids.push_back(1);
        while (ids.size() < kPositions) {
            state = state * 6364136223846793005u + 1442695040888963407u;
            ids.push_back(static_cast<std::int64_t>((state >> 33) % static_cast<std::uint64_t>(vocab)));
        }
    }
    return all;
}

const std::vector<std::string> kTexts = {
    "我的快递三天没有更新。", "Please reset\nmy password 2026", " two  spaces ", "\n\n换行", "emoji 😀 and ﷽", "a<|user|>b", "", "\t tab"};

Json encodingsOf(const text::Tokenizer& tokenizer) {
    Json all = Json::array();
    for (const auto& text : kTexts)
        all.push_back({{"text", text}, {"ids", tokenizer.encode(text)}});
    return all;
}

/// A rendered conversation as ids: special tokens of the template count, those in a message do not appear here.
Json chatOf(const text::Tokenizer& tokenizer) {
    const std::vector<Turn> turns = {{Role::User, "我的快递三天没有更新。"}};
    const auto chat = text::ChatTemplate::compile(text::defaultChatTemplate(), tokenizer);
    REQUIRE_MESSAGE(chat, (chat ? "" : chat.error().chain()));
    const auto ids = text::encodePrompt(*chat, tokenizer, turns);
    REQUIRE(ids);
    return {{"messages", {{{"role", "user"}, {"content", turns[0].text}}}}, {"ids", *ids}};
}

NamedTensors logitsFor(CausalModel& model, const std::vector<std::vector<std::int64_t>>& ids) {
    NamedTensors tensors;
    for (std::size_t i = 0; i < ids.size(); ++i)
        tensors.emplace_back(std::to_string(i), *logitsOf(model, ids[i]));
    return tensors;
}

struct Fixture {
    std::string kind, format, type;
    DummyPrefix prefix = DummyPrefix::No;
    std::string name() const { return kind + "-" + format + "-" + type + (prefix == DummyPrefix::Yes ? "-prefix" : ""); }
};

/// One export beside a file NAME.json of what it says here and NAME.safetensors of the logits.
void prepare(const TemporaryFolder& folder, const Fixture& fixture) {
    CAPTURE(fixture.name());
    const auto model = tinyModel(fixture.kind);
    const auto tokenizer = tinyTokenizer(fixture.prefix);
    ExportPlan plan;
    plan.format = fixture.format;
    plan.type = fixture.type;
    plan.name = "tiny";
    plan.folder = folder / fixture.name();
    const auto report = writeExport(tinyInput(*model, fixture.kind, fixture.prefix), plan, {});
    REQUIRE_MESSAGE(report, (report ? "" : report.error().chain()));
    REQUIRE(verifyExport(unverifiedFolder(plan.folder), nullptr, plainFiles()));
    REQUIRE(publishExport(plan.folder));
    const auto ids = teacherIds(static_cast<std::int64_t>(tokenizer->vocabSize()));
    const auto store = plainFolder(folder / "");
    REQUIRE(writeSafetensors(*store, fixture.name() + ".safetensors", logitsFor(*model, ids)));
    const Json notes = {{"format", fixture.format}, {"type", fixture.type}, {"ids", ids}, {"texts", encodingsOf(*tokenizer)}, {"chat", chatOf(*tokenizer)}};
    REQUIRE(writeFileAtomically(folder / (fixture.name() + ".json"), toText(notes)));
}

/// The adapter of the gqa model, over the folder of its base.
void prepareAdapter(const TemporaryFolder& folder) {
    const auto model = tinyModel("gqa");
    formats::AdapterConfig config;
    config.r = 4;
    config.alpha = 8;
    config.targetModules = {"q_proj", "k_proj", "down_proj"};
    REQUIRE(addAdapter(*model, config, at::make_generator<at::CPUGeneratorImpl>(7)));
    for (auto* linear : model->linears()) {
        if (linear->lora)
            linear->lora->b = at::randn(linear->lora->b.sizes(), at::make_generator<at::CPUGeneratorImpl>(9)) * 0.1;
    }
    auto input = tinyInput(*model, "gqa");
    input.adapterConfig = formats::toJson(config);
    ExportPlan plan;
    plan.format = "peft";
    plan.name = "adapter";
    plan.folder = folder / "gqa-peft-F32";
    REQUIRE(writeExport(input, plan, {}));
    REQUIRE(publishExport(plan.folder));
    const auto ids = teacherIds(500);
    REQUIRE(writeSafetensors(*plainFolder(folder / ""), "gqa-peft-F32.safetensors", logitsFor(*model, ids)));
    REQUIRE(writeFileAtomically(folder / "gqa-peft-F32.json", toText(Json{{"format", "peft"}, {"type", "F32"}, {"base", "gqa-hf-F32"}, {"ids", ids}})));
}

} // namespace

TEST_CASE("exports say the same in transformers, PEFT, gguf-py and llama.cpp") {
    const char* peers = std::getenv("DANLU_PEERS");
    if (!peers || !std::filesystem::exists(Path(peers) / "bin/python")) {
        MESSAGE("skipped: DANLU_PEERS does not name a virtual environment with the Python peers (packaging/peers makes one)");
        return;
    }
    const TemporaryFolder folder;
    for (const auto& fixture :
         {Fixture{"mha", "hf", "F32"}, {"gqa", "hf", "F32"}, {"tied", "hf", "BF16"}, {"llama3", "hf", "F16"}, {"gqa", "hf", "F32", DummyPrefix::Yes}})
        prepare(folder, fixture);
    for (const auto* kind : {"mha", "gqa", "tied", "llama3", "biased"})
        prepare(folder, {kind, "gguf", "F16"});
    for (const auto* type : {"Q8_0", "Q4_0", "BF16", "F32"})
        prepare(folder, {"gqa", "gguf", type});
    prepare(folder, {"gqa", "gguf", "F16", DummyPrefix::Yes});
    prepareAdapter(folder);
    const std::string command = (Path(peers) / "bin/python").string() + " " DANLU_TESTS "/golden/export/peers.py " + (folder / "").string();
    CHECK(std::system(command.c_str()) == 0);
}
