#pragma once

#include "LoadedModel.h"
#include "engine/generate/Generator.h"
#include "protocol/Samples.h"
#include "spec/TrainSpec.h"

namespace danlu::worker {

/// A run's fixed questions, and what its model says to them as it learns: the likeliest words, so that a change is the model's. The
/// questions are the first rows of the validation part, or of the train part where there is none.
class RunSamples {
public:
    /// `text` must outlive it. Writes to the run folder, sealed.
    static Result<std::unique_ptr<RunSamples>> open(JobContext& context, const TextSide& text, const spec::TrainSpec& spec, const Path& file);
    /// One round of answers. Cancelled, and nothing written, where `isStopped` says so between two tokens.
    Result<> ask(std::int64_t step, engine::CausalModel& model, const std::function<bool()>& isStopped);

private:
    RunSamples(JobContext& context, const TextSide& text, const spec::TrainSpec& spec, protocol::SampleWriter writer);
    Result<> readQuestions();
    Result<> addQuestion(const Row& row);

    JobContext& m_context;
    const TextSide& m_text;
    const spec::TrainSpec& m_spec;
    protocol::SampleWriter m_writer;
    std::string m_part;
    std::vector<protocol::SampleQuestion> m_questions;
    std::vector<engine::Prompt> m_prompts;
};

} // namespace danlu::worker
