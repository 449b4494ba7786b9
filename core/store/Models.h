#pragma once

#include "store/ProjectFile.h"

namespace danlu::store {

/// A registered model. Plain: name, kind, family, counts, hash. Sealed: details (paths, config, tensor table, template, scores).
struct ModelInfo {
    ModelId id = {};
    std::string name = {};
    std::string kind = {};   // "base" (registered where it lies) | "adapter" | "full" | "quantized"
    std::string family = {}; // "llama"
    std::uint64_t parameters = 0;
    std::string sha256 = {}; // hex
    ModelId parent = {};     // base of an adapter, source of a quantized model
    RunId run = {};          // that made it
    std::int64_t createdMillis = 0;
    Json details = {}; // null while locked
};

Result<std::vector<ModelInfo>> models(const ProjectFile& project);
/// NotFound with the nearest name.
Result<ModelInfo> modelNamed(const ProjectFile& project, std::string_view name);
Result<ModelInfo> modelOf(const ProjectFile& project, const ModelId& id);
/// The model a run made, if it is registered: a finished run is registered once.
Result<std::optional<ModelInfo>> modelOfRun(const ProjectFile& project, const RunId& run);

/// Inserts (id and time are set where empty) inside an act. Exists if the name is taken.
Result<ModelInfo> insertModel(Transaction& transaction, ModelInfo model);
Result<> updateModelDetails(Transaction& transaction, const ModelId& id, const Json& details);
Result<> renameModel(ProjectFile& project, std::string_view oldName, std::string_view newName);
/// Deletes row, key and models/<id>. Refused while another model is derived from it. Takes the project alone.
Result<> deleteModel(ProjectFile& project, std::string_view name);

} // namespace danlu::store
