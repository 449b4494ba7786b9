#include "data/shapes/LabelPaths.h"

#include <array>

namespace danlu::data {
namespace {

struct LabelColumns {
    std::string whole;
    std::array<std::string, kLabelLevels> levels;
    std::string annotations;
};

std::string_view trimmedCell(std::string_view text) {
    const auto first = text.find_first_not_of(" \t\r\n");
    return first == text.npos ? std::string_view() : text.substr(first, text.find_last_not_of(" \t\r\n") - first + 1);
}

/// One path out of a column per level; the levels after the last filled one are left out.
Result<std::vector<LabelPath>> levelPath(const Record& record, const LabelColumns& columns) {
    LabelPath path;
    for (const auto& column : columns.levels) {
        if (column.empty())
            break;
        const auto text = record.at(column).scalarText();
        path.emplace_back(text ? trimmedCell(*text) : std::string_view());
    }
    while (!path.empty() && path.back().empty())
        path.pop_back();
    for (const auto& level : path)
        if (level.empty())
            return Error(ErrorCode::Rejected, "the label path has an empty level");
    if (path.empty())
        return Error(ErrorCode::Rejected, "the row has no label");
    return std::vector<LabelPath>{std::move(path)};
}

Result<std::vector<LabelPath>> labelsOf(const Record& record, const LabelColumns& columns) {
    if (!columns.levels[0].empty())
        return levelPath(record, columns);
    if (!columns.whole.empty() && !record.at(columns.whole).isNull())
        return pathsOf(record.at(columns.whole), columns.whole);
    if (!columns.annotations.empty())
        return annotationPaths(record.at(columns.annotations), columns.annotations);
    return Error(ErrorCode::Rejected, "the row has no label");
}

/// The text, which Label Studio keeps in `data: {"text": …}`.
Result<std::string> textOf(const Record& record, const std::string& column) {
    const Value& value = record.at(column);
    if (value.kind() != Value::Kind::Object)
        return requiredText(record, column);
    const Value inner = value.at("text");
    if (!inner.isText() || inner.text().empty())
        return Error(ErrorCode::Rejected, "\"" + column + ".text\" is missing");
    return std::string(inner.text());
}

/// A text and its label path: in one column (a list, or text with / > |), in a column per level, or as Label Studio's taxonomy.
class Classification final : public Shape {
public:
    std::string_view name() const override { return "classification"; }
    RowKind kind() const override { return RowKind::Classification; }
    int precedence() const override { return 40; }

    std::vector<ShapeField> fields() const override {
        return {{"text", {"text", "content", "sentence", "文本", "内容", "工单内容", "data"}},
                {"label1", {"大类", "label1", "level1", "major", "一级", "一级分类", "一级标签", "label_1", "level_1"}},
                {"label2", {"中类", "label2", "level2", "mid", "二级", "二级分类", "二级标签", "label_2", "level_2"}},
                {"label3", {"小类", "label3", "level3", "minor", "三级", "三级分类", "三级标签", "label_3", "level_3"}},
                {"label", {"label", "labels", "taxonomy", "label_path", "category", "class", "标签", "类别", "分类"}},
                {"annotations", {"annotations"}}};
    }

    std::string missing(const FieldColumns& columns) const override {
        if (!columns.contains("text"))
            return "text";
        return columns.contains("label") || columns.contains("label1") || columns.contains("annotations") ? "" : "label\" or \"label1";
    }

    RowMaker maker(const FieldColumns& fields) const override {
        const LabelColumns labels{
            columnOf(fields, "label"), {columnOf(fields, "label1"), columnOf(fields, "label2"), columnOf(fields, "label3")}, columnOf(fields, "annotations")};
        return [text = columnOf(fields, "text"), labels](const Record& record) -> Result<Row> {
            Row row;
            row.kind = RowKind::Classification;
            row.turns.resize(1);
            DANLU_TRY(row.turns[0].text, textOf(record, text));
            DANLU_TRY(row.labels, labelsOf(record, labels));
            return row;
        };
    }
};

} // namespace

std::unique_ptr<Shape> makeClassification() { return std::make_unique<Classification>(); }

} // namespace danlu::data
