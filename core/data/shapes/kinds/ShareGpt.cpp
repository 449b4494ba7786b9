#include "data/shapes/Conversation.h"

namespace danlu::data {
namespace {

/// `{"conversations": [{"from": "human" | "gpt" …, "value"} …], "system"?}`.
class ShareGpt final : public Shape {
public:
    std::string_view name() const override { return "sharegpt"; }
    RowKind kind() const override { return RowKind::Chat; }
    int precedence() const override { return 29; }
    std::vector<ShapeField> fields() const override { return {{"conversations", {"conversations", "conversation", "messages"}}, {"system", {"system"}}}; }
    std::string missing(const FieldColumns& columns) const override { return firstMissing(columns, {"conversations"}); }

    RowMaker maker(const FieldColumns& columns) const override {
        return [turns = columnOf(columns, "conversations"), system = columnOf(columns, "system")](const Record& record) -> Result<Row> {
            if (!hasFromKeys(record.at(turns)))
                return Error(ErrorCode::Rejected, "\"" + turns + "\" is not a list of {\"from\", \"value\"} objects");
            return conversationRow(record, turns, system);
        };
    }
};

} // namespace

std::unique_ptr<Shape> makeShareGpt() { return std::make_unique<ShareGpt>(); }

} // namespace danlu::data
