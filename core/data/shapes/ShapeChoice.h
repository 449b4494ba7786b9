#pragma once

#include "data/Import.h"
#include "data/shapes/Shape.h"

namespace danlu::data {

/// A shape with the columns it reads from, ready to make rows.
struct BoundShape {
    std::shared_ptr<const Shape> shape;
    FieldColumns columns;
    RowMaker make;
    std::size_t fits = 0;    // records of the sample that became rows
    std::string firstReason; // why the first one that did not, did not
};

/// Shapes that may fit a file with these columns, under what the user settled: `--as` and `--map`. The error names the columns found.
Result<std::vector<BoundShape>> candidates(const std::vector<std::string>& columns, const ImportOptions& options);
/// The most special one that made at least half as many rows of the sample as any.
Result<BoundShape> bestOf(std::vector<BoundShape> shapes, const std::vector<std::string>& columns);

} // namespace danlu::data
