#include "data/importers/JsonRecord.h"

#include "base/File.h"
#include "base/Json.h"

namespace danlu::data {
namespace {

constexpr std::size_t kUsualBytes = 1u << 20; // the parser's memory for lines up to here is kept; longer ones get it for the moment
constexpr std::size_t kManyBytes = 4u << 20;  // from here on values are counted first
constexpr std::size_t kValues = 4'000'000;    // in one line: 20 bytes of parser memory each
constexpr std::size_t kKeyBytes = 1024;

Error rejected(std::string reason) { return Error(ErrorCode::Rejected, std::move(reason)); }

/// Commas and brackets outside strings, which bound the number of values.
std::size_t countValues(std::string_view text) {
    std::size_t count = 0;
    bool inString = false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (c == '"')
            inString = !inString;
        else if (inString && c == '\\')
            ++i;
        else if (!inString)
            count += c == ',' || c == '[' || c == '{' ? 1 : 0;
    }
    return count;
}

Error parseError(const TextStream& stream, std::string_view text, simdjson::error_code error) {
    if (const auto offset = stream.invalidOffset(text))
        return rejected("invalid " + std::string(nameOf(stream.encoding())) + " at byte " + std::to_string(*offset) + " of the file");
    switch (error) {
    case simdjson::DEPTH_ERROR:
        return rejected("the JSON is nested deeper than " + std::to_string(kJsonDepth) + " levels");
    case simdjson::MEMALLOC:
    case simdjson::CAPACITY:
        return rejected("the record needs more memory than the reader may use");
    case simdjson::UNESCAPED_CHARS:
        return rejected("not valid JSON: a control character stands unescaped in a string");
    case simdjson::UNCLOSED_STRING:
        return rejected("not valid JSON: a string is not closed");
    case simdjson::STRING_ERROR:
        return rejected("not valid JSON: a string holds a wrong escape or half of a surrogate pair");
    case simdjson::EMPTY:
        return rejected("not valid JSON: nothing there");
    case simdjson::NUMBER_ERROR:
        return rejected("not valid JSON: a number is malformed");
    default:
        return rejected("not valid JSON: brackets, commas or quotes are out of place");
    }
}

} // namespace

/// Keeps the parser's memory in proportion to the line.
Result<> JsonRecordParser::reserve(std::size_t bytes) {
    const bool tooLarge = m_parser.capacity() > kUsualBytes && bytes <= kUsualBytes;
    if (m_parser.capacity() > 0 && !tooLarge && bytes <= m_parser.capacity())
        return ok();
    m_parser = simdjson::dom::parser();
    if (m_parser.allocate(std::max(bytes, kUsualBytes), std::size_t(kJsonDepth) + 1) || m_parser.doc.allocate(std::max(bytes, kUsualBytes)))
        return rejected("the record needs more memory than the reader may use");
    return ok();
}

Result<> JsonRecordParser::parse(const TextStream& stream, std::string_view text, Record& record) {
    record.values.clear();
    if (text.size() > kManyBytes && countValues(text) > kValues)
        return rejected("the record holds more than " + std::to_string(kValues) + " JSON values");
    DANLU_CHECK(reserve(text.size()));
    simdjson::dom::element root;
    if (const auto error = m_parser.parse(text.data(), text.size(), false).get(root))
        return parseError(stream, text, error);
    simdjson::dom::object object;
    if (root.get(object))
        return rejected("the record is not a JSON object");
    for (const auto member : object) {
        if (member.key.size() > kKeyBytes)
            return rejected("a key is longer than 1 KiB");
        record.values.push_back({member.key, valueOf(member.value)});
        if (record.values.size() > kColumns)
            return rejected("more than " + std::to_string(kColumns) + " columns");
    }
    return ok();
}

} // namespace danlu::data
