#include "data/shapes/Conversation.h"

namespace danlu::data {

Result<Row> conversationRow(const Record& record, std::string_view column, std::string_view systemColumn) {
    Row row;
    row.kind = RowKind::Chat;
    DANLU_TRY(row.turns, turnsOf(record.at(column), column));
    DANLU_TRY(std::string system, optionalText(record, systemColumn));
    if (!system.empty() && (row.turns.empty() || row.turns[0].role != Role::System))
        row.turns.insert(row.turns.begin(), Turn{Role::System, std::move(system)});
    DANLU_CHECK(checkConversation(row.turns));
    return row;
}

} // namespace danlu::data
