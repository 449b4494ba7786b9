// An adapter that the trainer wrote, loaded by PEFT on transformers: the logits are ours. DANLU_PEERS names the virtual environment.
#include "Tiny.h"

#include "engine/adapter/Adapter.h"
#include "engine/model/SaveTensors.h"

#include <ATen/ops/arange.h>
#include <c10/core/GradMode.h>

#include <cstdlib>
#include <filesystem>
#include <unistd.h>

using namespace danlu;
using namespace danlu::engine;
using namespace danlu::engine::test;

namespace {

/// Trains an adapter on a tiny model, writes base, result and our logits below a folder and lets PEFT compare; true = the same.
bool agreesWithPeft(const char* peers, const ModelConfig& shape, const spec::TrainSpec& spec) {
    const Path folder = std::filesystem::temp_directory_path() / ("danlu-peft-" + std::to_string(::getpid()));
    const auto store = plainFolder(folder);
    const auto model = REQUIRE_OK(newModel(shape, 3));
    REQUIRE_OK(saveModel(*model, *store, "base", at::kFloat));
    Recorder recorder;
    REQUIRE_OK(train({spec, *model, tinyTable(17), nullptr, *store, recorder, "base", SystemClock()}));
    c10::NoGradGuard noGradients;
    const auto ids = at::arange(30, at::TensorOptions(at::kLong)).view({2, 15});
    REQUIRE_OK(writeSafetensors(*store, "expected.safetensors", {{"ids", ids}, {"logits", model->logits(model->hidden(ids, {}))}}));
    const auto command =
        "'" + std::string(peers) + "/bin/python' '" + std::string(DANLU_TESTS) + "/golden/engine/adapter_in_peft.py' '" + folder.string() + "'";
    const bool isSame = std::system(command.c_str()) == 0;
    std::filesystem::remove_all(folder);
    return isSame;
}

} // namespace

TEST_CASE("a trained adapter gives the same logits in PEFT") {
    const char* peers = std::getenv("DANLU_PEERS");
    if (!peers) {
        MESSAGE("skipped: DANLU_PEERS does not name a virtual environment with the Python peers (packaging/peers makes one)");
        return;
    }
    CHECK(agreesWithPeft(peers, tinyConfig(), tinySpec("lora")));
    auto whole = tinySpec("lora");
    whole.modulesToSave = {"embed_tokens"};
    for (const bool isTied : {false, true}) {
        auto shape = tinyConfig();
        shape.tied = isTied;
        CHECK(agreesWithPeft(peers, shape, whole));
    }
}
