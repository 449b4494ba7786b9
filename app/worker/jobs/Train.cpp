#include "Job.h"
#include "RunObserver.h"
#include "SealedFiles.h"
#include "TrainSetup.h"
#include "crypto/Hash.h"
#include "engine/checkpoint/Checkpoint.h"
#include "engine/device/Device.h"

#include <algorithm>

namespace danlu::worker {
namespace {

using protocol::RunEvent;

/// "2.11.0" → 21100.
std::uint32_t versionNumber(const std::string& version) {
    unsigned major = 0, minor = 0, patch = 0;
    std::sscanf(version.c_str(), "%u.%u.%u", &major, &minor, &patch);
    return major * 10000 + minor * 100 + patch;
}

/// A number for the instruction set that only has to differ where the name differs.
std::uint32_t numberOf(const std::string& name) {
    const auto digest = crypto::sha256(name);
    return std::uint32_t(digest[0]) << 8 | digest[1];
}

Json evaluationJson(const std::optional<engine::EvalMetrics>& metrics) {
    if (!metrics)
        return nullptr;
    return Json{{"loss", metrics->loss}, {"perplexity", metrics->perplexity}, {"tokens", metrics->tokens}};
}

/// One attempt of one run, from lock to last record.
class TrainAttempt {
public:
    TrainAttempt(JobContext& context, spec::TrainSpec spec, std::string baseName, std::unique_ptr<RunSession> session, const crypto::Key& key)
        : m_context(context), m_spec(std::move(spec)), m_baseName(std::move(baseName)), m_session(std::move(session)), m_key(key),
          m_observer(context, *m_session),
          m_store(sealedFolder(
              m_session->folder().root, key, [this](const std::string& name) { return m_spec.sealCheckpoints || !name.starts_with("checkpoints/"); },
              m_blobs)) {}

    Result<Json> run() {
        m_session->log("info", "the run begins");
        auto outcome = work();
        if (outcome) {
            const bool isFinished = outcome->end == engine::TrainEnd::Finished;
            auto result = isFinished ? finished(*outcome) : cancelled(*outcome);
            if (result)
                return result;
            return failed(std::move(result).error());
        }
        if (outcome.error().code() == ErrorCode::Cancelled)
            return cancelled({engine::TrainEnd::Stopped, m_observer.step(), 0, 0, 0, 0, 0, std::nullopt, false});
        return failed(std::move(outcome).error());
    }

private:
    bool isStopped() const { return m_session->wish() != engine::StopWish::None && m_session->wish() != engine::StopWish::AfterCheckpoint; }

    Result<engine::TrainOutcome> work() {
        engine::useThreads(m_spec.threads);
        DANLU_TRY(const auto device, engine::pickDevice(m_spec.device));
        m_session->phase(protocol::Phase::Loading);
        DANLU_TRY(auto source, modelSource(m_context, 0));
        if (m_baseName.empty())
            m_baseName = source.name;
        DANLU_TRY(const auto loaded, loadWhole(m_context, std::move(source), engine::loadPlanFor(m_spec, device)));
        m_session->phase(protocol::Phase::Tokenizing);
        DANLU_TRY(const auto data, encodeTrainData(m_context, loaded.text, m_spec, [this] { return isStopped(); }));
        tellData(data);
        DANLU_CHECK(tellBegin(engine::environmentOf(device), engine::planOf(m_spec, data.train.table.count()).totalSteps));
        if (m_spec.sampleRows > 0) {
            auto samples = RunSamples::open(m_context, loaded.text, m_spec, m_session->folder().samples());
            samples ? m_observer.setSamples(std::move(*samples)) : m_observer.dropSamples(samples.error());
        }
        return engine::train({m_spec, *loaded.model, data.train.table, &data.validation.table, *m_store, m_observer, m_baseName, m_context.clock()});
    }

