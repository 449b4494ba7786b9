#include "services/model/OpenModel.h"
#include "services/model/Quantize.h"
#include "services/process/WorkerProcess.h"

#include <algorithm>

namespace danlu::services {
namespace {

constexpr std::uint64_t kManifestBytes = 64u << 20;
constexpr double kSpaceFactor = 2.2; // fp32 on disk of a bf16 base, and a little

std::uint64_t weightBytes(const formats::ModelSource& source) {
    std::uint64_t bytes = 0;
    for (const auto& file : source.weights)
        for (const auto& tensor : file.tensors)
            bytes += tensor.end - tensor.begin;
    return bytes;
}

/// Dataset version, spec and base hash: what the manifest says of where the model comes from.
Json provenanceOf(const Project& project, const OpenModel& model) {
    Json provenance = model.info.details.value("provenance", Json::object());
    provenance["model"] = model.info.name;
    provenance["model_sha256"] = model.info.sha256;
    if (!model.info.parent.empty())
        if (const auto parent = store::modelOf(project.file(), model.info.parent)) {
            provenance["base"] = provenance.value("base", parent->name);
            provenance["base_sha256"] = provenance.value("base_sha256", parent->sha256);
        }
    return provenance;
}

Result<OpenModel> baseOf(const Project& project, const OpenModel& model) {
    DANLU_TRY(const auto parent, store::modelOf(project.file(), model.info.parent));
    return openModel(project.file(), parent);
}

/// The base of a PEFT export, opened; nothing for a model that is no adapter.
Result<std::optional<OpenModel>> adapterBase(const Project& project, const OpenModel& model, const std::string& format) {
    if (format != "peft")
        return std::optional<OpenModel>();
    if (model.source.adapters.empty())
        return Error(ErrorCode::Usage, "the model \"" + model.info.name + "\" has no adapter to export").withHint("Use --as hf or --as gguf.");
    DANLU_TRY(auto base, baseOf(project, model));
    return std::optional<OpenModel>(std::move(base));
}

} // namespace

Result<Json> exportModel(Project& project, const ExportRequest& request, const Task& task) {
    const Path folder = std::filesystem::absolute(request.to).lexically_normal();
    std::error_code ignored;
    if (std::filesystem::exists(folder, ignored))
        return Error(ErrorCode::Exists, folder.string() + " exists already").withHint("Name a new folder; exports never overwrite.");
    DANLU_TRY(const auto model, openModel(project.file(), request.model));
    DANLU_TRY(const auto base, adapterBase(project, model, request.format));
    DANLU_CHECK(makeFolder(folder.parent_path()));
    DANLU_CHECK(checkSpace(folder.parent_path(), std::uint64_t(double(weightBytes(model.source)) * kSpaceFactor) + (8u << 20), "the export"));
    std::string type = request.type;
    std::transform(type.begin(), type.end(), type.begin(), [](unsigned char c) { return std::toupper(c); });
    if (type.empty() && request.format == "gguf")
        type = model.info.details.value("type", ""); // a quantized model keeps its blocks

    protocol::Start start;
    start.job = "export";
    start.spec = {{"format", request.format}, {"type", type}, {"name", model.info.name}, {"base_name", base ? base->info.name : ""}};
    start.folder = folder;
    start.options = {{"provenance", provenanceOf(project, model)}};
    model.giveTo(start);
    DANLU_TRY(const Json written, runJob(project.programs(), start, task));

    // The intention is in the log before the folder gets its name: no export without its row.
    DANLU_CHECK(project.file().record({"model.export",
                                       model.info.name,
                                       {{"folder", folder.string()}, {"format", request.format}, {"manifest_sha256", written.value("manifest_sha256", "")}},
                                       "written"}));
    protocol::Start verify;
    verify.job = "verify_export";
    verify.spec = {{"publish", true}};
    verify.folder = folder;
    if (base)
        base->giveTo(verify);
    auto verified = runJob(project.programs(), verify, task);
    const std::string outcome = verified ? "ok" : "rejected";
    DANLU_CHECK(project.file().record({"model.export",
                                       model.info.name,
                                       {{"folder", folder.string()}, {"format", request.format}, {"manifest_sha256", written.value("manifest_sha256", "")}},
                                       outcome}));
    if (!verified)
        return std::move(verified).error().wrap("the export was written, but reading it back showed that it is not right; it was removed");
    DANLU_TRY(const Bytes text, readFile(folder / "manifest.json", kManifestBytes));
    DANLU_TRY(const Json manifest, parseJson(text, "manifest.json"));
    Json result{{"model", model.info.name}, {"format", request.format}, {"type", manifest.value("type", type)}, {"folder", folder.string()}};
    std::uint64_t bytes = 0;
    for (const auto& file : written["files"])
        bytes += file.value("size", std::uint64_t(0));
    result["bytes"] = bytes;
    result["files"] = written["files"];
    result["manifest_sha256"] = written["manifest_sha256"];
    result["largest_change"] = written.value("largest_change", Json());
    result["verified"] = std::move(*verified);
    return result;
}

Result<Json> verifyExport(const Programs& programs, Project* project, const Path& given, const Task& task) {
    const Path folder = std::filesystem::absolute(given).lexically_normal();
    auto text = readFile(folder / "manifest.json", kManifestBytes);
    if (!text)
        return std::move(text).error().wrap(folder.string() + " is no export of Danlu");
    DANLU_TRY(const Json manifest, parseJson(*text, "manifest.json"));
    DANLU_TRY(const std::string format, member<std::string>(manifest, "format"));
    protocol::Start start;
    start.job = "verify_export";
    start.spec = {{"publish", false}};
    start.folder = folder;
    const Json provenance = manifest.value("provenance", Json::object());
    if (format == "peft") {
        if (!project)
            return Error(ErrorCode::Usage, "a PEFT folder can only be checked together with its base model")
                .withHint("Name the project that has it: --project DIR.");
        DANLU_TRY(const auto base, openModel(project->file(), provenance.value("base", "")));
        base.giveTo(start);
    }
    DANLU_TRY(Json result, runJob(programs, start, task));
    result["format"] = format;
    result["name"] = manifest.value("name", "");
    result["provenance"] = provenance;
    if (project && project->file().isUnlocked())
        DANLU_CHECK(project->file().record({"export.verify", manifest.value("name", ""), {{"folder", folder.string()}}, "ok"}));
    return result;
}

} // namespace danlu::services
