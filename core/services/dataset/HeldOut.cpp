#include "services/dataset/HeldOut.h"

#include <algorithm>

namespace danlu::services {
namespace {

/// What was not learned: the test part, else the validation part, else everything.
std::string partOf(const std::vector<Split>& splits) {
    for (const Split split : {Split::Test, Split::Validation})
        if (std::find(splits.begin(), splits.end(), split) != splits.end())
            return std::string(nameOf(split));
    return "all";
}

} // namespace

Result<HeldOut> openHeldOut(const Project& project, std::string_view dataset, std::string_view split) {
    DANLU_TRY(const auto ref, findVersion(project.file(), dataset));
    DANLU_TRY(auto reader, store::VersionReader::open(project.file(), ref.dataset.id, ref.version.number));
    DANLU_TRY(const auto splits, splitsOf(reader));
    std::string chosen(split);
    if (chosen == "auto")
        chosen = partOf(splits);
    DANLU_TRY(const Part part, partNamed(chosen));
    if (part != Part::All && splits.empty())
        return Error(ErrorCode::Usage, ref.text() + " has no split").withHint("Make one first: danlu-cli data split " + ref.dataset.name);
    return HeldOut{ref, std::move(reader), std::move(chosen), part};
}

} // namespace danlu::services
