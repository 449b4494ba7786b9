#include "base/Names.h"
#include "crypto/Hash.h"
#include "data/exporters/Exporter.h"
#include "protocol/Rows.h"
#include "services/dataset/Dataset.h"
#include "services/dataset/VersionRef.h"

namespace danlu::services {
namespace {

constexpr std::size_t kPieceBytes = 1u << 20;

Result<Split> splitNamed(const std::string& name) {
    for (const Split split : {Split::Train, Split::Validation, Split::Test})
        if (name == nameOf(split))
            return split;
    if (name.empty())
        return Split::None;
    return unknownName("split", name, {"train", "validation", "test"});
}

/// Rows as lines of a foreign form, in pieces of a megabyte, hashed on their way.
class LineWriter {
public:
    LineWriter(int fd, Path path) : m_fd(fd), m_path(std::move(path)) {}
    Result<> add(std::string_view text) {
        m_pending += text;
        return m_pending.size() < kPieceBytes ? ok() : flush();
    }
    Result<> flush() {
        m_hash.add(m_pending);
        m_bytes += m_pending.size();
        auto written = writeAll(m_fd, m_pending, m_path);
        m_pending.clear();
        return written;
    }
    std::uint64_t bytes() const { return m_bytes; }
    std::string sha256() { return crypto::hexText(m_hash.finish()); }

private:
    int m_fd;
    Path m_path;
    std::string m_pending;
    crypto::Sha256 m_hash;
    std::uint64_t m_bytes = 0;
};

/// The smallest row of a kind; nothing for an unknown one.
std::optional<Row> exampleOf(std::string_view kind) {
    const std::vector<Turn> asked{{Role::User, "q"}}, talk{{Role::User, "q"}, {Role::Assistant, "a"}};
    for (const Row& row : {Row{RowKind::Text, asked, {}, {}}, Row{RowKind::Chat, talk, {}, {}}, Row{RowKind::Preference, talk, "b", {}},
                           Row{RowKind::Classification, asked, {}, {{"l"}}}})
        if (kind == nameOf(row.kind))
            return row;
    return std::nullopt;
}

} // namespace

std::vector<std::string> exportForms(std::string_view kind) {
    std::vector<std::string> names;
    const auto row = exampleOf(kind);
    for (const auto& exporter : data::exporters())
        if (row && exporter->line(*row))
            names.emplace_back(exporter->name());
    return names;
}

std::vector<std::string> exportForms() {
    std::vector<std::string> names;
    for (const auto& exporter : data::exporters())
        names.emplace_back(exporter->name());
    return names;
}

Result<Json> exportDataset(Project& project, const DataExport& request, const Task& task) {
    DANLU_TRY(const auto exporter, data::exporterNamed(request.format));
    DANLU_TRY(const Split wanted, splitNamed(request.split));
    DANLU_TRY(const auto ref, findVersion(project.file(), request.reference));
    DANLU_TRY(auto reader, store::VersionReader::open(project.file(), ref.dataset.id, ref.version.number));
    DANLU_TRY(const auto splits, splitsOf(reader));
    if (wanted != Split::None && splits.empty())
        return Error(ErrorCode::Usage, ref.text() + " has no split").withHint("Make one first: danlu-cli data split " + ref.dataset.name);
    if (std::filesystem::exists(request.to))
        return Error(ErrorCode::Exists, request.to.string() + " exists already").withHint("Name a new file; exports never overwrite.");

    std::uint64_t rows = 0, bytes = 0;
    std::string sha256;
    DANLU_CHECK(writeFileAtomically(request.to, [&](int fd) -> Result<> {
        LineWriter out(fd, request.to);
        bool isFirst = true;
        DANLU_CHECK(reader.forEach(0, reader.rows(), [&](std::uint64_t index, std::string_view encoded) -> Result<> {
            if (index % 4096 == 0)
                task.progress({"exporting", std::int64_t(index), std::int64_t(reader.rows()), -1, {}});
            if (task.stop.stop_requested())
                return Error(ErrorCode::Cancelled, "the export was cancelled; no file was written");
            if (wanted != Split::None && splits[index] != wanted)
                return ok();
            DANLU_TRY(const Row row, protocol::decodeRow(encoded));
            if (std::exchange(isFirst, false))
                DANLU_CHECK(out.add(exporter->header(row.kind)));
            DANLU_TRY(const std::string line, exporter->line(row));
            ++rows;
            return out.add(line);
        }));
        DANLU_CHECK(out.flush());
        bytes = out.bytes();
        sha256 = out.sha256();
        // The act is in the log before the file has its name: no export without its row.
        return project.file().record(
            {"data.export", ref.text(), {{"file", request.to.string()}, {"format", request.format}, {"rows", rows}, {"sha256", sha256}}, "ok"});
    }));
    return Json{
        {"dataset", ref.dataset.name}, {"version", ref.version.number}, {"file", request.to.string()}, {"rows", rows}, {"bytes", bytes}, {"sha256", sha256}};
}

} // namespace danlu::services
