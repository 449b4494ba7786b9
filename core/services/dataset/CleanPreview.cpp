#include "services/dataset/CleanPreview.h"

#include "data/cleaning/Cleaner.h"
#include "data/cleaning/Texts.h"
#include "protocol/Rows.h"
#include "services/dataset/VersionRef.h"

#include <algorithm>
#include <array>

namespace danlu::services {
namespace {

constexpr std::array kOptionTypes{"whole", "real", "flag", "text", "words"}; // in the order of spec::Value
constexpr std::uint64_t kSampleReportEvery = 256;                            // rows

Json jsonOf(const spec::Field& field) {
    Json option{{"key", field.key()},
                {"help", std::string(field.meta().help)},
                {"unit", std::string(field.meta().unit)},
                {"type", kOptionTypes[field.value().index()]},
                {"value", field.toJson()}};
    if (field.isNumber())
        option.update({{"low", field.low()}, {"high", field.high()}});
    if (!field.choices().empty())
        option["choices"] = field.choices();
    return option;
}

Json jsonOf(const data::StepCount& count) { return {{"step", count.step}, {"changed", count.changed}, {"dropped", count.dropped}}; }

/// Numbers of the steps whose counts went up, and of the one that dropped the row.
struct Touched {
    Json changed = Json::array();
    Json droppedBy = nullptr;
};
Touched touchedBetween(const std::vector<data::StepCount>& before, const std::vector<data::StepCount>& after) {
    Touched touched;
    for (std::size_t i = 0; i < after.size(); ++i) {
        if (after[i].changed > before[i].changed)
            touched.changed.push_back(i);
        if (after[i].dropped > before[i].dropped)
            touched.droppedBy = i;
    }
    return touched;
}

} // namespace

Json cleaningSteps() {
    Json list = Json::array();
    for (const auto& rule : data::cleaningRules()) {
        Json options = Json::array();
        for (const auto& field : rule->options())
            options.push_back(jsonOf(field));
        list.push_back({{"step", std::string(rule->name())}, {"help", std::string(rule->help())}, {"options", std::move(options)}});
    }
    return list;
}

Result<Json> readRecipe(std::string_view yaml) {
    DANLU_TRY(auto cleaner, data::Cleaner::fromYaml(yaml));
    return cleaner.recipe();
}

std::string recipeYaml(const Json& recipe) {
    std::string text;
    for (const auto& step : recipe) {
        text += "- step: " + step.value("step", "") + "\n";
        for (const auto& [key, value] : step.items())
            if (key != "step")
                text += "  " + key + ": " + toText(value) + "\n"; // JSON scalars and flow lists are YAML
    }
    return text;
}

Result<Json> sampleRecipe(const Programs& programs) {
    DANLU_TRY(const Bytes yaml, readFile(programs.resources / "samples" / "recipe.yaml", 1u << 20));
    return readRecipe(yaml);
}

Result<Json> previewCleaning(Project& project, std::string_view reference, std::string_view recipe, const CleanSample& sample, const Task& task) {
    DANLU_TRY(auto cleaner, data::Cleaner::fromYaml(recipe));
    DANLU_TRY(const auto ref, findVersion(project.file(), reference));
    DANLU_TRY(auto reader, store::VersionReader::open(project.file(), ref.dataset.id, ref.version.number));
    const std::uint64_t sampled = std::min(sample.rows, reader.rows());
    std::uint64_t kept = 0, changed = 0;
    Json rows = Json::array(), lengths = Json::array();
    auto before = cleaner.counts();
    DANLU_CHECK(reader.forEach(0, sampled, [&](std::uint64_t index, std::string_view encoded) -> Result<> {
        if (index % kSampleReportEvery == 0)
            task.progress({"cleaning", std::int64_t(index), std::int64_t(sampled), -1, {}});
        if (task.stop.stop_requested())
            return Error(ErrorCode::Cancelled, "the preview was cancelled");
        DANLU_TRY(const Row row, protocol::decodeRow(encoded));
        lengths.push_back(data::lengthOf(row));
        Row cleaned = row;
        const bool isKept = cleaner.apply(cleaned) == data::Verdict::Kept;
        const bool isChanged = isKept && !(cleaned == row);
        kept += isKept ? 1 : 0;
        changed += isChanged ? 1 : 0;
        const auto touched = touchedBetween(before, cleaner.counts());
        before = cleaner.counts();
        if ((isChanged || !isKept) && rows.size() < sample.shown)
            rows.push_back({{"index", index},
                            {"before", toJson(row)},
                            {"after", isKept ? toJson(cleaned) : Json(nullptr)},
                            {"steps", touched.changed},
                            {"dropped_by", touched.droppedBy}});
        return ok();
    }));
    DANLU_CHECK(project.file().record({"data.show", ref.text(), {{"from", 0}, {"count", sampled}}, "ok"}));
    Json steps = Json::array();
    for (const auto& count : cleaner.counts())
        steps.push_back(jsonOf(count));
    return Json{{"dataset", ref.dataset.name},
                {"version", ref.version.number},
                {"total", reader.rows()},
                {"sampled", sampled},
                {"kept", kept},
                {"changed", changed},
                {"dropped", sampled - kept},
                {"steps", std::move(steps)},
                {"lengths", std::move(lengths)},
                {"rows", std::move(rows)}};
}

} // namespace danlu::services
