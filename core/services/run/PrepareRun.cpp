#include "services/run/PrepareRun.h"

#include "protocol/RunFolder.h"
#include "services/run/Absorb.h"

namespace danlu::services {
namespace {

Result<> checkKind(const RunPlan& plan) {
    const std::string& kind = plan.dataset.dataset.kind;
    if (plan.spec.stage == "sft" && kind == nameOf(RowKind::Text))
        return Error(ErrorCode::Usage, plan.dataset.text() + " holds plain texts, which have no answers to learn").withHint("Use stage: pretrain.");
    return ok();
}

/// The run in the database, with its key: one act.
Result<store::RunInfo> registerRun(Project& project, const RunPlan& plan, std::string_view name) {
    store::RunInfo run;
    run.name = plan.spec.name;
    run.state = nameOf(protocol::RunState::Queued);
    run.dataset = plan.dataset.dataset.id;
    run.datasetVersion = plan.dataset.version.number;
    run.base = plan.base.info.id;
    const Json dataset{{"name", plan.dataset.text()}, {"sha256", plan.dataset.version.sha256}, {"rows", plan.dataset.version.rows}};
    run.details = {{"spec", specJson(plan.spec)}, {"dataset", dataset}, {"base", {{"name", plan.base.info.name}, {"sha256", plan.base.info.sha256}}}};
    store::Act act{
        std::string(name),
        plan.spec.name,
        {{"dataset", dataset}, {"base", plan.base.info.name}, {"base_sha256", plan.base.info.sha256}, {"seal_checkpoints", plan.spec.sealCheckpoints}}};
    DANLU_CHECK(project.file().act(std::move(act), [&run](store::Transaction& transaction) -> Result<> {
        DANLU_TRY(run, store::insertRun(transaction, run));
        return ok();
    }));
    return run;
}

} // namespace

Result<RunPlan> planRun(const Project& project, const spec::TrainSpec& spec) {
    DANLU_CHECK(store::checkName("run", spec.name));
    DANLU_TRY(auto dataset, findVersion(project.file(), spec.dataset));
    DANLU_TRY(auto base, openModel(project.file(), spec.model));
    RunPlan plan{spec, std::move(dataset), std::move(base)};
    plan.spec.dataset = plan.dataset.text();
    DANLU_CHECK(checkKind(plan));
    return plan;
}

Json specJson(spec::TrainSpec spec) { return spec::toJson(spec::fieldsOf(spec)); }

Result<spec::TrainSpec> frozenSpec(std::string_view yaml) {
    spec::TrainSpec spec;
    const auto fields = spec::fieldsOf(spec);
    DANLU_TRY(const Json given, spec::yamlToJson(yaml, "run.yaml"));
    DANLU_CHECK(spec::readJson(fields, given, spec::trainAliases()));
    DANLU_CHECK(spec::checkAll(fields));
    return spec;
}

Result<> writeParts(Project& project, const RunPlan& plan, const Path& folder, const crypto::Key& key, const Task& task) {
    DANLU_TRY(auto reader, store::VersionReader::open(project.file(), plan.dataset.dataset.id, plan.dataset.version.number));
    DANLU_TRY(const auto rows, writeShards(reader, key, {folder, "shards", Part::Train, UINT64_MAX}, task));
    if (rows == 0)
        return Error(ErrorCode::Rejected, plan.dataset.text() + " has no rows in its train part");
    DANLU_CHECK(writeShards(reader, key, {folder, "validation", Part::Validation, UINT64_MAX}, task));
    return ok();
}

Result<PreparedRun> prepareRun(Project& project, const RunPlan& plan, std::string_view act, const Task& task) {
    DANLU_TRY(const auto run, registerRun(project, plan, act));
    DANLU_TRY(auto key, project.file().key(store::KeyPurpose::Run, run.id.text()));
    const Path folder = project.file().runFolder(run.id);
    spec::TrainSpec spec = plan.spec;
    DANLU_CHECK(protocol::createRunFolder(folder, spec::toYaml(spec::fieldsOf(spec))));
    DANLU_TRY(FileLock preparing, FileLock::acquire(folder / "preparing"));
    if (auto written = writeParts(project, plan, folder, key, task); !written) {
        { const FileLock done = std::move(preparing); }
        DANLU_CHECK(absorbRun(project.file(), run, Report::Watched));
        return std::move(written).error();
    }
    return PreparedRun{run, folder, std::move(key), std::move(preparing)};
}

} // namespace danlu::services
