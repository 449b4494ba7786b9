#pragma once

#include "data/Import.h"
#include "data/importers/Record.h"
#include "data/importers/TextStream.h"

#include <memory>
#include <optional>

namespace danlu::data {

/// What a reader found next: a record, or a stretch of the file that is none.
struct ReadItem {
    const Record* record = nullptr; // holds until the next call
    std::uint64_t line = 0;         // of the file, from 1
    std::string reason;             // why there is no record
};

/// Reads the records of one file in order.
class RecordReader {
public:
    virtual ~RecordReader() = default;
    /// The next item, nothing at the end. An error ends the file.
    virtual Result<std::optional<ReadItem>> next() = 0;
    /// Fills in what only the format knows: delimiter and quote, and columns that are known before the first record.
    virtual void describe(Detection&) const {}
};

/// One foreign format. A file in importers/formats/ makes one. It works inside the sandboxed reader on decoded text.
class Importer {
public:
    virtual ~Importer() = default;
    virtual std::string_view name() const = 0;
    /// How sure it is that the file is its own, 0 to 100, from the file's name and the text at its beginning.
    virtual int confidence(std::string_view fileName, std::string_view beginning) const = 0;
    /// The stream outlives the reader.
    virtual Result<std::unique_ptr<RecordReader>> open(TextStream& stream) const = 0;
};

std::vector<std::unique_ptr<Importer>> importers();

/// Position of the first character of `text` that is not JSON's white space; npos where there is none.
std::size_t firstVisible(std::string_view text);
/// Why text may not be taken: invalid characters or zero bytes in it; empty where there is nothing to say. `part` lies in the window.
std::string textProblem(const TextStream& stream, std::string_view part);
/// "the line is longer than 64 MiB" and the like.
std::string tooLong(std::string_view what);

} // namespace danlu::data
