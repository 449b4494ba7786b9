#include "data/shapes/History.h"

namespace danlu::data {
namespace {

/// `{"instruction", "input"?, "output", "system"?, "history"?}` and the names others use for the same (Stanford Alpaca, LLaMA-Factory, ms-swift).
class Alpaca final : public Shape {
public:
    std::string_view name() const override { return "alpaca"; }
    RowKind kind() const override { return RowKind::Chat; }
    int precedence() const override { return 20; }

    std::vector<ShapeField> fields() const override {
        return {{"instruction", {"instruction", "prompt", "query", "question", "指令", "问题", "input"}},
                {"input", {"input", "输入"}},
                {"output", {"output", "response", "answer", "completion", "输出", "回答", "答案"}},
                {"system", {"system"}},
                {"history", {"history"}}};
    }

    std::string missing(const FieldColumns& columns) const override { return firstMissing(columns, {"instruction", "output"}); }

    RowMaker maker(const FieldColumns& columns) const override {
        return [instruction = columnOf(columns, "instruction"), input = columnOf(columns, "input"), output = columnOf(columns, "output"),
                system = columnOf(columns, "system"), history = columnOf(columns, "history")](const Record& record) -> Result<Row> {
            Row row;
            row.kind = RowKind::Chat;
            DANLU_TRY(row.turns, openingTurns(record, system, history));
            DANLU_TRY(std::string more, optionalText(record, input));
            DANLU_TRY(std::string question, more.empty() ? requiredText(record, instruction) : optionalText(record, instruction));
            row.turns.push_back({Role::User, joined(std::move(question), more)});
            DANLU_TRY(std::string answer, requiredText(record, output));
            row.turns.push_back({Role::Assistant, std::move(answer)});
            return row;
        };
    }
};

} // namespace

std::unique_ptr<Shape> makeAlpaca() { return std::make_unique<Alpaca>(); }

} // namespace danlu::data
