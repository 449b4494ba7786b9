#pragma once

#include "services/project/Project.h"

namespace danlu::services {

struct QuantizeRequest {
    std::string model, name;
    std::string type;        // F16, Q8_0, Q4_0
    std::string dataset;     // what quality is measured on; "" = the version the model was trained on, where there is one
    std::int64_t rows = 200; // measured rows; 0 = quality is not measured
};
/// A new sealed model of the project, a model like any other: showModel's keys and {bytes, source_bytes, seconds, quality:{dataset, before:{perplexity, scores
/// …}, after:{…}}}.
Result<Json> quantize(Project& project, const QuantizeRequest& request, const Task& task);

struct ExportRequest {
    std::string model;
    std::string format; // hf | gguf | peft
    std::string type;   // of the weights; "" = the format's usual one
    Path to;            // folder; must not exist
};
/// {model, format, type, folder, files:[{name, size, sha256}], manifest_sha256, verified:{…}}. The folder gets its name only after a fresh
/// process read it back and found it right.
Result<Json> exportModel(Project& project, const ExportRequest& request, const Task& task);

/// Checks an export as a stranger would: every file against the manifest, the logits against those recorded. A PEFT folder needs its base model, so
/// the project; nothing else does. {folder, format, files, positions, largest_difference, same_choices …}.
Result<Json> verifyExport(const Programs& programs, Project* project, const Path& folder, const Task& task);

} // namespace danlu::services