    void tellData(const TrainData& data) {
        std::string text = std::to_string(data.train.rows) + " rows to learn from, " + std::to_string(data.train.table.tokens()) + " tokens";
        if (data.train.cut > 0)
            text += "; " + std::to_string(data.train.cut) + " rows are longer than max_seq_length and were cut";
        if (data.train.dropped > 0)
            text += "; " + std::to_string(data.train.dropped) + " hold nothing to learn and were left out";
        m_session->log("info", text);
    }

    Result<> tellBegin(const engine::Environment& environment, std::int64_t totalSteps) {
        DANLU_TRY(const auto steps, engine::checkpointSteps(*m_store));
        m_session->journal().add(protocol::BeginRecord{totalSteps, steps.empty() ? 0 : steps.back(), std::uint32_t(environment.threads),
                                                       numberOf(environment.cpu), versionNumber(environment.libtorch),
                                                       std::uint8_t(environment.device == "cpu" ? 0 : 1)});
        return ok();
    }

    Json outcomeJson(const engine::TrainOutcome& outcome, std::string_view state) const {
        return Json{{"state", state},
                    {"steps", outcome.steps},
                    {"total_steps", outcome.totalSteps},
                    {"epoch", outcome.epoch},
                    {"final_loss", outcome.finalLoss},
                    {"tokens", outcome.tokens},
                    {"seconds", outcome.seconds},
                    {"resumed", outcome.resumed},
                    {"warnings", m_observer.warnings()},
                    {"evaluation", evaluationJson(outcome.evaluation)}};
    }

    /// Order: the outcome with its key, then the journal says that it is there.
    Result<Json> finished(const engine::TrainOutcome& outcome) {
        Json json = outcomeJson(outcome, "finished");
        DANLU_TRY(auto result, describeResult(m_context, *m_store, m_spec));
        json["files"] = std::move(result.files);
        json["sha256"] = result.sha256;
        json["model"] = std::move(result.model);
        DANLU_CHECK(protocol::writeOutcome(m_session->folder(), m_key, json));
        protocol::ResultRecord record{outcome.steps, {}};
        DANLU_TRY(const auto bytes, crypto::fromHex(result.sha256));
        std::copy(bytes.begin(), bytes.end(), record.sha256.begin());
        m_session->journal().add(record);
        m_session->log("info", "the run is finished after " + std::to_string(outcome.steps) + " steps");
        DANLU_CHECK(m_session->end(RunEvent::Done, outcome.steps, nullptr));
        return json;
    }

    Result<Json> cancelled(const engine::TrainOutcome& outcome) {
        const Json json = outcomeJson(outcome, "cancelled");
        m_session->log("info", "the run was stopped at step " + std::to_string(outcome.steps));
        DANLU_CHECK(protocol::writeOutcome(m_session->folder(), m_key, json));
        DANLU_CHECK(m_session->end(RunEvent::Stopped, outcome.steps, nullptr));
        return json;
    }

    Error failed(Error error) {
        if (error.message().find("not a number") != std::string::npos || error.message().find("is infinite") != std::string::npos)
            m_session->warn(protocol::Warning::NotANumber, m_observer.step() + 1, error.message());
        m_session->log("error", error.chain());
        if (auto ended = m_session->end(RunEvent::Error, m_observer.step(), &error); !ended)
            m_context.log("error", ended.error().chain());
        return error;
    }

    JobContext& m_context;
    spec::TrainSpec m_spec;
    std::string m_baseName;
    std::unique_ptr<RunSession> m_session;
    const crypto::Key& m_key;
    RunObserver m_observer;
    std::atomic<std::uint64_t> m_blobs = 0;
    std::unique_ptr<engine::BlobStore> m_store;
};

Result<Json> runTrain(JobContext& context) {
    DANLU_TRY(auto spec, trainSpecOf(context));
    DANLU_TRY(const auto options, context.options<protocol::TrainOptions>());
    if (options.dryRun)
        return dryRun(context, spec);
    DANLU_TRY(const auto* key, context.key("run"));
    DANLU_TRY(auto session, RunSession::open(context, spec, options));
    return TrainAttempt(context, std::move(spec), options.baseName, std::move(session), *key).run();
}

} // namespace

Job makeTrain() { return {"train", runTrain}; }

} // namespace danlu::worker
