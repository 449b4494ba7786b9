#include "services/label/Labels.h"

#include "base/Row.h"
#include "crypto/Hash.h"
#include "label/Agreement.h"
#include "label/LabelScheme.h"
#include "label/Scores.h"
#include "protocol/Rows.h"
#include "services/dataset/VersionRef.h"
#include "store/Settings.h"
#include "store/VersionWriter.h"

#include <algorithm>
#include <map>

namespace danlu::services {
namespace {

constexpr std::uint64_t kLabelFileBytes = 1u << 30;
constexpr const char* kAnnotatorColumn = "labels."; // + the annotator's name: one JSON line per row, "" = not labelled

std::string schemeKey(const DatasetId& dataset) { return "label_scheme." + dataset.text(); }

Result<std::optional<label::LabelScheme>> schemeOf(const store::ProjectFile& project, const DatasetId& dataset) {
    DANLU_TRY(const auto stored, store::setting(project, schemeKey(dataset)));
    if (!stored)
        return std::optional<label::LabelScheme>();
    DANLU_TRY(auto scheme, label::LabelScheme::fromJson(*stored));
    return std::optional(std::move(scheme));
}

/// "a/b/c", ["a","b","c"] or a list of such lists.
Result<std::vector<LabelPath>> labelsOf(const Json& json) {
    if (json.is_string()) {
        const LabelPath path = label::labelPathOf(json.get<std::string>());
        return path.empty() ? std::vector<LabelPath>{} : std::vector<LabelPath>{path};
    }
    if (!json.is_array())
        return Error(ErrorCode::Rejected, "a label is a path \"大类/中类/小类\", a list of names, or a list of such lists");
    const auto isText = [](const Json& one) { return one.is_string(); };
    if (!json.empty() && std::all_of(json.begin(), json.end(), isText))
        return json.size() <= kLabelLevels ? Result<std::vector<LabelPath>>(std::vector<LabelPath>{json.get<LabelPath>()})
                                           : Error(ErrorCode::Rejected, "a label has three levels at most");
    std::vector<LabelPath> paths;
    for (const auto& one : json) {
        if (!one.is_array() || one.size() > kLabelLevels || !std::all_of(one.begin(), one.end(), isText))
            return Error(ErrorCode::Rejected, "a label is a list of up to three names");
        paths.push_back(one.get<LabelPath>());
    }
    return paths;
}

Result<> forEachRow(store::VersionReader& reader, const Task& task, std::string_view phase, const std::function<Result<>(std::uint64_t, Row&&)>& visit) {
    return reader.forEach(0, reader.rows(), [&](std::uint64_t index, std::string_view encoded) -> Result<> {
        if (index % 4096 == 0)
            task.progress({std::string(phase), std::int64_t(index), std::int64_t(reader.rows()), -1, {}});
        if (task.stop.stop_requested())
            return Error(ErrorCode::Cancelled, "cancelled");
        DANLU_TRY(Row row, protocol::decodeRow(encoded));
        return visit(index, std::move(row));
    });
}

/// Labels of one annotator, by row.
using Annotations = std::map<std::uint64_t, std::vector<LabelPath>>;

Result<Annotations> annotationsOf(const Bytes& column) {
    Annotations found;
    std::uint64_t row = 0;
    for (std::string_view rest = column; !rest.empty(); ++row) {
        const auto end = std::min(rest.find('\n'), rest.size());
        if (end > 0) {
            DANLU_TRY(const Json json, parseJson(rest.substr(0, end), "stored labels"));
            DANLU_TRY(found[row], labelsOf(json));
        }
        rest.remove_prefix(std::min(end + 1, rest.size()));
    }
    return found;
}

Bytes columnOf(const Annotations& annotations, std::uint64_t rows) {
    Bytes column;
    for (std::uint64_t i = 0; i < rows; ++i) {
        if (const auto found = annotations.find(i); found != annotations.end())
            column += toText(Json(found->second));
        column += '\n';
    }
    return column;
}

/// The file's lines; those that cannot be taken are listed with their reason.
struct ReadLabels {
    Annotations labels;
    Json rejected = Json::array();
};

Result<std::pair<std::uint64_t, std::vector<LabelPath>>> labelOfLine(const Json& line, std::uint64_t rows, const std::optional<label::LabelScheme>& scheme) {
    DANLU_TRY(const auto row, member<std::uint64_t>(line, "row"));
    if (row >= rows)
        return Error(ErrorCode::Rejected, "there is no row " + std::to_string(row) + "; the version has " + std::to_string(rows));
    DANLU_TRY(const Json label, member<Json>(line, "label"));
    DANLU_TRY(auto paths, labelsOf(label));
    for (const auto& path : paths)
        if (scheme)
            DANLU_CHECK(scheme->check(path));
    return std::pair(row, std::move(paths));
}

ReadLabels readLabels(std::string_view text, std::uint64_t rows, const std::optional<label::LabelScheme>& scheme) {
    ReadLabels read;
    std::uint64_t number = 0;
    while (!text.empty()) {
        const auto end = std::min(text.find('\n'), text.size());
        const auto line = text.substr(0, end);
        text.remove_prefix(std::min(end + 1, text.size()));
        ++number;
        if (line.find_first_not_of(" \r\t") == std::string_view::npos)
            continue;
        const auto json = parseJson(line, "line " + std::to_string(number));
        auto label = json ? labelOfLine(*json, rows, scheme) : Result<std::pair<std::uint64_t, std::vector<LabelPath>>>(json.error());
        if (label)
            read.labels[label->first] = std::move(label->second);
        else
            read.rejected.push_back({{"line", number}, {"reason", label.error().chain()}});
    }
    return read;
}

Json counted(const std::map<std::string, std::uint64_t>& counts) {
    std::vector<std::pair<std::string, std::uint64_t>> sorted(counts.begin(), counts.end());
    std::stable_sort(sorted.begin(), sorted.end(), [](const auto& a, const auto& b) { return a.second > b.second; });
    Json list = Json::array();
    for (const auto& [label, rows] : sorted)
        list.push_back({{"label", label}, {"rows", rows}});
    return list;
}

LabelPath firstOf(const std::vector<LabelPath>& paths) { return paths.empty() ? LabelPath{} : paths.front(); }

Json againstEachOther(const std::string& a, const Annotations& first, const std::string& b, const Annotations& second) {
    std::vector<label::LabelPair> pairs;
    for (const auto& [row, paths] : first)
        if (const auto other = second.find(row); other != second.end())
            pairs.push_back({firstOf(paths), firstOf(other->second)});
    return {{"first", a}, {"second", b}, {"rows", pairs.size()}, {"levels", label::toJson(label::agreementOf(pairs))}};
}

/// How a version is labelled, collected row by row.
struct Report {
    std::map<std::string, std::uint64_t> labels, unknown;
    std::vector<std::map<std::string, std::uint64_t>> levels{kLabelLevels};
    Annotations gold;
    std::uint64_t labelled = 0;

