#pragma once

#include "services/chat/Chat.h"
#include "store/Ratings.h"

namespace danlu::services {

enum class Verdict { Better, Worse };
std::string_view nameOf(Verdict verdict);
/// Usage where it is neither "better" nor "worse".
Result<Verdict> verdictNamed(std::string_view name);

/// What somebody thought of an answer.
struct NewRating {
    std::string model; // must exist
    Verdict verdict = Verdict::Better;
    Prompt prompt;
    std::string answer;
    Json expected = {}; // what should have been answered, where that is known
    spec::SamplingSpec sampling = {};
};
/// {rating, model, verdict, created}. Prompt and answer are sealed; the audit row names the model and the verdict only.
Result<Json> addRating(Project& project, const NewRating& rating);
/// {deleted}: the verdict was taken back.
Result<Json> deleteRating(Project& project, std::string_view id);

using store::RatingFilter;
/// {ratings:[{rating, model, verdict, created, prompt, answer, expected, sampling}], models:[{model, better, worse}]}, the newest first. Writes an audit
/// row: answers were read.
Result<Json> listRatings(Project& project, const RatingFilter& filter);
/// {models:[{model, better, worse}]}; needs no key.
Result<Json> countRatings(const Project& project);

} // namespace danlu::services
