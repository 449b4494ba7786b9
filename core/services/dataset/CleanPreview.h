#pragma once

#include "services/project/Project.h"

namespace danlu::services {

/// Every step that a recipe may have: [{step, help, options: [{key, help, unit, type: whole | real | flag | text | words, value, low, high,
/// choices}]}]; `value` is the default.
Json cleaningSteps();
/// A recipe as it is understood, every option spelled out: [{step, option: value …}].
Result<Json> readRecipe(std::string_view yaml);
/// The same as YAML for a file.
std::string recipeYaml(const Json& recipe);
/// The recipe of the sample tickets; NotFound where the resources are not.
Result<Json> sampleRecipe(const Programs& programs);

struct CleanSample {
    std::uint64_t rows = 2000; // from the start; exact duplicates are found among them only
    std::size_t shown = 500;   // rows that come back with what became of them
};
/// What a recipe would do to the first rows of a version, without writing anything: {dataset, version, total, sampled, kept, changed, dropped,
/// steps: [{step, changed, dropped}], lengths: [characters …], rows: [{index, before, after, steps: [number …], dropped_by: number}]}: lengths of
/// all sampled rows as they come in, by the measure of the step `length`; rows that are changed or dropped; `after` is null where it is dropped,
/// numbers of steps count from 0.
Result<Json> previewCleaning(Project& project, std::string_view reference, std::string_view recipe, const CleanSample& sample, const Task& task);

} // namespace danlu::services
