#pragma once

#include <string_view>
#include <vector>

namespace danlu::data {

/// How a delimited file separates its cells. `quote` 0 = none.
struct Dialect {
    char delimiter = ',';
    char quote = '"';
};

/// The end of a record in a text, and the cells in it.
struct CellRange {
    std::size_t begin = 0, end = 0; // without the quotes
    bool doubled = false;           // holds doubled quotes, which stand for one
};

enum class ScanEnd { Complete, NeedsMore, TextBehindQuote };

struct RecordScan {
    ScanEnd end = ScanEnd::Complete;
    std::size_t length = 0;  // bytes up to and including the line end
    std::size_t trouble = 0; // where it goes wrong, or where the quote that is still open began
};

enum class Ending { More, File }; // whether text follows what is given

/// Cuts the first record of `text` into cells (RFC 4180; a bare LF or CR LF ends a record; quotes inside unquoted cells are characters).
RecordScan scanRecord(std::string_view text, Dialect dialect, Ending ending, std::vector<CellRange>& cells);

/// The dialect in which the beginning of a file reads most evenly.
struct DialectGuess {
    Dialect dialect;
    std::size_t columns = 1;
    double evenness = 0; // share of records that have that many columns
    std::size_t records = 0;
};
DialectGuess guessDialect(std::string_view beginning, Ending ending);

} // namespace danlu::data
