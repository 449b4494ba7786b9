#include "data/Import.h"

#include "base/File.h"
#include "base/Names.h"
#include "data/importers/Importer.h"
#include "data/shapes/ShapeChoice.h"

#include <algorithm>
#include <set>

namespace danlu::data {
namespace {

constexpr std::size_t kSampleBytes = 4u << 20;
constexpr std::uint64_t kProgressBytes = 1u << 20;

/// The work on one file, in the order in which it is done.
class FileImport {
public:
    FileImport(const ImportSource& source, const ImportOptions& options, const ImportSink& sink) : m_source(source), m_options(options), m_sink(sink) {}

    Result<ImportCounts> run() {
        DANLU_TRY(const Encoding encoding, encodingOf(m_options.encoding));
        DANLU_TRY(TextStream stream, TextStream::open(m_source, encoding));
        m_stream.emplace(std::move(stream));
        DANLU_CHECK(chooseFormat());
        DANLU_CHECK(inFile(sampleColumns()));
        DANLU_CHECK(inFile(chooseShape()));
        if (m_sink.detected)
            DANLU_CHECK(m_sink.detected(m_detection));
        DANLU_CHECK(readAll());
        m_counts.bytes = m_stream->bytesRead();
        return m_counts;
    }

private:
    /// The same failure with the file's name in front.
    Result<> inFile(Result<> result) const {
        if (result)
            return result;
        auto error = std::move(result).error();
        if (error.code() != ErrorCode::Rejected)
            return error;
        return Error(error.code(), m_source.name + ": " + error.message()).withHint(error.hint());
    }

    Result<> chooseFormat() {
        std::vector<std::string> known = {"auto"};
        int best = -1;
        for (auto& one : importers()) {
            known.emplace_back(one->name());
            const int sure = m_options.format == "auto" ? one->confidence(m_source.name, m_stream->window()) : m_options.format == one->name() ? 100 : -1;
            if (sure > best) {
                best = sure;
                m_importer = std::move(one);
            }
        }
        return m_importer ? ok() : Result<>(unknownName("format", m_options.format, known));
    }

    /// Reads the first records once for the names of their columns; everything stays in the window.
    Result<> sampleColumns() {
        m_detection.file = m_source.name;
        m_detection.format = m_importer->name();
        std::string firstReason;
        m_stream->hold();
        DANLU_TRY(auto reader, m_importer->open(*m_stream));
        reader->describe(m_detection);
        std::set<std::string, std::less<>> seen(m_detection.columns.begin(), m_detection.columns.end());
        DANLU_CHECK(eachOfSample(*reader, [&](const ReadItem& item) {
            if (!item.record && firstReason.empty())
                firstReason = "line " + std::to_string(item.line) + ": " + item.reason;
            for (const auto& value : item.record ? item.record->values : std::vector<NamedValue>()) {
                if (!seen.contains(value.name)) {
                    seen.emplace(value.name);
                    m_detection.columns.emplace_back(value.name);
                }
                noteFirst(value);
            }
        }));
        m_stream->rewind();
        if (m_sampled > 0)
            return ok();
        return Error(ErrorCode::Rejected,
                     firstReason.empty() ? "the file holds no rows" : "none of the first records can be read as " + m_detection.format + "; " + firstReason);
    }

    /// A scalar as written, a list of scalars with commas between.
    static std::optional<std::string> shownText(const Value& value) {
        if (value.kind() != Value::Kind::List)
            return value.scalarText();
        std::string all;
        value.eachItem([&all](const Value& item) {
            const auto text = item.scalarText();
            all += text ? (all.empty() ? "" : ", ") + *text : std::string();
            return text && all.size() < kFirstValueBytes;
        });
        return all;
    }

    void noteFirst(const NamedValue& value) {
        const auto text = shownText(value.value);
        if (!text || text->empty() || m_detection.first.contains(std::string(value.name)))
            return;
        std::size_t end = std::min(text->size(), kFirstValueBytes);
        while (end < text->size() && end > 0 && (static_cast<unsigned char>((*text)[end]) & 0xC0) == 0x80)
            --end; // not inside a character
        m_detection.first.emplace(value.name, text->substr(0, end));
    }

