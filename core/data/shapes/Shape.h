#pragma once

#include "base/Result.h"
#include "base/Row.h"
#include "data/importers/Record.h"

#include <functional>
#include <map>
#include <memory>
#include <string_view>

namespace danlu::data {

/// One thing a shape takes from a record, and the column names under which it is known, most usual first.
struct ShapeField {
    std::string_view field; // the name `--map` uses
    std::vector<std::string_view> columns;
};

/// field → the column it is taken from; fields without a column are absent.
using FieldColumns = std::map<std::string, std::string, std::less<>>;
/// Makes a row of a record; the error is the sentence for the rejected row.
using RowMaker = std::function<Result<Row>(const Record&)>;

/// One way in which others lay out rows. A file in shapes/kinds/ makes one.
class Shape {
public:
    virtual ~Shape() = default;
    virtual std::string_view name() const = 0;
    virtual RowKind kind() const = 0;
    /// Of the shapes that fit a file the highest is taken: the more special before the more general.
    virtual int precedence() const = 0;
    virtual std::vector<ShapeField> fields() const = 0;
    /// Which fields are missing for rows to be made at all: "output", "label or label1"; empty where none is.
    virtual std::string missing(const FieldColumns& columns) const = 0;
    virtual RowMaker maker(const FieldColumns& columns) const = 0;
};

std::vector<std::unique_ptr<Shape>> shapes();

/// The column of a field, or "" where it has none.
std::string columnOf(const FieldColumns& columns, std::string_view field);
/// The first of the fields that has no column, for shapes that need all of them.
std::string firstMissing(const FieldColumns& columns, std::initializer_list<std::string_view> fields);

Error missingColumn(std::string_view column);
/// The text in a column: Rejected where it is absent, empty or no text.
Result<std::string> requiredText(const Record& record, std::string_view column);
/// The same, "" where it is absent, null or empty.
Result<std::string> optionalText(const Record& record, std::string_view column);

} // namespace danlu::data
