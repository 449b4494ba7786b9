#include "Job.h"

#include "data/Import.h"
#include "protocol/Rows.h"

namespace danlu::reader {
namespace {

constexpr std::size_t kMessageBytes = 768u << 10; // a batch is sent when it reaches this; with a row of usual size it stays below a frame

Json jsonOf(const data::Detection& found) {
    Json fields = Json::object();
    for (const auto& [field, column] : found.fields)
        fields[field] = column;
    Json first = Json::object();
    for (const auto& [column, value] : found.first)
        first[column] = value;
    return {{"file", found.file},   {"format", found.format}, {"encoding", found.encoding}, {"delimiter", found.delimiter},
            {"quote", found.quote}, {"shape", found.shape},   {"kind", nameOf(found.kind)}, {"columns", found.columns},
            {"fields", fields},     {"first", first}};
}

Result<data::ImportOptions> optionsOf(const Json& json) {
    data::ImportOptions options;
    DANLU_TRY(options.format, memberOr<std::string>(json, "format", "auto"));
    DANLU_TRY(options.encoding, memberOr<std::string>(json, "encoding", "auto"));
    DANLU_TRY(options.shape, memberOr<std::string>(json, "shape", "auto"));
    DANLU_TRY(options.fields, (memberOr<std::map<std::string, std::string>>(json, "fields", {})));
    return options;
}

/// Sends what one file holds.
class FileSender {
public:
    FileSender(const OpenFile& file, protocol::Sender& to) : m_file(file), m_to(to) {}

    Result<data::ImportCounts> send(const data::ImportOptions& options) {
        const data::ImportSink sink{[this](const data::Detection& found) { return m_to.send(protocol::MessageType::Table, jsonOf(found)); },
                                    [this](Row&& row) { return add(row); }, [this](data::RejectedRow&& row) { return reject(row); },
                                    [this](std::uint64_t bytes) { return progress(bytes); }};
        DANLU_TRY(const auto counts, data::importRows(data::sourceOf(m_file.fd, m_file.name), options, sink));
        DANLU_CHECK(flush());
        return counts;
    }

private:
    Result<> add(const Row& row) {
        if (auto added = m_batch.add(row); !added)
            return added;
        return m_batch.bytes() >= kMessageBytes ? flush() : ok();
    }

    Result<> flush() { return m_batch.empty() ? ok() : m_to.sendBytes(protocol::MessageType::Rows, m_batch.take()); }

    Result<> reject(const data::RejectedRow& row) {
        return m_to.send(protocol::MessageType::RowRejected, {{"file", row.file}, {"line", row.line}, {"reason", row.reason}});
    }

    Result<> progress(std::uint64_t bytes) {
        protocol::Progress progress;
        progress.done = std::int64_t(bytes);
        progress.total = std::int64_t(m_file.size);
        return m_to.send(protocol::MessageType::Progress, protocol::jsonOf(progress));
    }

    const OpenFile& m_file;
    protocol::Sender& m_to;
    protocol::RowBatch m_batch;
};

/// options: {files, format?, encoding?, shape?, fields?: {field: column}} as data::ImportOptions.
/// Per file: Table {file, format, encoding, delimiter, quote, shape, kind, columns, fields,
/// first: {column: value}}, then its Rows and RowRejected; Progress in bytes of
/// the file. Finished {rows, rejected, bytes, files: [{file, rows, rejected, bytes}]}.
class Import final : public Job {
public:
    std::string_view name() const override { return "import"; }
    Result<> prepare() const override { return data::prepareImport(); }

    Result<Json> run(const std::vector<OpenFile>& files, const Json& json, protocol::Sender& to) const override {
        DANLU_TRY(const data::ImportOptions options, optionsOf(json));
        data::ImportCounts all;
        Json list = Json::array();
        for (const auto& file : files) {
            DANLU_TRY(const auto counts, FileSender(file, to).send(options));
            list.push_back({{"file", file.name}, {"rows", counts.rows}, {"rejected", counts.rejected}, {"bytes", counts.bytes}});
            all.rows += counts.rows;
            all.rejected += counts.rejected;
            all.bytes += counts.bytes;
        }
        return Json{{"rows", all.rows}, {"rejected", all.rejected}, {"bytes", all.bytes}, {"files", list}};
    }
};

} // namespace

std::unique_ptr<Job> makeImport() { return std::make_unique<Import>(); }

} // namespace danlu::reader
