#pragma once

#include "store/ProjectFile.h"

namespace danlu::store {

/// What somebody thought of an answer. Plain: the model's name, verdict and time. Sealed: prompt, answer, sampling, what was expected.
struct RatingInfo {
    std::string id = {};
    std::string model = {};
    std::string verdict = {}; // "better" | "worse"
    std::int64_t createdMillis = 0;
    Json details = {}; // null while locked
};

struct RatingFilter {
    std::string model = {}; // "" = all
    std::int64_t limit = 1000;
};

/// The newest first.
Result<std::vector<RatingInfo>> ratings(const ProjectFile& project, const RatingFilter& filter = {});
/// Inserts (id and time are set where empty) inside an act.
Result<RatingInfo> insertRating(Transaction& transaction, RatingInfo rating);
/// NotFound where there is none of that id.
Result<> deleteRating(Transaction& transaction, std::string_view id);

/// How often each model was thought better and worse; needs no key.
struct RatingTally {
    std::string model;
    std::int64_t better = 0, worse = 0;
};
Result<std::vector<RatingTally>> ratingTallies(const ProjectFile& project);

} // namespace danlu::store
