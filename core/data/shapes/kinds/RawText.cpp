#include "data/shapes/Shape.h"

namespace danlu::data {
namespace {

/// `{"text": …}`: running text for pretraining.
class RawText final : public Shape {
public:
    std::string_view name() const override { return "text"; }
    RowKind kind() const override { return RowKind::Text; }
    int precedence() const override { return 10; }
    std::vector<ShapeField> fields() const override { return {{"text", {"text", "content", "文本", "内容", "正文"}}}; }
    std::string missing(const FieldColumns& columns) const override { return firstMissing(columns, {"text"}); }

    RowMaker maker(const FieldColumns& columns) const override {
        return [text = columnOf(columns, "text")](const Record& record) -> Result<Row> {
            Row row;
            row.kind = RowKind::Text;
            row.turns.resize(1);
            DANLU_TRY(row.turns[0].text, requiredText(record, text));
            return row;
        };
    }
};

} // namespace

std::unique_ptr<Shape> makeRawText() { return std::make_unique<RawText>(); }

} // namespace danlu::data
