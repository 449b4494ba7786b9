#include "services/chat/Ratings.h"

#include "base/Names.h"
#include "store/Models.h"

namespace danlu::services {
namespace {

/// What is sealed of a rating.
Json sealedPart(const NewRating& rating) {
    spec::SamplingSpec sampling = rating.sampling;
    const Json prompt = rating.prompt.messages.is_null() ? Json(rating.prompt.text) : rating.prompt.messages;
    return {{"prompt", prompt}, {"answer", rating.answer}, {"expected", rating.expected}, {"sampling", spec::toJson(spec::fieldsOf(sampling))}};
}

} // namespace

std::string_view nameOf(Verdict verdict) { return verdict == Verdict::Better ? "better" : "worse"; }

Result<Verdict> verdictNamed(std::string_view name) {
    for (const Verdict verdict : {Verdict::Better, Verdict::Worse})
        if (name == nameOf(verdict))
            return verdict;
    return unknownName("verdict", name, {"better", "worse"});
}

Result<Json> addRating(Project& project, const NewRating& rating) {
    DANLU_TRY(const auto model, store::modelNamed(project.file(), rating.model));
    const std::string verdict(nameOf(rating.verdict));
    store::RatingInfo info{{}, model.name, verdict, 0, sealedPart(rating)};
    DANLU_CHECK(project.file().act({"chat.rate", model.name, {{"verdict", verdict}}, "ok"}, [&](store::Transaction& transaction) -> Result<> {
        DANLU_TRY(info, store::insertRating(transaction, info));
        transaction.note("rating", info.id);
        return ok();
    }));
    return Json{{"rating", info.id}, {"model", info.model}, {"verdict", info.verdict}, {"created", isoTime(info.createdMillis)}};
}

Result<Json> deleteRating(Project& project, std::string_view id) {
    DANLU_CHECK(project.file().act({"chat.unrate", std::string(id), Json::object(), "ok"},
                                   [&](store::Transaction& transaction) { return store::deleteRating(transaction, id); }));
    return Json{{"deleted", id}};
}

Result<Json> listRatings(Project& project, const RatingFilter& filter) {
    DANLU_TRY(const auto all, store::ratings(project.file(), filter));
    DANLU_TRY(Json result, countRatings(project));
    Json list = Json::array();
    for (const auto& each : all) {
        Json json{{"rating", each.id}, {"model", each.model}, {"verdict", each.verdict}, {"created", isoTime(each.createdMillis)}};
        if (each.details.is_object())
            json.update(each.details);
        list.push_back(std::move(json));
    }
    DANLU_CHECK(project.file().record({"chat.ratings", filter.model.empty() ? project.file().name() : filter.model, {{"ratings", list.size()}}, "ok"}));
    result["ratings"] = std::move(list);
    return result;
}

Result<Json> countRatings(const Project& project) {
    DANLU_TRY(const auto tallies, store::ratingTallies(project.file()));
    Json list = Json::array();
    for (const auto& each : tallies)
        list.push_back({{"model", each.model}, {"better", each.better}, {"worse", each.worse}});
    return Json{{"models", std::move(list)}};
}

} // namespace danlu::services
