#include "services/model/Quantize.h"

#include "base/Names.h"
#include "crypto/Hash.h"
#include "services/dataset/VersionRef.h"
#include "services/model/Evaluate.h"
#include "services/model/Model.h"
#include "services/model/NewModelFolder.h"
#include "services/model/OpenModel.h"

#include <algorithm>

namespace danlu::services {
namespace {

Result<std::string> typeNamed(std::string type) {
    std::transform(type.begin(), type.end(), type.begin(), [](unsigned char c) { return std::toupper(c); });
    const std::vector<std::string> known{"F16", "Q8_0", "Q4_0"};
    if (std::find(known.begin(), known.end(), type) == known.end())
        return unknownName("format", type, known);
    return type;
}

/// The dataset to measure on: the one named, or what the model (or what it was made from) learned.
Result<std::string> measuredDataset(const Project& project, const QuantizeRequest& request, const store::ModelInfo& model) {
    if (!request.dataset.empty()) {
        DANLU_CHECK(findVersion(project.file(), request.dataset));
        return request.dataset;
    }
    const Json provenance = model.details.value("provenance", Json::object());
    const Json dataset = provenance.value("dataset", Json::object());
    const std::string name = dataset.is_object() ? dataset.value("name", "") : "";
    if (!name.empty() && findVersion(project.file(), name))
        return name;
    return std::string();
}

Result<Json> quality(Project& project, const std::string& model, const std::string& dataset, std::int64_t rows, const Task& task) {
    EvaluateRequest request{model, dataset};
    request.limit = rows;
    DANLU_TRY(const Json measured, evaluate(project, request, task));
    Json figures = Json::object();
    for (const char* key : {"split", "rows", "perplexity", "loss", "tokens_per_second", "scores", "invalid"})
        if (measured.contains(key))
            figures[key] = measured[key];
    return figures;
}

} // namespace

Result<Json> quantize(Project& project, const QuantizeRequest& request, const Task& task) {
    DANLU_TRY(const std::string type, typeNamed(request.type));
    DANLU_TRY(const auto source, openModel(project.file(), request.model));
    DANLU_TRY(const std::string dataset, measuredDataset(project, request, source.info));
    DANLU_TRY(NewModelFolder folder, NewModelFolder::create(project, request.name, "model.quantize"));
    protocol::Start start;
    start.job = "quantize";
    start.spec = {{"type", type}, {"name", request.name}};
    source.giveTo(start);
    DANLU_TRY(const Json made, folder.fill(std::move(start), task));
    store::ModelInfo model;
    model.kind = "quantized";
    model.parent = source.info.id;
    model.sha256 = made["files"][0].value("sha256", "");
    formats::ModelSource inherited = source.source;
    inherited.weights.clear();
    inherited.adapters.clear();
    model.details = {{"inherited", formats::toJson(inherited)},
                     {"type", type},
                     {"bytes", made["size"]},
                     {"source_bytes", made["source_bytes"]},
                     {"blocks_expanded_on_load", true},
                     {"provenance", source.info.details.value("provenance", Json::object())}};
    DANLU_CHECK(folder.publish(std::move(model)));

    DANLU_TRY(Json result, showModel(project, request.name));
    result["bytes"] = made["size"];
    result["source_bytes"] = made["source_bytes"];
    result["seconds"] = made["seconds"];
    result["quality"] = nullptr;
    if (request.rows == 0 || dataset.empty())
        return result;
    DANLU_TRY(Json before, quality(project, request.model, dataset, request.rows, task));
    DANLU_TRY(Json after, quality(project, request.name, dataset, request.rows, task));
    result["quality"] = {{"dataset", dataset}, {"before", std::move(before)}, {"after", std::move(after)}};
    return result;
}

} // namespace danlu::services
