#include "ui/pages/export/ExportJobs.h"

#include "services/dataset/Dataset.h"
#include "services/model/Evaluate.h"
#include "services/model/Model.h"

#include <QCoreApplication>

#include <algorithm>

namespace danlu::ui {
namespace {

struct ExportWords {
    Q_DECLARE_TR_FUNCTIONS(danlu::ui::ExportAdvice)
};

/// The newest that was trained here, else the newest.
std::string exportUsualModel(const Json& models) {
    std::string name, created;
    bool isTrained = false;
    for (const Json& model : models) {
        const std::string kind = model.value("kind", ""), time = model.value("created", "");
        const bool trained = kind == "adapter" || kind == "full";
        if (name.empty() || (trained && !isTrained) || (trained == isTrained && time > created)) {
            name = model.value("name", "");
            created = time;
            isTrained = trained;
        }
    }
    return name;
}

bool holdsModel(const Json& models, const std::string& name) {
    return std::ranges::any_of(models, [&](const Json& model) { return model.value("name", "") == name; });
}

/// A registered model that has this form.
Result<std::string> modelOfForm(services::Project& project, const MeasurePlan& plan, const services::Task& task) {
    if (!plan.measuredAs.empty())
        return plan.measuredAs;
    if (plan.format != "gguf" || plan.type == "BF16") {
        DANLU_TRY(const Json registered, services::registerExport(project, plan.folder, task));
        return registered.value("name", "");
    }
    DANLU_TRY(const Json models, services::listModels(project));
    std::string type = plan.type;
    std::ranges::transform(type, type.begin(), [](unsigned char letter) { return letter == '_' ? '-' : char(std::tolower(letter)); });
    const std::string stem = plan.model + "-" + type;
    std::string name = stem;
    for (int number = 2; holdsModel(models["models"], name); ++number)
        name = stem + "-" + std::to_string(number);
    services::QuantizeRequest request{plan.model, name, plan.type, {}, 0};
    DANLU_TRY(const Json made, services::quantize(project, request, task));
    return name;
}

} // namespace

Result<Json> readExportState(const services::Project& project, const std::string& wanted) {
    DANLU_TRY(const Json models, services::listModels(project));
    DANLU_TRY(const Json datasets, services::listDatasets(project));
    DANLU_TRY(const Json measurements, services::listMeasurements(project));
    DANLU_TRY(const Json exports, services::listExports(project));
    Json state{{"models", models["models"]}, {"datasets", datasets["datasets"]}, {"measurements", measurements}, {"exports", exports["exports"]}};
    const std::string model = holdsModel(models["models"], wanted) ? wanted : exportUsualModel(models["models"]);
    if (!model.empty()) {
        DANLU_TRY(state["forms"], services::exportForms(project, model));
    }
    return state;
}

Result<Json> measureForm(services::Project& project, const MeasurePlan& plan, const services::Task& task) {
    DANLU_TRY(const std::string model, modelOfForm(project, plan, task));
    DANLU_TRY(const Json known, services::listMeasurements(project));
    const bool isKnown = std::ranges::any_of(
        known["measurements"], [&](const Json& each) { return each.value("model", "") == plan.model && each.value("dataset", "") == plan.dataset; });
    if (!isKnown && model != plan.model) {
        DANLU_TRY(const Json original, services::evaluate(project, {plan.model, plan.dataset}, task));
    }
    return services::evaluate(project, {model, plan.dataset}, task);
}

QString folderOfForm(const std::vector<ExportFace>& exports, const QString& model, const FormFace& form) {
    for (const ExportFace& face : exports)
        if (face.model == model && face.format == form.format && face.type == form.type && face.state == ExportFace::State::Present)
            return face.folder;
    return {};
}

QString problemAdvice(const danlu::Error& error) {
    switch (error.code()) {
    case ErrorCode::NoSpace:
        return ExportWords::tr("Free some space on that disk, or choose a folder on another one.");
    case ErrorCode::Exists:
        return ExportWords::tr("Choose another name: exports never overwrite.");
    case ErrorCode::Denied:
    case ErrorCode::Io:
        return ExportWords::tr("Choose a folder that you may write to.");
    case ErrorCode::Crashed:
    case ErrorCode::OutOfMemory:
        return ExportWords::tr("Close programs that need much memory, then try again.");
    case ErrorCode::Corrupt:
        return ExportWords::tr("Export the model anew into another folder, and keep this one as evidence.");
    default:
        return ExportWords::tr("The causes below say more.");
    }
}

} // namespace danlu::ui
