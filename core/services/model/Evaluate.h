#pragma once

#include "services/project/Project.h"

namespace danlu::services {

struct EvaluateRequest {
    std::string model;
    std::string dataset;        // NAME[@V]
    std::string split = "auto"; // auto: test where there is one, else validation, else everything
    std::int64_t maxRows = 0;   // rows the model answers; 0 = all
    std::int64_t limit = 0;     // rows used at all, from the beginning of the part; 0 = all
    std::int64_t maxNewTokens = 64;
    std::int64_t maxSeqLength = 512;
    bool predictions = false; // whether the answers themselves are part of the result
};
/// Perplexity and, for labelled rows, the labels the model says, scored per level; for texts of which none was cut, bits per character:
/// {model, dataset, split, rows, loss, perplexity, tokens, seconds, tokens_per_second, scores:{levels, hierarchical_f1 …}, invalid, predictions?,
/// characters?, bits_per_character?}. The end of a text counts as bits, not as a character.
Result<Json> evaluate(Project& project, const EvaluateRequest& request, const Task& task);

struct BaselineRequest {
    std::string train;          // NAME[@V] whose train part is learned; "" = `dataset`
    std::string dataset;        // NAME[@V] that is asked
    std::string split = "auto"; // as in EvaluateRequest
};
/// What plain classifiers reach on the same rows: {dataset, split, train_rows, rows, baselines:[{name, scores}]}.
Result<Json> evaluateBaselines(Project& project, const BaselineRequest& request, const Task& task);

} // namespace danlu::services
