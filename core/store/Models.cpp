#include "store/Models.h"

#include "base/Names.h"
#include "store/Datasets.h"

#include <filesystem>

namespace danlu::store {
namespace {

constexpr std::string_view kModelColumns = "SELECT id, name, kind, family, parameters, sha256, parent, run, created, details FROM models ";

Result<ModelInfo> modelRow(const ProjectFile& project, const Statement& row) {
    ModelInfo info{ModelId(row.text(0)), row.text(1),          row.text(2),        row.text(3),    static_cast<std::uint64_t>(row.integer(4)),
                   row.text(5),          ModelId(row.text(6)), RunId(row.text(7)), row.integer(8), nullptr};
    if (project.isUnlocked()) {
        DANLU_TRY(const Bytes details, project.openCell("models", info.id.text(), "details", row.view(9)));
        DANLU_TRY(info.details, parseJson(details, "model details"));
    }
    return info;
}

Result<std::optional<ModelInfo>> oneModel(const ProjectFile& project, std::string_view where, std::string_view value) {
    DANLU_TRY(Statement statement, project.query(std::string(kModelColumns) + std::string(where), {value}));
    DANLU_TRY(const bool row, statement.step());
    if (!row)
        return std::optional<ModelInfo>();
    DANLU_TRY(ModelInfo info, modelRow(project, statement));
    return std::optional<ModelInfo>(std::move(info));
}

} // namespace

Result<std::vector<ModelInfo>> models(const ProjectFile& project) {
    DANLU_TRY(Statement statement, project.query(std::string(kModelColumns) + "ORDER BY name"));
    std::vector<ModelInfo> all;
    for (;;) {
        DANLU_TRY(const bool row, statement.step());
        if (!row)
            return all;
        DANLU_TRY(ModelInfo info, modelRow(project, statement));
        all.push_back(std::move(info));
    }
}

Result<ModelInfo> modelNamed(const ProjectFile& project, std::string_view name) {
    DANLU_TRY(auto found, oneModel(project, "WHERE name = ?", name));
    if (found)
        return std::move(*found);
    DANLU_TRY(const auto all, models(project));
    std::vector<std::string> known;
    for (const auto& one : all)
        known.push_back(one.name);
    const Error unknown = unknownName("model", name, known);
    return Error(ErrorCode::NotFound, unknown.message());
}

Result<ModelInfo> modelOf(const ProjectFile& project, const ModelId& id) {
    DANLU_TRY(auto found, oneModel(project, "WHERE id = ?", id.text()));
    if (!found)
        return Error(ErrorCode::NotFound, "there is no model " + id.text());
    return std::move(*found);
}

Result<std::optional<ModelInfo>> modelOfRun(const ProjectFile& project, const RunId& run) { return oneModel(project, "WHERE run = ?", run.text()); }

Result<ModelInfo> insertModel(Transaction& transaction, ModelInfo model) {
    DANLU_CHECK(checkName("model", model.name));
    if (model.id.empty())
        model.id = newId<ModelId>();
    if (model.createdMillis == 0)
        model.createdMillis = transaction.utcMillis();
    if (model.details.is_null())
        model.details = Json::object();
    DANLU_TRY(const Bytes details, transaction.project().sealCell("models", model.id.text(), "details", toText(model.details)));
    auto inserted = transaction.run("INSERT INTO models VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                                    {model.id.text(), model.name, model.kind, model.family, static_cast<std::int64_t>(model.parameters), model.sha256,
                                     model.parent.text(), model.run.text(), model.createdMillis, Blob{details}});
    if (!inserted && inserted.error().code() == ErrorCode::Exists)
        return std::move(inserted).error().wrap("there is a model named " + model.name + " already, or its run has one");
    DANLU_CHECK(inserted);
    return model;
}

Result<> updateModelDetails(Transaction& transaction, const ModelId& id, const Json& details) {
    DANLU_TRY(const Bytes sealed, transaction.project().sealCell("models", id.text(), "details", toText(details)));
    return transaction.run("UPDATE models SET details = ? WHERE id = ?", {Blob{sealed}, id.text()});
}

Result<> renameModel(ProjectFile& project, std::string_view oldName, std::string_view newName) {
    DANLU_CHECK(checkName("model", newName));
    DANLU_TRY(const ModelInfo info, modelNamed(project, oldName));
    if (modelNamed(project, newName))
        return Error(ErrorCode::Exists, "there is a model named " + std::string(newName) + " already");
    return project.act({"model.rename", std::string(oldName), Json{{"to", newName}}}, [&](Transaction& transaction) {
        return transaction.run("UPDATE models SET name = ? WHERE id = ?", {newName, info.id.text()});
    });
}

Result<> deleteModel(ProjectFile& project, std::string_view name) {
    DANLU_TRY(const ModelInfo info, modelNamed(project, name));
    DANLU_TRY(const auto child, oneModel(project, "WHERE parent = ? LIMIT 1", info.id.text()));
    if (child)
        return Error(ErrorCode::Denied, "the model " + std::string(name) + " cannot be deleted: " + child->name + " is made from it")
            .withHint("Delete that one first.");
    return project.alone([&]() -> Result<> {
        auto done = project.act({"model.delete", std::string(name)}, [&](Transaction& transaction) -> Result<> {
            DANLU_CHECK(transaction.run("DELETE FROM models WHERE id = ?", {info.id.text()}));
            return transaction.deleteKey(KeyPurpose::Model, info.id.text());
        });
        DANLU_CHECK(done);
        std::error_code ignored; // its key is gone; what is left of the folder is noise
        std::filesystem::remove_all(project.modelFolder(info.id), ignored);
        return project.erase();
    });
}

} // namespace danlu::store
