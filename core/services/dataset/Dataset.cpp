#include "services/dataset/Dataset.h"

#include "base/Row.h"
#include "protocol/Rows.h"
#include "services/dataset/VersionRef.h"

#include <algorithm>

namespace danlu::services {
namespace {

constexpr std::uint64_t kPageRows = 10'000;

/// What made a version, by what it says of itself.
std::string_view madeBy(const Json& details) {
    for (const auto& [key, made] : {std::pair("recipe", "clean"), std::pair("files", "import"), std::pair("seed", "split"), std::pair("annotator", "label")})
        if (details.is_object() && details.contains(key))
            return made;
    return "";
}

Json jsonOf(const store::VersionInfo& version) {
    return {{"version", version.number},
            {"parent", version.parent},
            {"rows", version.rows},
            {"bytes", version.newBytes},
            {"created", isoTime(version.createdMillis)},
            {"sha256", version.sha256},
            {"made", madeBy(version.details)},
            {"details", version.details}};
}

} // namespace

Result<Json> listDatasets(const Project& project) {
    DANLU_TRY(const auto all, store::datasets(project.file()));
    Json list = Json::array();
    for (const auto& dataset : all)
        list.push_back({{"name", dataset.name},
                        {"kind", dataset.kind},
                        {"rows", dataset.rows},
                        {"versions", dataset.newestVersion},
                        {"created", isoTime(dataset.createdMillis)}});
    return Json{{"datasets", std::move(list)}};
}

Result<Json> describeDataset(const Project& project, std::string_view name) {
    DANLU_TRY(const auto dataset, store::datasetNamed(project.file(), name));
    DANLU_TRY(const auto all, store::versions(project.file(), dataset.id));
    Json list = Json::array();
    for (const auto& version : all)
        list.push_back(jsonOf(version));
    return Json{{"dataset", dataset.name}, {"kind", dataset.kind}, {"versions", std::move(list)}};
}

Result<Json> showRows(Project& project, std::string_view reference, Page page) {
    DANLU_TRY(const auto ref, findVersion(project.file(), reference));
    DANLU_TRY(auto reader, store::VersionReader::open(project.file(), ref.dataset.id, ref.version.number));
    DANLU_TRY(const auto splits, splitsOf(reader));
    const std::uint64_t first = std::min(page.from, reader.rows());
    const std::uint64_t count = std::min({page.count, reader.rows() - first, kPageRows});
    Json rows = Json::array();
    DANLU_CHECK(reader.forEach(first, count, [&](std::uint64_t index, std::string_view encoded) -> Result<> {
        DANLU_TRY(const Row row, protocol::decodeRow(encoded));
        Json one{{"index", index}};
        if (!splits.empty())
            one["split"] = std::string(nameOf(splits[index]));
        one.update(toJson(row));
        rows.push_back(std::move(one));
        return ok();
    }));
    DANLU_CHECK(project.file().record({"data.show", ref.text(), {{"from", first}, {"count", count}}, "ok"}));
    return Json{{"dataset", ref.dataset.name}, {"version", ref.version.number}, {"kind", ref.dataset.kind}, {"total", reader.rows()}, {"from", first},
                {"rows", std::move(rows)}};
}

Result<Json> showRejected(Project& project, std::string_view reference, Page page) {
    DANLU_TRY(const auto ref, findVersion(project.file(), reference));
    DANLU_TRY(const auto reader, store::VersionReader::open(project.file(), ref.dataset.id, ref.version.number));
    DANLU_TRY(const auto column, reader.column(kRejectedColumn));
    Json rejected = Json::array();
    std::uint64_t number = 0;
    for (std::string_view rest = column ? std::string_view(*column) : ""; !rest.empty(); ++number) {
        const auto end = std::min(rest.find('\n'), rest.size());
        if (number >= page.from && number < page.from + page.count) {
            DANLU_TRY(Json row, parseJson(rest.substr(0, end), "a rejected row"));
            rejected.push_back(std::move(row));
        }
        rest.remove_prefix(std::min(end + 1, rest.size()));
    }
    DANLU_CHECK(project.file().record({"data.rejected", ref.text(), {{"rows", rejected.size()}}, "ok"}));
    return Json{{"dataset", ref.dataset.name}, {"version", ref.version.number}, {"total", number}, {"rejected", std::move(rejected)}};
}

Result<Json> deleteDataset(Project& project, std::string_view name) {
    DANLU_CHECK(store::deleteDataset(project.file(), name));
    return Json{{"deleted", name}};
}

Result<Json> renameDataset(Project& project, std::string_view oldName, std::string_view newName) {
    DANLU_CHECK(store::renameDataset(project.file(), oldName, newName));
    return Json{{"name", newName}, {"was", oldName}};
}

} // namespace danlu::services
