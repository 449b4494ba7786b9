#include "protocol/Jobs.h"
#include "services/model/Model.h"
#include "services/model/NewModelFolder.h"
#include "services/model/OpenModel.h"
#include "services/model/SealedModel.h"
#include "services/process/ReaderProcess.h"
#include "services/process/WorkerProcess.h"
#include "services/run/Shards.h"
#include "store/Datasets.h"

namespace danlu::services {
namespace {

constexpr std::uint64_t kConfigBytes = 1u << 20;

Result<> checkNewFile(const Path& path) {
    std::error_code ignored;
    if (std::filesystem::exists(path, ignored))
        return Error(ErrorCode::Exists, path.string() + " exists already").withHint("Name a new file; nothing is overwritten.");
    return makeFolder(std::filesystem::absolute(path).parent_path());
}

} // namespace

Result<Json> newModel(Project& project, const NewModel& request, const Task& task) {
    DANLU_TRY(const Bytes text, readFile(request.config, kConfigBytes));
    DANLU_TRY(const Json config, parseJson(text, request.config.string()));
    DANLU_CHECK(readTable(project.programs(), "tokenizer", {request.tokenizer}, task)); // a stranger's file meets the sandbox first
    DANLU_TRY(NewModelFolder folder, NewModelFolder::create(project, request.name, "model.new"));
    protocol::Start start;
    start.job = "new_model";
    start.spec = {{"seed", request.seed}, {"name", request.name}};
    start.options = {{"config", config}, {"tokenizer", std::filesystem::absolute(request.tokenizer).string()}, {"chat_template", text::defaultChatTemplate()}};
    DANLU_TRY(const Json made, folder.fill(std::move(start), task));
    store::ModelInfo model;
    model.kind = "full";
    DANLU_TRY(model.sha256, member<std::string>(made, "sha256"));
    model.details = {{"provenance", {{"seed", request.seed}, {"config", config}}}, {"files_written", made.value("files", Json())}};
    DANLU_TRY(model.details["inherited"], member<Json>(made, "model"));
    DANLU_CHECK(folder.publish(std::move(model)));
    return showModel(project, request.name);
}

Result<Json> trainTokenizer(Project& project, const TokenizerTraining& request, const Task& task) {
    DANLU_CHECK(checkNewFile(request.to));
    DANLU_TRY(const auto ref, findVersion(project.file(), request.dataset));
    DANLU_TRY(auto reader, store::VersionReader::open(project.file(), ref.dataset.id, ref.version.number));
    DANLU_TRY(const auto work, WorkFolder::create(project.file().folder()));
    DANLU_TRY(const auto rows, writeShards(reader, work.key(), {work.path(), "shards", Part::Train, UINT64_MAX}, task));
    protocol::Start start;
    start.job = "train_tokenizer";
    start.spec = {{"vocab_size", request.vocabSize}, {"to", std::filesystem::absolute(request.to).string()}};
    start.folder = work.path();
    start.keys.emplace("run", work.key().clone());
    DANLU_TRY(Json result, runJob(project.programs(), start, task));
    result["rows"] = rows;
    result["dataset"] = ref.text();
    DANLU_CHECK(project.file().record(
        {"tokenizer.train", ref.text(), {{"file", request.to.string()}, {"sha256", result["sha256"]}, {"vocab_size", request.vocabSize}}, "ok"}));
    return result;
}

Result<Json> writeLogits(Project& project, std::string_view name, const std::vector<std::int64_t>& ids, const Path& to, const Task& task) {
    if (ids.empty())
        return Error(ErrorCode::Usage, "--ids is empty");
    DANLU_CHECK(checkNewFile(to));
    DANLU_TRY(const auto model, openModel(project.file(), name));
    protocol::Start start;
    start.job = "logits";
    start.spec = {{"dtype", "fp32"}};
    start.options = {{"ids", ids}, {"to", std::filesystem::absolute(to).string()}};
    model.giveTo(start);
    DANLU_TRY(Json result, runJob(project.programs(), start, task));
    result["model"] = name;
    result["ids"] = ids;
    DANLU_CHECK(project.file().record({"model.logits", model.info.name, {{"file", to.string()}, {"tokens", ids.size()}}, "ok"}));
    return result;
}

} // namespace danlu::services
