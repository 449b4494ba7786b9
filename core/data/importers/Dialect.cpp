#include "data/importers/Dialect.h"

#include <algorithm>
#include <array>
#include <cstring>
#include <map>

namespace danlu::data {
namespace {

constexpr std::size_t kSampleRecords = 200;
constexpr std::size_t kScanColumns = 4097; // one more than may be

/// First delimiter or LF at or after `at`.
std::size_t cellEnd(std::string_view text, std::size_t at, char delimiter) {
    while (at < text.size() && text[at] != delimiter && text[at] != '\n')
        ++at;
    return at;
}

struct Quoted {
    ScanEnd end = ScanEnd::NeedsMore;
    std::size_t next = 0; // the delimiter or LF behind the cell; the text's size at its end
    CellRange cell;
};

/// A cell whose opening quote is at `open`.
Quoted quotedCell(std::string_view text, std::size_t open, Dialect dialect, Ending ending) {
    Quoted result{ScanEnd::NeedsMore, open, {open + 1, open + 1, false}};
    for (std::size_t at = open + 1;;) {
        const void* found = at < text.size() ? std::memchr(text.data() + at, dialect.quote, text.size() - at) : nullptr;
        if (!found)
            return result;
        at = std::size_t(static_cast<const char*>(found) - text.data());
        const std::size_t behind = at + 1;
        if (behind >= text.size() && ending == Ending::More)
            return result;
        if (behind < text.size() && text[behind] == dialect.quote) {
            result.cell.doubled = true;
            at += 2;
            continue;
        }
        result.cell.end = at;
        result.next = behind;
        while (result.next < text.size() && (text[result.next] == '\r' || (text[result.next] == ' ' && dialect.delimiter != ' ')))
            ++result.next; // blanks and the CR of a line end may follow the quote
        const bool atTextEnd = result.next >= text.size();
        if (atTextEnd && ending == Ending::More)
            return result;
        const bool fine = atTextEnd || text[result.next] == dialect.delimiter || text[result.next] == '\n';
        result.end = fine ? ScanEnd::Complete : ScanEnd::TextBehindQuote;
        return result;
    }
}

struct Columns {
    std::map<std::size_t, std::size_t> records; // columns → records that have them
    std::size_t count = 0, broken = 0, quoted = 0;
};

Columns tryDialect(std::string_view text, Dialect dialect, Ending ending) {
    Columns columns;
    std::vector<CellRange> cells;
    while (!text.empty() && columns.count < kSampleRecords) {
        const auto scan = scanRecord(text, dialect, ending, cells);
        if (scan.end == ScanEnd::NeedsMore && ending == Ending::More)
            break;
        const bool blank = cells.size() == 1 && cells[0].begin == cells[0].end;
        if (scan.end != ScanEnd::Complete)
            ++columns.broken;
        else if (!blank)
            ++columns.records[cells.size()];
        columns.count += blank ? 0 : 1;
        for (const auto& cell : cells)
            columns.quoted += cell.begin > 0 && text[cell.begin - 1] == dialect.quote && dialect.quote ? 1 : 0;
        const auto lineEnd = text.find('\n');
        const auto used = scan.end == ScanEnd::Complete ? scan.length : lineEnd == text.npos ? text.size() : lineEnd + 1;
        text.remove_prefix(std::max<std::size_t>(used, 1));
    }
    return columns;
}

} // namespace

RecordScan scanRecord(std::string_view text, Dialect dialect, Ending ending, std::vector<CellRange>& cells) {
    cells.clear();
    std::size_t at = 0;
    for (;;) {
        std::size_t next;
        if (dialect.quote && at < text.size() && text[at] == dialect.quote) {
            const auto quoted = quotedCell(text, at, dialect, ending);
            if (quoted.end != ScanEnd::Complete)
                return {quoted.end, text.size(), at};
            cells.push_back(quoted.cell);
            next = quoted.next;
        } else {
            next = cellEnd(text, at, dialect.delimiter);
            const bool atLineEnd = next < text.size() && text[next] == '\n';
            cells.push_back({at, (atLineEnd || next == text.size()) && next > at && text[next - 1] == '\r' ? next - 1 : next, false});
        }
        if (next >= text.size())
            return {ending == Ending::File ? ScanEnd::Complete : ScanEnd::NeedsMore, text.size(), at};
        if (text[next] == '\n')
            return {ScanEnd::Complete, next + 1, at};
        at = next + 1;
        if (cells.size() >= kScanColumns) { // no use in more cells; the record's end is the line's
            const auto lineEnd = text.find('\n', at);
            const bool complete = lineEnd != text.npos || ending == Ending::File;
            return {complete ? ScanEnd::Complete : ScanEnd::NeedsMore, lineEnd == text.npos ? text.size() : lineEnd + 1, at};
        }
    }
}

DialectGuess guessDialect(std::string_view beginning, Ending ending) {
    DialectGuess best;
    double bestScore = -1;
    for (const char quote : {'"', '\''})
        for (const char delimiter : {',', '\t', ';', '|'}) {
            const auto columns = tryDialect(beginning, {delimiter, quote}, ending);
            if (columns.count == 0)
                continue;
            const auto usual =
                std::max_element(columns.records.begin(), columns.records.end(), [](const auto& a, const auto& b) { return a.second < b.second; });
            if (usual == columns.records.end() || (quote == '\'' && columns.quoted < columns.count))
                continue; // an apostrophe is a quote only where nearly every record has quoted cells
            const double even = double(usual->second) / double(columns.count);
            const double score =
                usual->first == 1 ? 0.01 * even : even + 0.01 * double(std::min<std::size_t>(usual->first, 20)) + (columns.quoted > 0 ? 0.05 : 0);
            if (score > bestScore + 1e-9) {
                bestScore = score;
                best = {{delimiter, quote}, usual->first, even, columns.count};
            }
        }
    return best;
}

} // namespace danlu::data
