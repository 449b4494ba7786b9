#pragma once

#include "base/Result.h"
#include "data/importers/Record.h"
#include "data/importers/TextStream.h"

#include <simdjson.h>

namespace danlu::data {

/// Parses single JSON objects out of a stream's window into a record, reusing its memory.
class JsonRecordParser {
public:
    /// `text` lies in the stream's window. The error is the sentence for the rejected row. The record holds until the next call.
    Result<> parse(const TextStream& stream, std::string_view text, Record& record);

private:
    Result<> reserve(std::size_t bytes);
    simdjson::dom::parser m_parser;
};

} // namespace danlu::data
