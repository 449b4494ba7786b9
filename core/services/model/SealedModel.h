#pragma once

#include "crypto/SecretBuffer.h"
#include "formats/ModelSource.h"
#include "store/Models.h"
#include "store/ProjectFile.h"

namespace danlu::services {

// Models that lie inside the project: sealed files below runs/<id>/result or models/<id>, with paths kept relative to the project, so
// that a project may be moved. Key names: "run-<id>" and "model-<id>".

std::string runKeyName(const RunId& run);
std::string modelKeyName(const ModelId& model);
Result<crypto::Key> namedKey(const store::ProjectFile& project, const std::string& name);

/// The plaintext of a small sealed file of a model.
Result<Bytes> readSealedModelFile(const Path& file, const crypto::Key& key, std::uint64_t limit = 64u << 20);
Result<> writeSealedModelFile(const Path& file, const crypto::Key& key, std::string_view plain);

/// A folder that our own worker filled (safetensors or GGUF, config, tokenizer, adapter) as a source; its tables are read and checked.
/// `keyName` is what the source will call `key`.
Result<formats::ModelSource> sourceOfSealedFolder(const Path& folder, const crypto::Key& key, const std::string& keyName);

/// Paths of a source made relative to the project, and absolute again.
Json storedSource(const formats::ModelSource& source, const Path& project);
Result<formats::ModelSource> sourceOfStored(const Json& stored, const Path& project);

} // namespace danlu::services
