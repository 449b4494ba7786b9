#pragma once

#include "JobContext.h"
#include "engine/model/Load.h"
#include "engine/training/Examples.h"
#include "text/RowPrompt.h"

namespace danlu::worker {

/// The text half of a model: what it takes to turn rows and chats into tokens.
struct TextSide {
    formats::ModelSource source;
    Bytes tokenizerBytes; // tokenizer.model
    std::unique_ptr<text::Tokenizer> tokenizer;
    text::ChatTemplate chat;
};
/// models[index] of the job.
Result<formats::ModelSource> modelSource(const JobContext& context, std::size_t index);
Result<TextSide> loadText(const JobContext& context, formats::ModelSource source);

struct LoadedModel {
    TextSide text;
    std::unique_ptr<engine::CausalModel> model;
};
Result<LoadedModel> loadWhole(const JobContext& context, formats::ModelSource source, const engine::LoadPlan& plan);

/// Sets threads and device; the plan of a job that only computes answers: weights and activations in `dtype`, adapters merged.
Result<engine::LoadPlan> computePlan(const protocol::ComputeSpec& spec);

/// Row → tokens and loss mask. pretrain learns every token, sft the answers. `text` must outlive it.
engine::EncodeRow rowEncoder(const TextSide& text, std::string_view stage);

/// How the rows of a job are cut. Pretraining learns from joined texts, cut into blocks; a measure takes each text by itself, so that every
/// token of it is predicted.
enum class Texts { Joined, Apart };
struct RowCut {
    std::string stage;
    std::int64_t maxLength = 512;
    Texts texts = Texts::Joined;
};
/// Tokenises the sealed shards of FOLDER/`place`, telling progress. `isCancelled` is asked at every row.
Result<engine::Encoded> encodeShards(JobContext& context, const std::string& place, const TextSide& text, const RowCut& cut,
                                     const std::function<bool()>& isCancelled);

/// A weights file of our own as a ModelSource names it; reads the header for the table.
Result<formats::WeightsFile> weightsFileOf(const Path& path, const std::string& key, engine::ByteSource& source);

} // namespace danlu::worker
