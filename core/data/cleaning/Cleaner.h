#pragma once

#include "base/Json.h"
#include "data/cleaning/CleaningRule.h"

#include <cstdint>
#include <string>

namespace danlu::data {

enum class Verdict { Kept, Dropped };

/// How many rows a step changed and how many it dropped.
struct StepCount {
    std::string step;
    std::uint64_t changed = 0;
    std::uint64_t dropped = 0;
};

/// A recipe at work: rows go through its steps in order. Not thread-safe; `exact_duplicates` remembers a hash of each row it has seen.
class Cleaner {
public:
    /// Reads a recipe: a YAML list of `- step: NAME` with the step's options as further keys (a bare `- NAME` will do too).
    /// Unknown steps and options are refused, with the nearest known one.
    static Result<Cleaner> fromYaml(std::string_view yaml);

    /// A row that a step leaves with an empty user or assistant turn is dropped by that step.
    Verdict apply(Row& row);
    const std::vector<StepCount>& counts() const { return m_counts; }
    /// The recipe with every option spelled out, as a version's manifest keeps it: `[{"step": …, option: value …} …]`.
    Json recipe();

private:
    std::vector<std::unique_ptr<CleaningRule>> m_steps;
    std::vector<StepCount> m_counts;
};

/// Every step with its options, for `data clean --help`.
std::string cleaningHelp();

} // namespace danlu::data
