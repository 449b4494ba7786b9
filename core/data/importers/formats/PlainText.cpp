#include "data/importers/LineReader.h"

namespace danlu::data {
namespace {

class PlainTextReader final : public RecordReader {
public:
    explicit PlainTextReader(TextStream& stream) : m_stream(stream), m_lines(stream) { m_record.values.resize(1); }

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

    void describe(Detection& detection) const override { detection.columns = {"text"}; }

private:
    ReadItem itemOf(const Line& line) {
        if (auto reason = textProblem(m_stream, line.text); !reason.empty())
            return {nullptr, line.number, std::move(reason)};
        m_record.line = line.number;
        m_record.values[0] = {"text", Value(line.text)};
        return {&m_record, line.number, {}};
    }

    TextStream& m_stream;
    LineReader m_lines;
    Record m_record;
};

/// Plain text: every line that is not blank is a row.
class PlainText final : public Importer {
public:
    std::string_view name() const override { return "text"; }
    int confidence(std::string_view fileName, std::string_view) const override { return fileName.ends_with(".txt") || fileName.ends_with(".md") ? 90 : 10; }
    Result<std::unique_ptr<RecordReader>> open(TextStream& stream) const override { return std::make_unique<PlainTextReader>(stream); }
};

} // namespace

std::unique_ptr<Importer> makePlainText() { return std::make_unique<PlainText>(); }

} // namespace danlu::data
