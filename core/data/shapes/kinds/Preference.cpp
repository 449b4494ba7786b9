#include "data/shapes/History.h"

namespace danlu::data {
namespace {

struct Columns {
    std::string prompt, input, system, history, messages, chosen, rejected;
};

/// The text of an answer: a string, one message, or a list of which the last message is the answer.
Result<std::string> answerOf(const Record& record, const std::string& column) {
    const Value& value = record.at(column);
    if (value.isText() || value.isNull())
        return requiredText(record, column);
    if (value.kind() == Value::Kind::Object) {
        DANLU_TRY(Turn turn, turnOf(value));
        return std::move(turn.text);
    }
    DANLU_TRY(std::vector<Turn> turns, turnsOf(value, column));
    if (turns.empty() || turns.back().role != Role::Assistant)
        return Error(ErrorCode::Rejected, "\"" + column + "\" does not end with an answer of the assistant");
    return std::move(turns.back().text);
}

/// TRL's form without a prompt: both answers are whole conversations that differ in the last turn.
Result<std::vector<Turn>> sharedPrompt(const Record& record, const Columns& columns) {
    DANLU_TRY(std::vector<Turn> chosen, turnsOf(record.at(columns.chosen), columns.chosen));
    DANLU_TRY(std::vector<Turn> rejected, turnsOf(record.at(columns.rejected), columns.rejected));
    if (chosen.size() != rejected.size() || chosen.size() < 2 || !std::equal(chosen.begin(), chosen.end() - 1, rejected.begin()))
        return Error(ErrorCode::Rejected, "\"" + columns.chosen + "\" and \"" + columns.rejected + "\" are not the same conversation up to the last turn");
    chosen.pop_back();
    return chosen;
}

Result<std::vector<Turn>> promptOf(const Record& record, const Columns& columns) {
    if (!columns.messages.empty() && !record.at(columns.messages).isNull())
        return turnsOf(record.at(columns.messages), columns.messages);
    const Value& prompt = columns.prompt.empty() ? Value() : record.at(columns.prompt);
    if (prompt.kind() == Value::Kind::List)
        return turnsOf(prompt, columns.prompt);
    if (prompt.isNull())
        return sharedPrompt(record, columns);
    DANLU_TRY(std::vector<Turn> turns, openingTurns(record, columns.system, columns.history));
    DANLU_TRY(std::string question, requiredText(record, columns.prompt));
    DANLU_TRY(const std::string more, optionalText(record, columns.input));
    turns.push_back({Role::User, joined(std::move(question), more)});
    return turns;
}

Result<Row> preferenceRow(const Record& record, const Columns& columns) {
    Row row;
    row.kind = RowKind::Preference;
    DANLU_TRY(row.turns, promptOf(record, columns));
    const bool hasAnswer = columns.chosen.empty(); // ms-swift: the messages end with the answer that was preferred
    if (!hasAnswer) {
        DANLU_TRY(std::string chosen, answerOf(record, columns.chosen));
        row.turns.push_back({Role::Assistant, std::move(chosen)});
    }
    DANLU_TRY(row.rejected, answerOf(record, columns.rejected));
    DANLU_CHECK(checkConversation(row.turns));
    if (row.rejected.empty())
        return Error(ErrorCode::Rejected, "\"" + columns.rejected + "\" is empty");
    if (row.rejected == row.turns.back().text)
        return Error(ErrorCode::Rejected, "the chosen and the rejected answer are the same");
    return row;
}

/// Two answers to one prompt: TRL's prompt/chosen/rejected (text or messages), LLaMA-Factory's alpaca and ShareGPT forms, ms-swift's rejected_response.
class Preference final : public Shape {
public:
    std::string_view name() const override { return "preference"; }
    RowKind kind() const override { return RowKind::Preference; }
    int precedence() const override { return 50; }

    std::vector<ShapeField> fields() const override {
        return {{"prompt", {"prompt", "instruction", "question", "query"}},
                {"input", {"input"}},
                {"system", {"system"}},
                {"history", {"history"}},
                {"messages", {"messages", "conversations"}},
                {"chosen", {"chosen"}},
                {"rejected", {"rejected", "rejected_response"}}};
    }

    std::string missing(const FieldColumns& columns) const override {
        if (!columns.contains("rejected"))
            return "rejected";
        return columns.contains("chosen") || columns.contains("messages") ? "" : "chosen";
    }

    RowMaker maker(const FieldColumns& fields) const override {
        const Columns columns{columnOf(fields, "prompt"),   columnOf(fields, "input"),  columnOf(fields, "system"),  columnOf(fields, "history"),
                              columnOf(fields, "messages"), columnOf(fields, "chosen"), columnOf(fields, "rejected")};
        return [columns](const Record& record) { return preferenceRow(record, columns); };
    }
};

} // namespace

std::unique_ptr<Shape> makePreference() { return std::make_unique<Preference>(); }

} // namespace danlu::data
