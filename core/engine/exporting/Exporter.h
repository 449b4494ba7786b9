#pragma once

#include "engine/exporting/Export.h"
#include "engine/exporting/ExportFolder.h"

namespace danlu::engine {

/// One export format: one file in exporting/formats/ with `Exporter makeX()`. `write` fills an empty folder; manifest, hashes, probe and
/// renaming are Export.cpp's.
struct Exporter {
    std::string name;               // "gguf"
    std::vector<std::string> types; // the first is the default
    Result<> (*write)(const ExportInput& input, const ExportPlan& plan, ExportFolder& folder) = nullptr;
    /// The folder as a model, for reading it back; `base` may be null.
    Result<formats::ModelSource> (*read)(const Path& folder, const formats::ModelSource* base) = nullptr;
};
std::vector<Exporter> allExporters();
Result<Exporter> exporterOf(std::string_view name);

} // namespace danlu::engine
