#pragma once

#include "services/project/Project.h"

namespace danlu::services {

/// What was exported, the newest first, as the audit log tells and as it lies there now: {exports:[{sequence, time, model, format, type, folder,
/// manifest_sha256, state: "present" | "changed" | "gone", bytes, files:[{name, size, sha256}], provenance, verified: time | null}]}. "changed": its manifest
/// is another one; what is in the folder is not looked at (verifyExport does).
Result<Json> listExports(const Project& project);

/// What models were measured, the newest measurement of the same rows only: {measurements:[{sequence, time, model, dataset, split, rows, loss, perplexity,
/// tokens_per_second, scores, invalid}]}; dataset is NAME@V.
Result<Json> listMeasurements(const Project& project);

/// The forms a model can be exported in: {model, kind, parameters, forms:[{format, type, bytes | null, bytes_of: "export" | "model" | null, about_bytes,
/// measured_as | null}]}. `bytes` is what such an export, or a quantized model of that type, takes; `about_bytes` what its weights will. `measured_as` is
/// the registered model whose measurements are this form's: itself for an adapter, a model quantized from it, an export that was registered again.
Result<Json> exportForms(const Project& project, std::string_view model);

/// A registered model that lies in this export, registered now where it was not: {name}. For trying it out beside the original.
Result<Json> registerExport(Project& project, const Path& folder, const Task& task);

} // namespace danlu::services
