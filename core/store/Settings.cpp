#include "store/Settings.h"

namespace danlu::store {

Result<std::optional<Json>> setting(const ProjectFile& project, std::string_view key) {
    DANLU_TRY(Statement statement, project.query("SELECT sealed FROM settings WHERE key = ?", {key}));
    DANLU_TRY(const bool row, statement.step());
    if (!row)
        return std::optional<Json>();
    DANLU_TRY(const Bytes text, project.openCell("settings", key, "sealed", statement.view(0)));
    DANLU_TRY(Json value, parseJson(text, key));
    return std::optional<Json>(std::move(value));
}

Result<> setSetting(Transaction& transaction, std::string_view key, const Json& value) {
    DANLU_TRY(const Bytes sealed, transaction.project().sealCell("settings", key, "sealed", toText(value)));
    return transaction.run("INSERT OR REPLACE INTO settings VALUES(?, ?)", {key, Blob{sealed}});
}

} // namespace danlu::store
