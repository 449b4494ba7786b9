#include "data/shapes/Conversation.h"

namespace danlu::data {
namespace {

/// `{"messages": [{"role", "content"} …]}`: OpenAI's chat form.
class Messages final : public Shape {
public:
    std::string_view name() const override { return "messages"; }
    RowKind kind() const override { return RowKind::Chat; }
    int precedence() const override { return 30; }
    std::vector<ShapeField> fields() const override { return {{"messages", {"messages", "conversations", "conversation"}}, {"system", {"system"}}}; }
    std::string missing(const FieldColumns& columns) const override { return firstMissing(columns, {"messages"}); }

    RowMaker maker(const FieldColumns& columns) const override {
        return [messages = columnOf(columns, "messages"), system = columnOf(columns, "system")](const Record& record) -> Result<Row> {
            if (!hasRoleKeys(record.at(messages)))
                return Error(ErrorCode::Rejected, "\"" + messages + "\" is not a list of {\"role\", \"content\"} objects");
            return conversationRow(record, messages, system);
        };
    }
};

} // namespace

std::unique_ptr<Shape> makeMessages() { return std::make_unique<Messages>(); }

} // namespace danlu::data
