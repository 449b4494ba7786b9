#pragma once

#include "base/Result.h"
#include "base/Row.h"

#include <cstdint>
#include <functional>
#include <map>
#include <span>
#include <string>
#include <vector>

namespace danlu::data {

/// A foreign file as a stream of bytes. `read` fills the span from its start and returns how much it wrote; 0 = end of file.
struct ImportSource {
    std::string name; // for messages and for the guess by extension; never opened
    std::function<Result<std::size_t>(std::span<char>)> read;
};

/// A source that reads a descriptor; the descriptor stays the caller's.
ImportSource sourceOf(int fd, std::string name);
/// A source over bytes in memory, which must outlive it (tests, pasted text).
ImportSource sourceOf(std::string_view bytes, std::string name);

/// What the user may settle beforehand. "auto" leaves it to detection.
struct ImportOptions {
    std::string format = "auto";               // jsonl | json | csv | text
    std::string encoding = "auto";             // UTF-8 | UTF-16LE | UTF-16BE | GB18030
    std::string shape = "auto";                // `--as`: alpaca | sharegpt | messages | text | preference | classification
    std::map<std::string, std::string> fields; // `--map field=column`; field → "": taken from no column
};
/// Reads "text=内容" into the map; an error names the fields there are.
Result<> addField(ImportOptions& options, std::string_view assignment);

/// One row that could not be taken, with the line of the file on which it starts (from 1) and one sentence why.
struct RejectedRow {
    std::string file;
    std::uint64_t line = 0;
    std::string reason;
    bool operator==(const RejectedRow&) const = default;
};

/// What a file turned out to be. Shape and columns come from its first records.
struct Detection {
    std::string file;
    std::string format;
    std::string encoding;
    std::string delimiter; // csv only
    std::string quote;     // csv only
    std::string shape;
    RowKind kind = RowKind::Text;
    std::vector<std::string> columns;          // in order of appearance
    std::map<std::string, std::string> fields; // field → column that it is taken from
    std::map<std::string, std::string> first;  // column → its first value that says something, cut; content, not to be kept
};

struct ImportCounts {
    std::uint64_t rows = 0;
    std::uint64_t rejected = 0;
    std::uint64_t bytes = 0; // of the file, before decoding
};

/// Receives what is read. An error returned by any of them ends the import with that error. `detected` comes first, once.
struct ImportSink {
    std::function<Result<>(const Detection&)> detected;
    std::function<Result<>(Row&&)> accept;
    std::function<Result<>(RejectedRow&&)> reject;
    std::function<Result<>(std::uint64_t bytes)> progress; // bytes of the file read so far, about once per MiB
};

/// Reads one file into rows: decoding, format, shape. Memory is bounded whatever the file's size (largest line 64 MiB, largest row 8 MiB).
/// Rejected: the file as a whole is not importable (unknown columns, unknown encoding …). Single bad rows go to `sink.reject`.
Result<ImportCounts> importRows(const ImportSource& source, const ImportOptions& options, const ImportSink& sink);

/// Opens what the libraries underneath load late (ICU's converters and detector); call it before a sandbox closes.
Result<> prepareImport();

constexpr std::size_t kLineBytes = 64u << 20; // a longer line or record is rejected with its number, the stream goes on
constexpr std::size_t kColumns = 4096;
constexpr std::size_t kFirstValueBytes = 240; // of Detection::first
constexpr std::size_t kShapeSample = 100;     // records that decide on the shape

} // namespace danlu::data
