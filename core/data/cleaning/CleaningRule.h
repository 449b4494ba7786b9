#pragma once

#include "base/Row.h"
#include "spec/Field.h"

#include <memory>
#include <string_view>
#include <vector>

namespace danlu::data {

enum class Outcome { Unchanged, Changed, Dropped };

/// One step of a recipe. A file in cleaning/rules/ makes one; it owns its options, and what it must remember of earlier rows.
class CleaningRule {
public:
    virtual ~CleaningRule() = default;
    /// The name after `step:`.
    virtual std::string_view name() const = 0;
    /// One sentence for help tables.
    virtual std::string_view help() const = 0;
    /// Its options; the fields point into the rule.
    virtual spec::Fields options() { return {}; }
    /// Contradictions between options, for instance min above max.
    virtual Result<> check() { return ok(); }
    /// Works on the row in place. Labels are never touched.
    virtual Outcome apply(Row& row) = 0;
};

/// A fresh instance of every rule, with default options, sorted by file name.
std::vector<std::unique_ptr<CleaningRule>> cleaningRules();

} // namespace danlu::data
