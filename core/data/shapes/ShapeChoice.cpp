#include "data/shapes/ShapeChoice.h"

#include "base/Names.h"

#include <algorithm>

namespace danlu::data {
namespace {

constexpr std::size_t kColumnsNamed = 40;

std::string listOf(const std::vector<std::string>& names) {
    std::string text;
    for (std::size_t i = 0; i < std::min(names.size(), kColumnsNamed); ++i)
        text += (i ? ", \"" : "\"") + names[i].substr(0, 80) + "\"";
    return names.size() > kColumnsNamed ? text + " and " + std::to_string(names.size() - kColumnsNamed) + " more" : text;
}

std::string found(const std::vector<std::string>& columns) { return columns.empty() ? "no columns were found" : "columns found: " + listOf(columns); }

bool contains(const std::vector<std::string>& names, std::string_view name) { return std::find(names.begin(), names.end(), name) != names.end(); }

std::vector<std::string> fieldNames(const Shape& shape) {
    std::vector<std::string> names;
    for (const auto& field : shape.fields())
        names.emplace_back(field.field);
    return names;
}

bool hasAllFields(const Shape& shape, const std::map<std::string, std::string>& fields) {
    const auto names = fieldNames(shape);
    return std::all_of(fields.begin(), fields.end(), [&](const auto& one) { return contains(names, one.first); });
}

/// What the user mapped (to no column, too), then the known names, each column once.
FieldColumns boundColumns(const Shape& shape, const std::vector<std::string>& columns, const std::map<std::string, std::string>& fields) {
    FieldColumns bound(fields.begin(), fields.end());
    const auto isTaken = [&bound](std::string_view column) {
        return std::any_of(bound.begin(), bound.end(), [&](const auto& one) { return one.second == column; });
    };
    for (const auto& field : shape.fields())
        for (const auto column : field.columns)
            if (!bound.contains(field.field) && contains(columns, column) && !isTaken(column))
                bound.emplace(field.field, column);
    std::erase_if(bound, [](const auto& one) { return one.second.empty(); });
    return bound;
}

Result<> checkMapped(const std::vector<std::string>& columns, const ImportOptions& options) {
    for (const auto& [field, column] : options.fields) {
        if (column.empty() || contains(columns, column))
            continue;
        const auto near = nearestName(column, columns);
        return Error(ErrorCode::Rejected, "there is no column \"" + column + "\" for \"" + field + "\"" +
                                              (near.empty() ? "" : " (did you mean \"" + near + "\"?)") + "; " + found(columns));
    }
    return ok();
}

Error unknownShape(const std::string& name) {
    std::vector<std::string> known = {"auto"};
    for (const auto& shape : shapes())
        known.emplace_back(shape->name());
    return unknownName("shape", name, known);
}

constexpr std::string_view kMapHint = "Name the columns, for instance: --as classification --map text=COLUMN --map label=COLUMN.";

} // namespace

Result<std::vector<BoundShape>> candidates(const std::vector<std::string>& columns, const ImportOptions& options) {
    std::vector<BoundShape> fitting;
    bool isKnown = options.shape == "auto";
    std::string missing;
    DANLU_CHECK(checkMapped(columns, options));
    for (auto& shape : shapes()) {
        const bool isAsked = shape->name() == options.shape;
        isKnown = isKnown || isAsked;
        if (!isAsked && options.shape != "auto")
            continue;
        if (isAsked && !hasAllFields(*shape, options.fields))
            for (const auto& [field, column] : options.fields)
                if (const auto names = fieldNames(*shape); !contains(names, field))
                    return unknownName("field", field, names);
        auto bound = boundColumns(*shape, columns, options.fields);
        if (const auto lacks = shape->missing(bound); !lacks.empty() || !hasAllFields(*shape, options.fields)) {
            missing = lacks;
            continue;
        }
        auto make = shape->maker(bound);
        fitting.push_back({std::move(shape), std::move(bound), std::move(make), 0, {}});
    }
    if (!isKnown)
        return unknownShape(options.shape);
    if (fitting.empty() && options.shape != "auto")
        return Error(ErrorCode::Rejected, "the shape " + options.shape + " needs a column for \"" + missing + "\"; " + found(columns))
            .withHint("Name it with --map field=COLUMN.");
    if (fitting.empty())
        return Error(ErrorCode::Rejected, "no known shape has these columns; " + found(columns)).withHint(std::string(kMapHint));
    return fitting;
}

Result<BoundShape> bestOf(std::vector<BoundShape> shapes, const std::vector<std::string>& columns) {
    std::size_t most = 0;
    for (const auto& shape : shapes)
        most = std::max(most, shape.fits);
    // A special shape that loses some rows is still what the file means: a text without its label is no reason to read all rows as plain text.
    const auto rank = [most](const BoundShape& shape) { return std::pair(2 * shape.fits >= most, shape.shape->precedence()); };
    const auto best = std::max_element(shapes.begin(), shapes.end(), [&rank](const BoundShape& a, const BoundShape& b) { return rank(a) < rank(b); });
    if (best->fits == 0)
        return Error(ErrorCode::Rejected,
                     "none of the first records has the shape " + std::string(best->shape->name()) + " (" + best->firstReason + "); " + found(columns))
            .withHint(std::string(kMapHint));
    return std::move(*best);
}

} // namespace danlu::data
