#pragma once

#include "services/model/Exports.h"
#include "services/model/Quantize.h"
#include "ui/pages/export/ExportsModel.h"
#include "ui/pages/export/Forms.h"

namespace danlu::ui {

// What the export page has done in other threads.

/// {models, datasets, forms, measurements, exports}; of the named model, or of the newest that was trained.
Result<Json> readExportState(const services::Project& project, const std::string& model);

/// What is to be measured: a form of a model, on a dataset, beside the model itself.
struct MeasurePlan {
    std::string model, dataset, format, type;
    std::string measuredAs; // the registered model of that form, where there is one
    std::string folder;     // an export in that form, where there is one
};
/// Makes the model of that form where there is none (quantizes it, or registers the export), then measures it and, where that was not done, the original.
Result<Json> measureForm(services::Project& project, const MeasurePlan& plan, const services::Task& task);

/// The newest export of a model in that form that is still there; empty where there is none.
QString folderOfForm(const std::vector<ExportFace>& exports, const QString& model, const FormFace& form);
/// What can be done about it, in the reader's language.
QString problemAdvice(const danlu::Error& error);

} // namespace danlu::ui
