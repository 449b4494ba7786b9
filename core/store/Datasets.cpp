#include "store/Datasets.h"

#include "base/Names.h"
#include "store/DatasetLock.h"

namespace danlu::store {
namespace {

constexpr std::string_view kDatasetColumns =
    "SELECT d.id, d.name, d.kind, d.created, ifnull(v.number, 0), ifnull(v.rows, 0) FROM datasets d LEFT JOIN versions v "
    "ON v.dataset = d.id AND v.number = (SELECT max(number) FROM versions WHERE dataset = d.id) ";
constexpr std::string_view kVersionColumns = "SELECT number, parent, rows, new_bytes, created, sha256, details FROM versions WHERE dataset = ? ";

DatasetInfo datasetRow(const Statement& row) {
    return {DatasetId(row.text(0)), row.text(1), row.text(2), row.integer(3), static_cast<int>(row.integer(4)), static_cast<std::uint64_t>(row.integer(5))};
}

Result<VersionInfo> versionRow(const ProjectFile& project, const DatasetId& dataset, const Statement& row) {
    VersionInfo info{dataset,
                     static_cast<int>(row.integer(0)),
                     static_cast<int>(row.integer(1)),
                     static_cast<std::uint64_t>(row.integer(2)),
                     static_cast<std::uint64_t>(row.integer(3)),
                     row.integer(4),
                     row.text(5),
                     nullptr};
    if (project.isUnlocked()) {
        DANLU_TRY(const Bytes details, project.openCell("versions", dataset.text() + "@" + std::to_string(info.number), "details", row.view(6)));
        DANLU_TRY(info.details, parseJson(details, "version details"));
    }
    return info;
}

} // namespace

namespace {

/// C0, C1, and what turns round or breaks the line it stands in: U+2028–202E, U+2066–2069.
bool hasControl(std::string_view name) {
    const auto at = [&](std::size_t i) { return i < name.size() ? static_cast<unsigned char>(name[i]) : 0U; };
    for (std::size_t i = 0; i < name.size(); ++i) {
        const bool isC0 = at(i) < 0x20 || at(i) == 0x7F, isC1 = at(i) == 0xC2 && at(i + 1) < 0xA0;
        const bool isOfLines =
            at(i) == 0xE2 && ((at(i + 1) == 0x80 && at(i + 2) >= 0xA8 && at(i + 2) <= 0xAE) || (at(i + 1) == 0x81 && at(i + 2) >= 0xA6 && at(i + 2) <= 0xA9));
        if (isC0 || isC1 || isOfLines)
            return true;
    }
    return false;
}

} // namespace

Result<> checkName(std::string_view what, std::string_view name) {
    const auto refuse = [&](const std::string& why) {
        return Error(ErrorCode::Usage, "\"" + std::string(name) + "\" cannot be the name of a " + std::string(what) + ": " + why);
    };
    if (name.empty() || name.size() > 128)
        return refuse("a name has 1 to 128 bytes");
    if (name.front() == '-')
        return refuse("a name does not begin with '-'");
    if (name.find_first_of("/@") != name.npos || hasControl(name))
        return refuse("a name has no '/', '@' or control characters");
    return ok();
}

Result<std::vector<DatasetInfo>> datasets(const ProjectFile& project) {
    DANLU_TRY(Statement statement, project.query(std::string(kDatasetColumns) + "ORDER BY d.name"));
    std::vector<DatasetInfo> all;
    for (;;) {
        DANLU_TRY(const bool row, statement.step());
        if (!row)
            return all;
        all.push_back(datasetRow(statement));
    }
}

Result<DatasetInfo> datasetNamed(const ProjectFile& project, std::string_view name) {
    DANLU_TRY(const auto all, datasets(project));
    std::vector<std::string> known;
    for (const auto& one : all) {
        if (one.name == name)
            return one;
        known.push_back(one.name);
    }
    const Error unknown = unknownName("dataset", name, known);
    return Error(ErrorCode::NotFound, unknown.message());
}

Result<std::vector<VersionInfo>> versions(const ProjectFile& project, const DatasetId& dataset) {
    DANLU_TRY(Statement statement, project.query(std::string(kVersionColumns) + "ORDER BY number", {dataset.text()}));
    std::vector<VersionInfo> all;
    for (;;) {
        DANLU_TRY(const bool row, statement.step());
        if (!row)
            return all;
        DANLU_TRY(VersionInfo info, versionRow(project, dataset, statement));
        all.push_back(std::move(info));
    }
}

Result<VersionInfo> version(const ProjectFile& project, const DatasetId& dataset, int number) {
    DANLU_TRY(Statement statement,
              project.query(std::string(kVersionColumns) + "AND (?2 = 0 OR number = ?2) ORDER BY number DESC LIMIT 1", {dataset.text(), std::int64_t{number}}));
    DANLU_TRY(const bool row, statement.step());
    if (!row)
        return Error(ErrorCode::NotFound, number == 0 ? std::string("the dataset has no version") : "the dataset has no version " + std::to_string(number));
    return versionRow(project, dataset, statement);
}

Result<> renameDataset(ProjectFile& project, std::string_view oldName, std::string_view newName) {
    DANLU_CHECK(checkName("dataset", newName));
    DANLU_TRY(const DatasetInfo info, datasetNamed(project, oldName));
    if (datasetNamed(project, newName))
        return Error(ErrorCode::Exists, "there is a dataset named " + std::string(newName) + " already");
    return project.act({"data.rename", std::string(oldName), Json{{"to", newName}}}, [&](Transaction& transaction) {
        return transaction.run("UPDATE datasets SET name = ? WHERE id = ?", {newName, info.id.text()});
    });
}

Result<> deleteDataset(ProjectFile& project, std::string_view name) {
    DANLU_TRY(const DatasetInfo info, datasetNamed(project, name));
    return project.alone([&]() -> Result<> {
        const Path file = project.dataFile(info.id);
        DANLU_TRY(const DatasetLock lock, DatasetLock::acquire(file)); // killed after the act, the next unlock removes the file
        auto done = project.act({"data.delete", std::string(name)}, [&](Transaction& transaction) -> Result<> {
            DANLU_CHECK(transaction.run("DELETE FROM datasets WHERE id = ?", {info.id.text()}));
            return transaction.deleteKey(KeyPurpose::Dataset, info.id.text());
        });
        DANLU_CHECK(done);
        removeDataFile(file);
        return project.erase();
    });
}

} // namespace danlu::store
