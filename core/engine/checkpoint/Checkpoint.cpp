#include "engine/checkpoint/Checkpoint.h"

#include "crypto/Hash.h"
#include "engine/device/Guard.h"
#include "engine/model/SaveTensors.h"

#include <algorithm>
#include <charconv>

namespace danlu::engine {
namespace {

constexpr std::string_view kFolder = "checkpoints/step-";
constexpr const char* kManifest = "manifest.json";
constexpr std::int64_t kVersion = 1;

std::string folderOf(std::int64_t step) { return std::string(kFolder) + std::to_string(step); }

/// The number in "checkpoints/step-N/…", or −1.
std::int64_t stepOfName(std::string_view name) {
    if (!name.starts_with(kFolder))
        return -1;
    std::int64_t step = -1;
    const auto [end, error] = std::from_chars(name.data() + kFolder.size(), name.data() + name.size(), step);
    return error == std::errc{} && end != name.data() + name.size() && *end == '/' ? step : -1;
}

struct CheckpointPart {
    const char* file;
    NamedTensors CheckpointState::*tensors;
};
constexpr CheckpointPart kParts[] = {{"weights.safetensors", &CheckpointState::weights},
                                     {"optimizer.safetensors", &CheckpointState::optimizer},
                                     {"random.safetensors", &CheckpointState::random}};

Result<NamedTensors> readPart(BlobStore& store, const std::string& name, const std::string& sha256) {
    DANLU_TRY(const auto source, store.open(name));
    DANLU_TRY(const auto found, sha256Of(*source));
    if (found != sha256)
        return Error(ErrorCode::Corrupt, name + " is not what was written: its SHA-256 is " + found + ", the manifest says " + sha256);
    return readSafetensors(*source);
}

Result<CheckpointState> readCheckpoint(BlobStore& store, std::int64_t step) {
    const auto folder = folderOf(step) + "/";
    DANLU_TRY(const auto text, readBlob(store, folder + kManifest));
    DANLU_TRY(const auto manifest, parseJson(text, folder + kManifest));
    DANLU_TRY(const auto version, member<std::int64_t>(manifest, "version"));
    if (version != kVersion)
        return Error(ErrorCode::Unsupported,
                     folder + kManifest + " has version " + std::to_string(version) + ", this program reads " + std::to_string(kVersion));
    CheckpointState state;
    DANLU_TRY(state.step, member<std::int64_t>(manifest, "step"));
    DANLU_TRY(state.progress, member<Json>(manifest, "progress"));
    DANLU_TRY(state.specFingerprint, member<std::string>(manifest, "spec"));
    DANLU_TRY(const auto environment, member<Json>(manifest, "environment"));
    DANLU_TRY(state.environment, environmentOf(environment));
    DANLU_TRY(const auto files, member<Json>(manifest, "files"));
    for (const auto& part : kParts) {
        DANLU_TRY(const auto sha256, member<std::string>(files, part.file));
        DANLU_TRY(state.*part.tensors, readPart(store, folder + part.file, sha256));
    }
    return state;
}

Result<std::string> writeParts(BlobStore& store, const CheckpointState& state) {
    const auto folder = folderOf(state.step) + "/";
    Json files = Json::object();
    for (const auto& part : kParts) {
        DANLU_TRY(const auto sha256, writeSafetensors(store, folder + part.file, state.*part.tensors));
        files[part.file] = sha256;
    }
    const auto text = toPrettyText({{"version", kVersion},
                                    {"step", state.step},
                                    {"progress", state.progress},
                                    {"environment", toJson(state.environment)},
                                    {"spec", state.specFingerprint},
                                    {"files", std::move(files)}}) +
                      "\n";
    DANLU_CHECK(writeBlob(store, folder + kManifest, text));
    return crypto::hexText(crypto::sha256(text));
}

} // namespace

Result<std::string> writeCheckpoint(BlobStore& store, const CheckpointState& state) {
    auto written = writeParts(store, state);
    if (!written) // on a full disk the journal needs the room, to say why the run ends
        (void)store.remove(folderOf(state.step));
    return written;
}

Result<std::vector<std::int64_t>> checkpointSteps(BlobStore& store) {
    DANLU_TRY(const auto names, store.list(std::string(kFolder)));
    std::vector<std::int64_t> steps;
    for (const auto& name : names)
        if (const auto step = stepOfName(name); step >= 0 && name == folderOf(step) + "/" + kManifest)
            steps.push_back(step);
    std::sort(steps.begin(), steps.end());
    return steps;
}

namespace {

/// What a kill in the middle of a checkpoint left behind.
Result<> removeUnfinished(BlobStore& store, const std::vector<std::int64_t>& finished) {
    DANLU_TRY(const auto names, store.list(std::string(kFolder)));
    for (const auto& name : names)
        if (const auto step = stepOfName(name); step >= 0 && !std::binary_search(finished.begin(), finished.end(), step))
            DANLU_CHECK(store.remove(name));
    return ok();
}

} // namespace

Result<> pruneCheckpoints(BlobStore& store, std::int64_t keep) {
    DANLU_TRY(const auto steps, checkpointSteps(store));
    DANLU_CHECK(removeUnfinished(store, steps));
    if (keep == 0 || std::int64_t(steps.size()) <= keep)
        return ok();
    for (std::size_t i = 0; i + std::size_t(keep) < steps.size(); ++i) {
        // Without its manifest a checkpoint is none: half a removal leaves nothing that looks whole.
        DANLU_CHECK(store.remove(folderOf(steps[i]) + "/" + kManifest));
        DANLU_CHECK(store.remove(folderOf(steps[i])));
    }
    return ok();
}

Result<std::optional<FoundCheckpoint>> newestCheckpoint(BlobStore& store) {
    DANLU_TRY(auto steps, checkpointSteps(store));
    std::vector<std::string> warnings;
    for (auto step = steps.rbegin(); step != steps.rend(); ++step) {
        auto state = guarded("reading a checkpoint", [&] { return readCheckpoint(store, *step); });
        if (state)
            return std::optional(FoundCheckpoint{std::move(state).value(), std::move(warnings)});
        if (state.error().code() == ErrorCode::OutOfMemory || state.error().code() == ErrorCode::Locked)
            return std::move(state).error();
        warnings.push_back("checkpoint " + std::to_string(*step) + " cannot be used (" + state.error().chain() + ")");
    }
    if (warnings.empty())
        return std::optional<FoundCheckpoint>();
    return Error(ErrorCode::Corrupt, "no checkpoint of this run is usable; " + warnings.front()).withHint("Start the run again from the beginning.");
}

} // namespace danlu::engine
