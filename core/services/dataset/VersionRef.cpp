#include "services/dataset/VersionRef.h"

#include <algorithm>
#include <charconv>

namespace danlu::services {

Result<VersionRef> findVersion(const store::ProjectFile& project, std::string_view reference) {
    const auto at = reference.rfind('@');
    int number = 0;
    if (at != std::string_view::npos) {
        const auto digits = reference.substr(at + 1);
        const auto [end, problem] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
        if (problem != std::errc() || end != digits.data() + digits.size() || number < 1)
            return Error(ErrorCode::Usage, "\"" + std::string(reference) + "\" should be NAME or NAME@VERSION, for instance tickets@2");
    }
    VersionRef found;
    DANLU_TRY(found.dataset, store::datasetNamed(project, reference.substr(0, at)));
    DANLU_TRY(found.version, store::version(project, found.dataset.id, number));
    return found;
}

Result<std::vector<Split>> splitsOf(const store::VersionReader& reader) {
    std::vector<Split> splits;
    DANLU_TRY(const auto column, reader.column(kSplitColumn));
    if (!column)
        return splits;
    if (column->size() != reader.rows())
        return Error(ErrorCode::Corrupt, "the split of this version has another number of rows than the version");
    splits.resize(column->size());
    std::transform(column->begin(), column->end(), splits.begin(), [](char c) { return static_cast<Split>(c); });
    return splits;
}

Bytes splitColumn(const std::vector<Split>& splits) {
    Bytes column(splits.size(), '\0');
    std::transform(splits.begin(), splits.end(), column.begin(), [](Split split) { return static_cast<char>(split); });
    return column;
}

Json toJson(const Row& row) {
    if (row.kind == RowKind::Text && row.turns.size() == 1)
        return {{"text", row.turns.front().text}};
    if (row.kind == RowKind::Classification && row.turns.size() == 1) {
        Json label = row.labels.size() == 1 ? Json(row.labels.front()) : Json(row.labels);
        return {{"text", row.turns.front().text}, {"label", std::move(label)}};
    }
    Json messages = Json::array();
    for (const auto& turn : row.turns)
        messages.push_back({{"role", std::string(nameOf(turn.role))}, {"content", turn.text}});
    Json json{{"messages", std::move(messages)}};
    if (row.kind == RowKind::Preference)
        json["rejected"] = row.rejected;
    return json;
}

} // namespace danlu::services
