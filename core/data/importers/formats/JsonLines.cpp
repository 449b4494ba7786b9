#include "data/importers/JsonRecord.h"
#include "data/importers/LineReader.h"

namespace danlu::data {
namespace {

class JsonLinesReader final : public RecordReader {
public:
    explicit JsonLinesReader(TextStream& stream) : m_stream(stream), m_lines(stream) {}

    Result<std::optional<ReadItem>> next() override {
        for (;;) {
            DANLU_TRY(const std::optional<Line> line, m_lines.next());
            if (!line)
                return std::optional<ReadItem>();
            if (line->tooLong)
                return std::optional(ReadItem{nullptr, line->number, tooLong("line")});
            if (firstVisible(line->text) != line->text.npos)
                return std::optional(itemOf(*line));
        }
    }

private:
    ReadItem itemOf(const Line& line) {
        m_record.line = line.number;
        if (auto parsed = m_parser.parse(m_stream, line.text, m_record); !parsed)
            return {nullptr, line.number, parsed.error().message()};
        return {&m_record, line.number, {}};
    }

    TextStream& m_stream;
    LineReader m_lines;
    JsonRecordParser m_parser;
    Record m_record;
};

/// JSON Lines (jsonlines.org): one object per line.
class JsonLines final : public Importer {
public:
    std::string_view name() const override { return "jsonl"; }

    int confidence(std::string_view fileName, std::string_view beginning) const override {
        if (fileName.ends_with(".jsonl") || fileName.ends_with(".ndjson"))
            return 95;
        const auto first = firstVisible(beginning);
        if (first == beginning.npos || beginning[first] != '{')
            return 0;
        const auto line = beginning.substr(first, beginning.find('\n', first) - first);
        const auto last = line.find_last_not_of(" \t\r");
        return line[last] == '}' ? 70 : 20; // a line that closes what it opens; a pretty-printed document does not
    }

    Result<std::unique_ptr<RecordReader>> open(TextStream& stream) const override { return std::make_unique<JsonLinesReader>(stream); }
};

} // namespace

std::unique_ptr<Importer> makeJsonLines() { return std::make_unique<JsonLines>(); }

} // namespace danlu::data