    /// Visits up to kShapeSample records, and what is rejected between them.
    Result<> eachOfSample(RecordReader& reader, const std::function<void(const ReadItem&)>& visit) {
        m_sampled = 0;
        for (std::size_t seen = 0; m_sampled < kShapeSample && seen < 100 * kShapeSample && m_stream->heldBytes() < kSampleBytes; ++seen) {
            DANLU_TRY(const std::optional<ReadItem> item, reader.next());
            if (!item)
                break;
            m_sampled += item->record ? 1 : 0;
            visit(*item);
        }
        return ok();
    }

    /// Reads them again and lets every shape try.
    Result<> chooseShape() {
        DANLU_TRY(std::vector<BoundShape> shapes, candidates(m_detection.columns, m_options));
        DANLU_TRY(auto reader, m_importer->open(*m_stream));
        DANLU_CHECK(eachOfSample(*reader, [&](const ReadItem& item) {
            for (auto& shape : shapes) {
                if (!item.record)
                    break;
                const auto row = shape.make(*item.record);
                shape.fits += row ? 1 : 0;
                if (!row && shape.firstReason.empty())
                    shape.firstReason = "line " + std::to_string(item.line) + ": " + row.error().message();
            }
        }));
        m_stream->rewind();
        m_stream->release();
        DANLU_TRY(m_shape, bestOf(std::move(shapes), m_detection.columns));
        m_detection.shape = m_shape.shape->name();
        m_detection.kind = m_shape.shape->kind();
        m_detection.fields = {m_shape.columns.begin(), m_shape.columns.end()};
        m_detection.encoding = nameOf(m_stream->encoding());
        return ok();
    }

    Result<> readAll() {
        DANLU_TRY(auto reader, m_importer->open(*m_stream));
        std::uint64_t reported = 0;
        for (;;) {
            DANLU_TRY(std::optional<ReadItem> item, reader->next());
            if (!item)
                break;
            DANLU_CHECK(item->record ? take(*item) : reject(item->line, std::move(item->reason)));
            if (m_sink.progress && m_stream->bytesRead() - reported >= kProgressBytes) {
                reported = m_stream->bytesRead();
                DANLU_CHECK(m_sink.progress(reported));
            }
        }
        return m_sink.progress ? m_sink.progress(m_stream->bytesRead()) : ok();
    }

    Result<> take(const ReadItem& item) {
        auto row = m_shape.make(*item.record);
        if (!row)
            return reject(item.line, row.error().message());
        if (const auto bytes = byteSize(*row); bytes > kRowBytes)
            return reject(item.line, "the row has " + sizeText(bytes) + " of text; " + sizeText(kRowBytes) + " are the most");
        ++m_counts.rows;
        return m_sink.accept(std::move(*row));
    }

    Result<> reject(std::uint64_t line, std::string reason) {
        ++m_counts.rejected;
        return m_sink.reject ? m_sink.reject({m_source.name, line, std::move(reason)}) : ok();
    }

    const ImportSource& m_source;
    const ImportOptions& m_options;
    const ImportSink& m_sink;
    std::optional<TextStream> m_stream;
    std::unique_ptr<Importer> m_importer;
    Detection m_detection;
    BoundShape m_shape;
    std::size_t m_sampled = 0;
    ImportCounts m_counts;
};

} // namespace

Result<ImportCounts> importRows(const ImportSource& source, const ImportOptions& options, const ImportSink& sink) {
    return FileImport(source, options, sink).run();
}

Result<> addField(ImportOptions& options, std::string_view assignment) {
    const auto equals = assignment.find('=');
    if (equals == assignment.npos || equals == 0 || equals + 1 == assignment.size())
        return Error(ErrorCode::Usage, "\"" + std::string(assignment) + "\" should be field=column");
    std::vector<std::string> known;
    for (const auto& shape : shapes())
        for (const auto& field : shape->fields())
            if (std::find(known.begin(), known.end(), field.field) == known.end())
                known.emplace_back(field.field);
    const std::string field(assignment.substr(0, equals));
    if (std::find(known.begin(), known.end(), field) == known.end())
        return unknownName("field", field, known);
    if (!options.fields.emplace(field, assignment.substr(equals + 1)).second)
        return Error(ErrorCode::Usage, "the field \"" + field + "\" is mapped twice");
    return ok();
}

Result<> prepareImport() { return prepareDecoders(); }

} // namespace danlu::data
