#include "data/importers/Dialect.h"
#include "data/importers/Importer.h"

#include <set>

namespace danlu::data {
namespace {

constexpr std::size_t kDialectBytes = 256u << 10;
constexpr std::size_t kOpenQuoteBytes = kRowBytes + (1u << 20); // a cell that is still open after that is no row anyway

/// Comma- (or tab-, semicolon-, bar-) separated values after RFC 4180; the first record names the columns.
class DelimitedReader final : public RecordReader {
public:
    explicit DelimitedReader(TextStream& stream) : m_stream(stream) {}

    Result<> readHeader() {
        while (m_stream.window().size() < kDialectBytes) {
            DANLU_TRY(const bool grown, m_stream.more());
            if (!grown)
                break;
        }
        m_dialect = guessDialect(m_stream.window().substr(0, kDialectBytes),
                                 m_stream.window().size() <= kDialectBytes && m_stream.atEnd() ? Ending::File : Ending::More)
                        .dialect;
        DANLU_TRY(const std::optional<ReadItem> header, readRecord());
        if (!header)
            return Error(ErrorCode::Rejected, "holds no rows");
        if (!header->record)
            return Error(ErrorCode::Rejected, "has an unreadable first line, which should name the columns: " + header->reason);
        for (const auto& cell : m_record.values)
            m_names.emplace_back(trimmed(cell.value.text()));
        return checkNames();
    }

    Result<std::optional<ReadItem>> next() override { return readRecord(); }

    void describe(Detection& detection) const override {
        detection.delimiter = std::string(1, m_dialect.delimiter);
        detection.quote = std::string(1, m_dialect.quote);
        detection.columns = m_names;
    }

private:
    static std::string_view trimmed(std::string_view text) {
        const auto first = text.find_first_not_of(" \t");
        return first == text.npos ? std::string_view() : text.substr(first, text.find_last_not_of(" \t") - first + 1);
    }

    Result<> checkNames() {
        std::set<std::string_view> seen;
        if (m_names.size() > kColumns)
            return Error(ErrorCode::Rejected, "has more than " + std::to_string(kColumns) + " columns");
        for (const auto& name : m_names)
            if (!name.empty() && !seen.insert(name).second)
                return Error(ErrorCode::Rejected, "has two columns named \"" + name + "\"").withHint("Rename one of them in the first line.");
        return ok();
    }

    Result<std::optional<ReadItem>> readRecord() {
        drop(m_pending);
        for (;;) {
            const auto window = m_stream.window();
            const auto ending = m_stream.atEnd() ? Ending::File : Ending::More;
            if (window.empty() && ending == Ending::File)
                return std::optional<ReadItem>();
            const auto scan = window.empty() ? RecordScan{ScanEnd::NeedsMore, 0, 0} : scanRecord(window, m_dialect, ending, m_cells);
            if (scan.end == ScanEnd::Complete && scan.length <= kLineBytes) {
                m_pending = scan.length;
                if (m_cells.size() == 1 && trimmed(cellView(m_cells[0])).empty()) {
                    drop(m_pending); // a blank line
                    continue;
                }
                return std::optional(itemOf(window.substr(0, scan.length)));
            }
            const bool inQuote =
                !window.empty() && scan.end != ScanEnd::Complete && m_dialect.quote && scan.trouble < window.size() && window[scan.trouble] == m_dialect.quote;
            if (scan.end == ScanEnd::TextBehindQuote || (inQuote && (ending == Ending::File || window.size() > kOpenQuoteBytes)))
                return brokenQuote(scan);
            if (window.size() > kLineBytes)
                return skipLong();
            DANLU_CHECK(grow());
        }
    }

    /// More than one piece at a time, because a record is scanned again from its start.
    Result<> grow() {
        const auto wanted = m_stream.window().size() * 2;
        do {
            DANLU_TRY(const bool grown, m_stream.more());
            if (!grown)
                break;
        } while (m_stream.window().size() < wanted);
        return ok();
    }

