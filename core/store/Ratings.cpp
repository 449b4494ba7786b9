#include "store/Ratings.h"

namespace danlu::store {
namespace {

Result<RatingInfo> ratingRow(const ProjectFile& project, const Statement& row) {
    RatingInfo info{row.text(0), row.text(1), row.text(2), row.integer(3), nullptr};
    if (project.isUnlocked()) {
        DANLU_TRY(const Bytes details, project.openCell("ratings", info.id, "details", row.view(4)));
        DANLU_TRY(info.details, parseJson(details, "a rating"));
    }
    return info;
}

} // namespace

Result<std::vector<RatingInfo>> ratings(const ProjectFile& project, const RatingFilter& filter) {
    DANLU_TRY(Statement statement, project.query("SELECT id, model, verdict, created, details FROM ratings WHERE ?1 = '' OR model = ?1 "
                                                 "ORDER BY created DESC, rowid DESC LIMIT ?2",
                                                 {filter.model, filter.limit}));
    std::vector<RatingInfo> all;
    for (;;) {
        DANLU_TRY(const bool row, statement.step());
        if (!row)
            return all;
        DANLU_TRY(RatingInfo info, ratingRow(project, statement));
        all.push_back(std::move(info));
    }
}

Result<RatingInfo> insertRating(Transaction& transaction, RatingInfo rating) {
    if (rating.id.empty())
        rating.id = randomIdText();
    if (rating.createdMillis == 0)
        rating.createdMillis = transaction.utcMillis();
    DANLU_TRY(const Bytes details, transaction.project().sealCell("ratings", rating.id, "details", toText(rating.details)));
    DANLU_CHECK(transaction.run("INSERT INTO ratings(id, model, verdict, created, details) VALUES(?, ?, ?, ?, ?)",
                                {rating.id, rating.model, rating.verdict, rating.createdMillis, Blob{details}}));
    return rating;
}

Result<> deleteRating(Transaction& transaction, std::string_view id) {
    {
        DANLU_TRY(Statement found, transaction.query("SELECT 1 FROM ratings WHERE id = ?", {id}));
        DANLU_TRY(const bool isThere, found.step());
        if (!isThere)
            return Error(ErrorCode::NotFound, "there is no rating " + std::string(id));
    }
    return transaction.run("DELETE FROM ratings WHERE id = ?", {id});
}

Result<std::vector<RatingTally>> ratingTallies(const ProjectFile& project) {
    DANLU_TRY(Statement statement, project.query("SELECT model, sum(verdict = 'better'), sum(verdict = 'worse') FROM ratings GROUP BY model ORDER BY model"));
    std::vector<RatingTally> all;
    for (;;) {
        DANLU_TRY(const bool row, statement.step());
        if (!row)
            return all;
        all.push_back({statement.text(0), statement.integer(1), statement.integer(2)});
    }
}

} // namespace danlu::store
