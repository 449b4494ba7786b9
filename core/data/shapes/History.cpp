#include "data/shapes/History.h"

namespace danlu::data {
namespace {

/// Adds one [question, answer] pair; false where it is none.
bool addPair(std::vector<Turn>& turns, const Value& pair) {
    std::vector<std::string_view> texts;
    const bool allText = pair.eachItem([&texts](const Value& item) {
        texts.push_back(item.text());
        return item.isText() && texts.size() <= 2;
    });
    if (!allText || texts.size() != 2)
        return false;
    turns.push_back({Role::User, std::string(texts[0])});
    turns.push_back({Role::Assistant, std::string(texts[1])});
    return true;
}

} // namespace

Result<std::vector<Turn>> openingTurns(const Record& record, std::string_view systemColumn, std::string_view historyColumn) {
    std::vector<Turn> turns;
    DANLU_TRY(std::string system, optionalText(record, systemColumn));
    if (!system.empty())
        turns.push_back({Role::System, std::move(system)});
    if (historyColumn.empty())
        return turns;
    const Value& history = record.at(historyColumn);
    const bool isAbsent = history.isNull() || (history.isText() && history.text().empty());
    if (!isAbsent && (history.kind() != Value::Kind::List || !history.eachItem([&turns](const Value& pair) { return addPair(turns, pair); })))
        return Error(ErrorCode::Rejected, "\"" + std::string(historyColumn) + "\" is not a list of [question, answer] pairs");
    return turns;
}

} // namespace danlu::data