    void drop(std::size_t bytes) {
        m_stream.skip(bytes);
        m_pending = 0;
    }

    std::string_view cellView(const CellRange& cell) const { return m_stream.window().substr(cell.begin, cell.end - cell.begin); }

    /// Gives up the line on which the record starts; the file is read on from the next line.
    Result<std::optional<ReadItem>> brokenQuote(const RecordScan& scan) {
        const auto window = m_stream.window();
        const auto line = m_stream.line();
        const auto quoteLine = line + countLines(window.substr(0, scan.trouble));
        std::string reason = scan.end == ScanEnd::TextBehindQuote ? "unbalanced quotes: text follows the closing quote of the cell that starts on line "
                                                                  : "unbalanced quotes: a quote is opened and never closed on line ";
        const auto lineEnd = window.find('\n');
        m_pending = lineEnd == window.npos ? window.size() : lineEnd + 1;
        return std::optional(ReadItem{nullptr, line, reason + std::to_string(quoteLine)});
    }

    Result<std::optional<ReadItem>> skipLong() {
        const auto line = m_stream.line();
        for (;;) {
            const auto end = m_stream.window().find('\n');
            if (end != std::string_view::npos) {
                drop(end + 1);
                break;
            }
            drop(m_stream.window().size());
            DANLU_TRY(const bool grown, m_stream.more());
            if (!grown && m_stream.window().empty())
                break;
        }
        return std::optional(ReadItem{nullptr, line, tooLong("line")});
    }

    ReadItem itemOf(std::string_view text) {
        const auto line = m_stream.line();
        if (auto reason = textProblem(m_stream, text); !reason.empty())
            return {nullptr, line, std::move(reason)};
        if (m_cells.size() > kColumns)
            return {nullptr, line, "more than " + std::to_string(kColumns) + " columns"};
        if (!m_names.empty() && m_cells.size() != m_names.size())
            return {nullptr, line, std::to_string(m_cells.size()) + " cells, but the first line names " + std::to_string(m_names.size()) + " columns"};
        m_record.line = line;
        m_record.values.resize(m_cells.size());
        m_plain.clear();
        m_plain.reserve(text.size()); // so that views into it stay
        for (std::size_t i = 0; i < m_cells.size(); ++i)
            m_record.values[i] = {i < m_names.size() ? std::string_view(m_names[i]) : std::string_view(), Value(textOf(m_cells[i]))};
        return {&m_record, line, {}};
    }

    /// The cell's characters; doubled quotes are undone into `m_plain`.
    std::string_view textOf(const CellRange& cell) {
        const auto raw = cellView(cell);
        if (!cell.doubled)
            return raw;
        const auto start = m_plain.size();
        for (std::size_t i = 0; i < raw.size(); ++i) {
            m_plain += raw[i];
            i += raw[i] == m_dialect.quote ? 1 : 0;
        }
        return std::string_view(m_plain).substr(start);
    }

    TextStream& m_stream;
    Dialect m_dialect;
    std::vector<std::string> m_names;
    std::vector<CellRange> m_cells;
    std::string m_plain;
    Record m_record;
    std::size_t m_pending = 0;
};

class Delimited final : public Importer {
public:
    std::string_view name() const override { return "csv"; }

    int confidence(std::string_view fileName, std::string_view beginning) const override {
        if (fileName.ends_with(".csv") || fileName.ends_with(".tsv"))
            return 90;
        const auto guess = guessDialect(beginning, Ending::More);
        return guess.columns >= 2 && guess.records >= 2 && guess.evenness > 0.9 ? 40 : 0;
    }

    Result<std::unique_ptr<RecordReader>> open(TextStream& stream) const override {
        auto reader = std::make_unique<DelimitedReader>(stream);
        DANLU_CHECK(reader->readHeader());
        return std::unique_ptr<RecordReader>(std::move(reader));
    }
};

} // namespace

std::unique_ptr<Importer> makeDelimited() { return std::make_unique<Delimited>(); }

} // namespace danlu::data
