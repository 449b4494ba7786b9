#pragma once

#include "engine/exporting/ExportFolder.h"
#include "engine/model/CausalModel.h"
#include "engine/model/Load.h"
#include "formats/ByteReader.h"
#include "formats/ModelSource.h"

namespace danlu::engine {

/// What is exported. `model` holds the weights in fp32 on the CPU, adapters attached (peft) or not (others merge what is attached).
/// After an export of merged weights the model holds the values that were written, rounded as the file's type rounds them.
struct ExportInput {
    CausalModel* model = nullptr;
    Json config;              // of the ModelSource
    Bytes tokenizer;          // tokenizer.model
    std::string chatTemplate; // Jinja text
    std::string baseName;     // peft: base_model_name_or_path
    Json adapterConfig;       // peft: adapter_config.json of the attached adapter
};

struct ExportPlan {
    std::string format;                            // "hf" | "peft" | "gguf": names of allExporters()
    std::string type;                              // hf: F32 BF16 F16; gguf: F32 F16 BF16 Q8_0 Q4_0; "" = the format's default
    std::string name;                              // of the model, for file names and metadata
    Path folder;                                   // must not exist yet
    Json provenance;                               // dataset version, spec, base hash …: copied into manifest.json
    std::vector<std::vector<std::int64_t>> probes; // token ids whose logits are recorded; empty = made up from the vocabulary
};

struct ExportReport {
    std::vector<ExportedFile> files; // without manifest.json
    std::string manifestSha256;
    double largestChange = 0; // |logit before − logit as written| over the probes: what rounding cost
};
Json toJson(const ExportReport& report);

/// Writes the folder under a temporary name beside its place; every file and the folder are synced. The result counts only after
/// verifyExport in a fresh process and publishExport. A failure or a cancel leaves nothing behind.
Result<ExportReport> writeExport(const ExportInput& input, const ExportPlan& plan, const ExportProgress& progress);
/// Where writeExport puts the unverified folder: ".NAME.partial" beside NAME.
Path unverifiedFolder(const Path& folder);
/// Renames the verified folder into place.
Result<> publishExport(const Path& folder);
/// Removes a folder that did not pass.
Result<> discardExport(const Path& folder);

struct VerifyReport {
    std::size_t files = 0;
    std::size_t positions = 0;
    double largestDifference = 0; // |recorded − recomputed| over the recorded logits
    bool sameChoices = true;      // the likeliest token at every position
};
Json toJson(const VerifyReport& report);

/// Reads an export back as a stranger would: manifest, sizes and SHA-256 of every file and no file more; then loads the model and compares
/// its logits with the recorded ones. `base` is needed for a peft folder only. Corrupt where anything differs.
Result<VerifyReport> verifyExport(const Path& folder, const formats::ModelSource* base, const OpenSource& open);

/// Writes one GGUF file (GgufFile.cpp) of a model (merged) to a sink: what `quantize` stores as a model of the project. Returns the table of the file.
/// `model` holds the written values afterwards.
Result<std::vector<formats::TensorEntry>> writeQuantized(const ExportInput& input, const std::string& type, const std::string& name,
                                                         const formats::ByteSink& sink, const ExportProgress& progress);

} // namespace danlu::engine
