#include "crypto/Hash.h"
#include "engine/device/Guard.h"
#include "engine/exporting/Exporter.h"
#include "engine/exporting/Probe.h"

#include <algorithm>
#include <set>

namespace danlu::engine {
namespace {

constexpr std::uint64_t kManifestBytes = 16u << 20;
/// Largest difference between recorded and recomputed logits. Both are fp32 on the same weights; only the order of sums may differ.
constexpr double kLogitTolerance = 1e-3;

struct Manifest {
    std::string format;
    std::vector<ExportedFile> files;
    Probe probe;
};

Error damaged(const std::string& what) { return Error(ErrorCode::Corrupt, "the export is damaged: " + what).withHint("Export the model again."); }

Result<ExportedFile> exportedFileOf(const Json& json) {
    ExportedFile file;
    DANLU_TRY(file.name, member<std::string>(json, "name"));
    DANLU_TRY(file.size, member<std::uint64_t>(json, "size"));
    DANLU_TRY(file.sha256, member<std::string>(json, "sha256"));
    if (file.name.empty() || file.name.find('/') != std::string::npos || file.name.front() == '.')
        return damaged("manifest.json names a file outside the folder");
    return file;
}

Result<Manifest> readManifest(const Path& folder) {
    DANLU_TRY(const auto text, readFile(folder / "manifest.json", kManifestBytes));
    DANLU_TRY(const auto json, parseJson(text, "manifest.json"));
    Manifest manifest;
    DANLU_TRY(manifest.format, member<std::string>(json, "format"));
    DANLU_TRY(const auto files, member<Json>(json, "files"));
    for (const auto& one : files) {
        DANLU_TRY(auto file, exportedFileOf(one));
        manifest.files.push_back(std::move(file));
    }
    DANLU_TRY(const auto probe, member<Json>(json, "probe"));
    DANLU_TRY(manifest.probe, probeOf(probe));
    return manifest;
}

Result<> checkFile(const Path& folder, const ExportedFile& file) {
    auto mapped = MappedFile::open(folder / file.name);
    if (!mapped && mapped.error().code() == ErrorCode::NotFound)
        return damaged("the file " + file.name + " is missing");
    if (!mapped)
        return std::move(mapped).error();
    if (mapped->bytes().size() != file.size || crypto::hexText(crypto::sha256(mapped->bytes())) != file.sha256)
        return damaged("the file " + file.name + " is not the one that was exported");
    return ok();
}

Result<> checkFiles(const Path& folder, const std::vector<ExportedFile>& files) {
    std::set<std::string> expected = {"manifest.json"};
    for (const auto& file : files) {
        DANLU_CHECK(checkFile(folder, file));
        expected.insert(file.name);
    }
    std::error_code failed;
    for (const auto& entry : std::filesystem::directory_iterator(folder, failed)) {
        if (!expected.contains(entry.path().filename().string()))
            return damaged("the file " + entry.path().filename().string() + " is not listed in manifest.json");
    }
    return failed ? Result<>(systemError("reading", folder, failed.value())) : ok();
}

Result<VerifyReport> verifyAll(const Path& folder, const formats::ModelSource* base, const OpenSource& open) {
    DANLU_TRY(const auto manifest, readManifest(folder));
    DANLU_CHECK(checkFiles(folder, manifest.files));
    DANLU_TRY(const auto exporter, exporterOf(manifest.format));
    DANLU_TRY(const auto source, exporter.read(folder, base));
    DANLU_TRY(const auto model, loadModel(source, open, {}));
    DANLU_TRY(const auto difference, compareProbe(manifest.probe, *model));
    if (difference.largest > kLogitTolerance || !difference.sameChoices)
        return damaged("its logits differ by " + std::to_string(difference.largest) + " from those of the model that was exported");
    return VerifyReport{manifest.files.size(), manifest.probe.positions.size(), difference.largest, difference.sameChoices};
}

} // namespace

Json toJson(const VerifyReport& report) {
    return {{"files", report.files}, {"positions", report.positions}, {"largest_difference", report.largestDifference}, {"same_choices", report.sameChoices}};
}

Result<VerifyReport> verifyExport(const Path& folder, const formats::ModelSource* base, const OpenSource& open) {
    auto report = guarded("checking the export", [&] { return verifyAll(folder, base, open); });
    if (!report)
        return std::move(report).error().wrap("checking " + folder.string());
    return report;
}

} // namespace danlu::engine
