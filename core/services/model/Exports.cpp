#include "services/model/Exports.h"

#include "crypto/Hash.h"
#include "services/model/Model.h"
#include "store/AuditLog.h"
#include "store/Datasets.h"
#include "store/Models.h"

#include <algorithm>
#include <array>
#include <set>

namespace danlu::services {
namespace {

constexpr std::uint64_t kManifestLimit = 64u << 20;

/// A form of export as the engine writes it, and what it needs for a parameter.
struct FormKind {
    const char* format;
    const char* type;
    double bitsPerParameter; // Q8_0: 32 values and a scale in 34 bytes; Q4_0: in 18
    bool isForAdapters;      // only a model with an adapter has it
};
constexpr std::array kForms{FormKind{"hf", "BF16", 16, false}, FormKind{"gguf", "F16", 16, false}, FormKind{"gguf", "Q8_0", 34 * 8 / 32.0, false},
                            FormKind{"gguf", "Q4_0", 18 * 8 / 32.0, false}, FormKind{"peft", "F32", 32, true}};

Result<std::vector<store::AuditEntry>> entriesOf(const Project& project, std::vector<std::string> actions) {
    store::AuditFilter filter;
    filter.actions = std::move(actions);
    filter.order = store::AuditOrder::NewestFirst;
    filter.limit = INT64_MAX;
    return store::AuditLog(project.file()).list(filter);
}

std::string textOfKey(const Json& json, const char* key) { return json.is_object() ? json.value(key, "") : std::string(); }

/// Whether a registered model is this export: the folder, or the GGUF file in it.
bool liesIn(const store::ModelInfo& model, const Path& folder) {
    const Path path = Path(textOfKey(model.details, "path")).lexically_normal();
    return !path.empty() && (path == folder || path.parent_path() == folder);
}

/// What lies in the folder now.
void addPresent(Json& one) {
    const Path folder = one["folder"].get<std::string>();
    const auto text = readFile(folder / "manifest.json", kManifestLimit);
    one["state"] = "gone";
    if (!text)
        return;
    one["state"] = crypto::hexText(crypto::sha256(*text)) == one["manifest_sha256"].get<std::string>() ? "present" : "changed";
    const auto manifest = parseJson(*text, "manifest.json");
    if (!manifest || !manifest->is_object())
        return;
    std::uint64_t bytes = 0;
    for (const auto& file : manifest->value("files", Json::array()))
        bytes += file.is_object() ? file.value("size", std::uint64_t(0)) : 0;
    one["format"] = manifest->value("format", one["format"].get<std::string>());
    one["type"] = manifest->value("type", "");
    one["bytes"] = bytes;
    one["files"] = manifest->value("files", Json::array());
    one["provenance"] = manifest->value("provenance", Json::object());
}

std::uint64_t aboutBytes(const FormKind& form, const store::ModelInfo& model, const store::ModelInfo* base) {
    std::uint64_t parameters = model.parameters;
    if (form.isForAdapters) // an adapter's parameters are its base's and its own
        parameters = base && base->parameters < parameters ? parameters - base->parameters : 0;
    else if (base && model.kind == "adapter")
        parameters = base->parameters;
    return std::uint64_t(double(parameters) * form.bitsPerParameter / 8);
}

bool isForm(const Json& exported, const FormKind& form) {
    return exported["format"] == form.format && (exported["type"] == form.type || exported["type"] == "");
}

/// Size and measured model of one form, from what there is.
Json formJson(const FormKind& form, const store::ModelInfo& model, const std::vector<store::ModelInfo>& all, const Json& exports) {
    const auto base = std::find_if(all.begin(), all.end(), [&](const auto& other) { return other.id == model.parent; });
    Json json{{"format", form.format}, {"type", form.type}, {"bytes", nullptr}, {"bytes_of", nullptr}, {"measured_as", nullptr}};
    json["about_bytes"] = aboutBytes(form, model, base == all.end() ? nullptr : &*base);
    for (const auto& other : all)
        if (std::string_view(form.format) == "gguf" && other.details.is_object() && textOfKey(other.details, "type") == form.type &&
            (other.parent == model.id || other.id == model.id)) {
            json["bytes"] = other.details.value("bytes", Json());
            json["bytes_of"] = "model";
            json["measured_as"] = other.name;
        }
    for (const auto& exported : exports) {
        if (exported["model"] != model.name || !isForm(exported, form) || exported["state"] == "gone")
            continue;
        json["bytes"] = exported["bytes"];
        json["bytes_of"] = "export";
        for (const auto& other : all)
            if (json["measured_as"].is_null() && liesIn(other, exported["folder"].get<std::string>()))
                json["measured_as"] = other.name;
        break;
    }
    if (form.isForAdapters)
        json["measured_as"] = model.name;
    return json;
}

} // namespace

Result<Json> listExports(const Project& project) {
    DANLU_TRY(const auto entries, entriesOf(project, {"model.export", "export.verify"}));
    Json list = Json::array();
    std::map<std::string, std::int64_t> verified; // folder → the newest check
    std::set<std::string> folders;
    for (const auto& entry : entries) {
        const std::string folder = textOfKey(entry.details, "folder");
        if (entry.action == "export.verify") {
            verified.emplace(folder, entry.utcMillis);
            continue;
        }
        if (entry.outcome == "written") { // logs of before the end of an export said its form say it here
            for (auto& one : list)
                if (one["folder"] == folder && one["manifest_sha256"] == textOfKey(entry.details, "manifest_sha256") && one["format"] == "")
                    one["format"] = textOfKey(entry.details, "format");
            continue;
        }
        if (entry.outcome != "ok" || !folders.insert(folder).second) // a folder that was made again holds the newest only
            continue;
        Json one{{"sequence", entry.sequence}, {"time", isoTime(entry.utcMillis)}, {"model", entry.object}, {"folder", folder}, {"type", ""}};
        one["format"] = textOfKey(entry.details, "format");
        one["manifest_sha256"] = textOfKey(entry.details, "manifest_sha256");
        one["bytes"] = nullptr;
        one["files"] = Json::array();
        one["verified"] = verified.contains(folder) ? Json(isoTime(verified[folder])) : Json();
        addPresent(one);
        list.push_back(std::move(one));
    }
    return Json{{"exports", std::move(list)}};
}

Result<Json> listMeasurements(const Project& project) {
    DANLU_TRY(const auto entries, entriesOf(project, {"model.evaluate"}));
    Json list = Json::array();
    std::set<std::string> seen;
    for (const auto& entry : entries) {
        if (entry.outcome != "ok" || !entry.details.is_object())
            continue;
        const Json& figures = entry.details;
        Json one{{"sequence", entry.sequence}, {"time", isoTime(entry.utcMillis)}, {"model", entry.object}};
        one["dataset"] = textOfKey(figures, "dataset") + "@" + std::to_string(figures.value("version", 0));
        for (const char* key : {"split", "rows", "loss", "perplexity", "tokens_per_second", "scores", "invalid"})
            one[key] = figures.value(key, Json());
        const std::string rows = one["rows"].dump();
        if (seen.insert(entry.object + "\n" + one["dataset"].get<std::string>() + "\n" + one["split"].dump() + "\n" + rows).second)
            list.push_back(std::move(one));
    }
    return Json{{"measurements", std::move(list)}};
}

Result<Json> exportForms(const Project& project, std::string_view name) {
    DANLU_TRY(const auto model, store::modelNamed(project.file(), name));
    DANLU_TRY(const auto all, store::models(project.file()));
    DANLU_TRY(const Json exported, listExports(project));
    Json forms = Json::array();
    for (const auto& form : kForms)
        if (!form.isForAdapters || model.kind == "adapter")
            forms.push_back(formJson(form, model, all, exported["exports"]));
    return Json{{"model", model.name}, {"kind", model.kind}, {"parameters", model.parameters}, {"forms", std::move(forms)}};
}

Result<Json> registerExport(Project& project, const Path& folder, const Task& task) {
    DANLU_TRY(const auto all, store::models(project.file()));
    std::set<std::string> names;
    for (const auto& model : all) {
        if (liesIn(model, folder.lexically_normal()))
            return Json{{"name", model.name}};
        names.insert(model.name);
    }
    DANLU_TRY(const Bytes text, readFile(folder / "manifest.json", kManifestLimit));
    DANLU_TRY(const Json manifest, parseJson(text, "manifest.json"));
    std::string name = folder.filename().string();
    if (!store::checkName("model", name) || names.contains(name))
        name = manifest.value("name", "model") + "-" + manifest.value("type", "export");
    const std::string stem = name;
    for (int number = 2; names.contains(name); ++number)
        name = stem + "-" + std::to_string(number);
    const std::string base = manifest.value("format", "") == "peft" ? textOfKey(manifest.value("provenance", Json::object()), "base") : "";
    Path path = folder;
    for (const auto& file : manifest.value("files", Json::array()))
        if (const Path one = textOfKey(file, "name"); one.extension() == ".gguf")
            path = folder / one.filename();
    DANLU_TRY(const Json made, importModel(project, {path, name, base}, task));
    return Json{{"name", made["name"]}};
}

} // namespace danlu::services
