#include "engine/exporting/Export.h"

#include "engine/device/Guard.h"
#include "engine/exporting/Exporter.h"
#include "engine/exporting/Probe.h"
#include "engine/quant/Quantize.h"

#include "base/Names.h"

#include <c10/core/GradMode.h>

#include <algorithm>

namespace danlu::engine {
namespace {

constexpr int kManifestVersion = 1;
constexpr const char* kManifestName = "manifest.json";

Json manifestOf(const ExportPlan& plan, const ExportFolder& folder, const Probe& probe, double change) {
    Json files = Json::array();
    for (const auto& file : folder.files())
        files.push_back({{"name", file.name}, {"size", file.size}, {"sha256", file.sha256}});
    return {{"danlu_export", kManifestVersion}, {"format", plan.format},     {"type", plan.type},        {"name", plan.name},
            {"provenance", plan.provenance},    {"files", std::move(files)}, {"largest_change", change}, {"probe", toJson(probe)}};
}

Result<ExportPlan> checkedPlan(ExportPlan plan, const Exporter& exporter, const ExportInput& input) {
    plan.type = plan.type.empty() ? exporter.types.front() : plan.type;
    if (std::find(exporter.types.begin(), exporter.types.end(), plan.type) == exporter.types.end())
        return unknownName("type of weights for " + exporter.name, plan.type, exporter.types);
    std::error_code ignored;
    if (std::filesystem::exists(plan.folder, ignored))
        return Error(ErrorCode::Exists, plan.folder.string() + " exists already").withHint("Choose a folder that does not exist.");
    if (plan.probes.empty())
        plan.probes = madeUpProbes(input.model->config());
    plan.folder = std::filesystem::absolute(plan.folder, ignored).lexically_normal();
    return plan;
}

Result<> checkRoom(const ExportPlan& plan, CausalModel& model) {
    DANLU_TRY(const auto codec, blockCodecOf(plan.type));
    std::uint64_t bytes = 16u << 20; // tokenizer, configs
    if (plan.format != "peft") {
        for (const auto& parameter : model.parameters())
            bytes += std::uint64_t(encodedBytes(parameter.shape, codec));
    }
    return checkSpace(plan.folder.parent_path(), bytes, "the export");
}

Result<ExportReport> writeAll(const ExportInput& input, const ExportPlan& plan, const Exporter& exporter, const ExportProgress& progress) {
    c10::NoGradGuard noGradients;
    DANLU_CHECK(makeFolder(plan.folder.parent_path()));
    DANLU_CHECK(checkRoom(plan, *input.model));
    DANLU_TRY(const auto before, probeModel(*input.model, plan.probes));
    DANLU_TRY(auto folder, ExportFolder::create(unverifiedFolder(plan.folder), progress));
    DANLU_CHECK(exporter.write(input, plan, folder));
    DANLU_TRY(const auto change, compareProbe(before, *input.model));
    DANLU_TRY(const auto written, probeModel(*input.model, plan.probes));
    ExportReport report{folder.files(), {}, change.largest};
    DANLU_CHECK(folder.write(kManifestName, toPrettyText(manifestOf(plan, folder, written, change.largest)) + "\n"));
    report.manifestSha256 = folder.files().back().sha256;
    DANLU_CHECK(syncFolder(folder.path()));
    folder.keep();
    return report;
}

} // namespace

Result<Exporter> exporterOf(std::string_view name) {
    std::vector<std::string> known;
    for (auto& exporter : allExporters()) {
        if (exporter.name == name)
            return exporter;
        known.push_back(exporter.name);
    }
    return unknownName("export format", name, known);
}

Json toJson(const ExportReport& report) {
    Json files = Json::array();
    for (const auto& file : report.files)
        files.push_back({{"name", file.name}, {"size", file.size}, {"sha256", file.sha256}});
    return {{"files", std::move(files)}, {"manifest_sha256", report.manifestSha256}, {"largest_change", report.largestChange}};
}

Path unverifiedFolder(const Path& folder) { return folder.parent_path() / ("." + folder.filename().string() + ".partial"); }

Result<ExportReport> writeExport(const ExportInput& input, const ExportPlan& plan, const ExportProgress& progress) {
    DANLU_TRY(const auto exporter, exporterOf(plan.format));
    DANLU_TRY(const auto checked, checkedPlan(plan, exporter, input));
    auto report = guarded("exporting", [&] { return writeAll(input, checked, exporter, progress); });
    if (!report)
        return std::move(report).error().wrap("exporting to " + plan.folder.string());
    return report;
}

Result<> publishExport(const Path& folder) {
    std::error_code failed;
    if (std::filesystem::exists(folder, failed))
        return Error(ErrorCode::Exists, folder.string() + " exists already");
    std::filesystem::rename(unverifiedFolder(folder), folder, failed);
    if (failed)
        return systemError("renaming the finished export", folder, failed.value());
    return syncFolder(folder.parent_path());
}

Result<> discardExport(const Path& folder) {
    std::error_code failed;
    std::filesystem::remove_all(unverifiedFolder(folder), failed);
    return failed ? Result<>(systemError("removing an unfinished export", folder, failed.value())) : ok();
}

} // namespace danlu::engine
