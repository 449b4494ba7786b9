#include "base/Names.h"
#include "services/dataset/Rows.h"

#include <algorithm>

namespace danlu::services {
namespace {

constexpr std::size_t kCopyPage = 500; // rows read at a time

/// Quoted where a spreadsheet would take it apart.
std::string tsvCell(std::string_view text) {
    if (text.find_first_of("\t\r\n\"") == text.npos)
        return std::string(text);
    std::string cell = "\"";
    for (const char c : text)
        cell += c == '"' ? std::string("\"\"") : std::string(1, c);
    return cell + '"';
}

std::string tsvLine(const ShownRow& shown) {
    std::vector<std::string> texts, labels;
    for (const Turn& turn : shown.row.turns)
        texts.push_back(shown.row.turns.size() == 1 ? turn.text : std::string(nameOf(turn.role)) + ": " + turn.text);
    if (!shown.row.rejected.empty())
        texts.push_back("rejected: " + shown.row.rejected);
    for (const LabelPath& path : shown.row.labels)
        labels.push_back(labelText(path));
    return std::to_string(shown.index + 1) + '\t' + tsvCell(joined(texts, "\n")) + '\t' + tsvCell(joined(labels, "\n")) + '\t' +
           std::string(shown.split == Split::None ? "" : nameOf(shown.split)) + '\n';
}

} // namespace

Result<std::string> rowsAsTsv(Project& project, std::string_view reference, std::span<const std::uint64_t> indices, const Task& task) {
    if (indices.size() > kCopiedRows)
        return Error(ErrorCode::Usage, std::to_string(indices.size()) + " rows are too many to copy").withHint("Export the dataset to a file.");
    DANLU_TRY(auto browser, RowBrowser::open(project, reference));
    std::string text = "row\ttext\tlabel\tsplit\n";
    for (std::size_t at = 0; at < indices.size(); at += kCopyPage) {
        task.progress({"copying", std::int64_t(at), std::int64_t(indices.size()), -1, {}});
        if (task.stop.stop_requested())
            return Error(ErrorCode::Cancelled, "copying was cancelled");
        DANLU_TRY(const auto rows, browser.read(indices.subspan(at, std::min(kCopyPage, indices.size() - at))));
        for (const auto& row : rows)
            text += tsvLine(row);
    }
    DANLU_CHECK(project.file().record({"data.copy", browser.reference(), {{"rows", indices.size()}}, "ok"}));
    return text;
}

} // namespace danlu::services