    void add(std::uint64_t index, const Row& row, const std::optional<label::LabelScheme>& scheme) {
        labelled += row.labels.empty() ? 0 : 1;
        if (!row.labels.empty())
            gold[index] = row.labels;
        for (const auto& path : row.labels) {
            ++labels[labelText(path)];
            if (scheme && !scheme->contains(path))
                ++unknown[labelText(path)];
            for (std::size_t i = 0; i < path.size() && i < kLabelLevels; ++i)
                ++levels[i][labelText({path.begin(), path.begin() + std::ptrdiff_t(i) + 1})];
        }
    }

    Json levelsJson() const {
        Json list = Json::array();
        for (std::size_t i = 0; i < levels.size(); ++i)
            if (!levels[i].empty())
                list.push_back({{"level", i + 1}, {"labels", levels[i].size()}});
        return list;
    }
};

} // namespace

Result<Json> setLabelScheme(Project& project, std::string_view dataset, std::string_view text) {
    DANLU_TRY(const auto scheme, label::LabelScheme::fromText(text));
    DANLU_TRY(const auto ref, findVersion(project.file(), dataset));
    DANLU_TRY(auto reader, store::VersionReader::open(project.file(), ref.dataset.id, ref.version.number));
    Report report;
    DANLU_CHECK(forEachRow(reader, {}, "checking labels", [&](std::uint64_t index, Row&& row) -> Result<> {
        report.add(index, row, scheme);
        return ok();
    }));
    DANLU_CHECK(project.file().act({"label.scheme", ref.dataset.name, {{"labels", scheme.leaves().size()}}, "ok"}, [&](store::Transaction& transaction) {
        return store::setSetting(transaction, schemeKey(ref.dataset.id), scheme.toJson());
    }));
    return Json{{"dataset", ref.dataset.name},
                {"depth", scheme.depth()},
                {"labels", scheme.leaves().size()},
                {"used", report.labels.size()},
                {"unknown", counted(report.unknown)}};
}

Result<Json> importLabels(Project& project, const LabelImport& request, const Task& task) {
    DANLU_TRY(const auto ref, findVersion(project.file(), request.reference));
    DANLU_TRY(const auto scheme, schemeOf(project.file(), ref.dataset.id));
    DANLU_TRY(auto reader, store::VersionReader::open(project.file(), ref.dataset.id, ref.version.number));
    DANLU_TRY(const Bytes text, readFile(request.file, kLabelFileBytes));
    const ReadLabels read = readLabels(text, reader.rows(), scheme);
    if (read.labels.empty())
        return Error(ErrorCode::Rejected,
                     "no label could be taken from " + request.file.string() +
                         (read.rejected.empty() ? "" : ": line " + read.rejected[0]["line"].dump() + ", " + read.rejected[0]["reason"].get<std::string>()));
    DANLU_TRY(auto writer, store::VersionWriter::forDataset(project.file(), ref.dataset.id, ref.version.number));
    if (!request.annotator.empty()) {
        DANLU_CHECK(writer.keep(0, reader.rows()));
        writer.setColumn(kAnnotatorColumn + request.annotator, columnOf(read.labels, reader.rows()));
    } else {
        Bytes encoded;
        DANLU_CHECK(forEachRow(reader, task, "labelling", [&](std::uint64_t index, Row&& row) -> Result<> {
            const auto label = read.labels.find(index);
            if (label == read.labels.end())
                return writer.keep(index);
            row.labels = label->second;
            encoded.clear();
            DANLU_CHECK(protocol::encodeRow(row, encoded));
            return writer.append(encoded);
        }));
    }
    DANLU_TRY(const auto columns, reader.columnNames());
    for (const auto& name : columns) { // whatever is known of the rows stays known
        if (name == kAnnotatorColumn + request.annotator)
            continue;
        DANLU_TRY(auto column, reader.column(name));
        if (column)
            writer.setColumn(name, std::move(*column));
    }
    DANLU_TRY(const auto version,
              writer.commit("label.import", {{"annotator", request.annotator}, {"labelled", read.labels.size()}, {"rejected", read.rejected.size()}}));
    return Json{
        {"dataset", ref.dataset.name}, {"version", version.number}, {"rows", reader.rows()}, {"labelled", read.labels.size()}, {"rejected", read.rejected}};
}

Result<Json> reportLabels(Project& project, std::string_view reference) {
    DANLU_TRY(const auto ref, findVersion(project.file(), reference));
    DANLU_TRY(const auto scheme, schemeOf(project.file(), ref.dataset.id));
    DANLU_TRY(auto reader, store::VersionReader::open(project.file(), ref.dataset.id, ref.version.number));
    Report report;
    DANLU_CHECK(forEachRow(reader, {}, "counting labels", [&](std::uint64_t index, Row&& row) -> Result<> {
        report.add(index, row, scheme);
        return ok();
    }));
    std::map<std::string, Annotations> annotators;
    DANLU_TRY(const auto columns, reader.columnNames());
    for (const auto& name : columns)
        if (name.starts_with(kAnnotatorColumn)) {
            DANLU_TRY(const auto column, reader.column(name));
            DANLU_TRY(annotators[name.substr(std::string_view(kAnnotatorColumn).size())], annotationsOf(*column));
        }
    Json agreement = Json::array(), scores = Json::array();
    for (auto first = annotators.begin(); first != annotators.end(); ++first) {
        for (auto second = std::next(first); second != annotators.end(); ++second)
            agreement.push_back(againstEachOther(first->first, first->second, second->first, second->second));
        std::vector<label::Judgement> judgements;
        for (const auto& [row, paths] : first->second)
            if (const auto gold = report.gold.find(row); gold != report.gold.end())
                judgements.push_back({gold->second, paths});
        scores.push_back({{"annotator", first->first}, {"scores", label::toJson(label::scoresOf(judgements))}});
    }
    DANLU_CHECK(project.file().record({"label.report", ref.text(), Json::object(), "ok"}));
    return Json{{"dataset", ref.dataset.name},        {"version", ref.version.number},     {"rows", reader.rows()},
                {"labelled", report.labelled},        {"levels", report.levelsJson()},     {"labels", counted(report.labels)},
                {"unknown", counted(report.unknown)}, {"agreement", std::move(agreement)}, {"scores", std::move(scores)}};
}

Result<Json> exportLabels(Project& project, std::string_view reference, const Path& to, const Task& task) {
    DANLU_TRY(const auto ref, findVersion(project.file(), reference));
    DANLU_TRY(auto reader, store::VersionReader::open(project.file(), ref.dataset.id, ref.version.number));
    if (std::filesystem::exists(to))
        return Error(ErrorCode::Exists, to.string() + " exists already").withHint("Name a new file; exports never overwrite.");
    std::uint64_t rows = 0;
    crypto::Sha256 hash;
    DANLU_CHECK(writeFileAtomically(to, [&](int fd) -> Result<> {
        DANLU_CHECK(forEachRow(reader, task, "exporting labels", [&](std::uint64_t index, Row&& row) -> Result<> {
            if (row.labels.empty())
                return ok();
            const Json label = row.labels.size() == 1 ? Json(row.labels.front()) : Json(row.labels);
            const std::string line = toText(Json{{"row", index}, {"text", row.turns.empty() ? "" : row.turns.front().text}, {"label", label}}) + "\n";
            hash.add(line);
            ++rows;
            return writeAll(fd, line, to);
        }));
        return project.file().record({"label.export", ref.text(), {{"file", to.string()}, {"rows", rows}}, "ok"});
    }));
    return Json{
        {"dataset", ref.dataset.name}, {"version", ref.version.number}, {"file", to.string()}, {"rows", rows}, {"sha256", crypto::hexText(hash.finish())}};
}

} // namespace danlu::services
