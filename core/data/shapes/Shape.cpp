#include "data/shapes/Shape.h"

namespace danlu::data {

std::string columnOf(const FieldColumns& columns, std::string_view field) {
    const auto found = columns.find(field);
    return found == columns.end() ? std::string() : found->second;
}

std::string firstMissing(const FieldColumns& columns, std::initializer_list<std::string_view> fields) {
    for (const auto field : fields)
        if (!columns.contains(field))
            return std::string(field);
    return {};
}

Error missingColumn(std::string_view column) { return Error(ErrorCode::Rejected, "\"" + std::string(column) + "\" is missing"); }

Result<std::string> optionalText(const Record& record, std::string_view column) {
    const Value& value = column.empty() ? Value() : record.at(column);
    if (value.isText())
        return std::string(value.text());
    if (value.isNull())
        return std::string();
    return Error(ErrorCode::Rejected, "\"" + std::string(column) + "\" is not text");
}

Result<std::string> requiredText(const Record& record, std::string_view column) {
    const Value& value = record.at(column);
    if (value.isNull())
        return missingColumn(column);
    if (!value.isText())
        return Error(ErrorCode::Rejected, "\"" + std::string(column) + "\" is not text");
    if (value.text().empty())
        return Error(ErrorCode::Rejected, "\"" + std::string(column) + "\" is empty");
    return std::string(value.text());
}

} // namespace danlu::data
