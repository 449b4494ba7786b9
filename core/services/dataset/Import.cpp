#include "services/dataset/Import.h"

#include "base/Clock.h"
#include "data/importers/Importer.h"
#include "data/shapes/Shape.h"
#include "protocol/Rows.h"
#include "services/dataset/VersionRef.h"
#include "services/process/ReaderProcess.h"
#include "store/VersionWriter.h"

namespace danlu::services {
namespace {

/// "auto", then the names of all.
template <typename Named>
std::vector<std::string> autoAnd(const std::vector<std::unique_ptr<Named>>& all) {
    std::vector<std::string> names{"auto"};
    for (const auto& one : all)
        names.emplace_back(one->name());
    return names;
}

/// One import while it runs: where rows and rejected rows go.
class Importing {
public:
    Importing(Project& project, const ImportRequest& request, const Task& task) : m_project(project), m_request(request), m_task(task) {}

    Result<> prepare() {
        DANLU_CHECK(store::checkName("dataset", m_request.name));
        if (m_request.files.empty())
            return Error(ErrorCode::Usage, "no file to import");
        for (const auto& file : m_request.files) {
            std::error_code failed;
            const auto size = std::filesystem::file_size(file, failed);
            if (failed)
                return systemError("opening", file, failed.value());
            m_total += size;
        }
        DANLU_CHECK(checkSpace(m_project.file().folder(), importSpace(m_total), "importing"));
        return checkTarget();
    }

    Result<> readFile(const Path& file) {
        m_file = file.filename().string();
        const auto& options = m_request.options;
        Json wishes{{"format", options.format}, {"encoding", options.encoding}, {"shape", options.shape}, {"fields", options.fields}};
        DANLU_TRY(ReaderProcess reader, ReaderProcess::start(m_project.programs(), "import", {file}, std::move(wishes)));
        DANLU_TRY(const Json counts,
                  reader.run(m_task, {[this](const Json& found) { return detected(found); }, [this](std::string_view batch) { return accept(batch); },
                                      [this](Json&& row) { return reject(std::move(row)); }, [this](std::int64_t bytes) { progress(bytes); }}));
        m_done += memberOr<std::uint64_t>(counts, "bytes", 0).value();
        return ok();
    }

    Result<Json> finish() {
        if (!m_writer || m_writer->rows() == m_keptRows)
            return nothingAccepted();
        Bytes lines;
        for (const auto& row : m_rejected)
            lines += toText(row) + "\n";
        if (!lines.empty())
            m_writer->setColumn(kRejectedColumn, std::move(lines));
        const std::uint64_t rows = m_writer->rows();
        DANLU_TRY(const auto version, m_writer->commit("data.import", {{"files", m_detections}, {"rejected", m_rejectedCount}, {"bytes", m_total}}));
        return Json{{"dataset", m_request.name},        {"version", version.number}, {"rows", rows},         {"rejected", m_rejected},
                    {"rejected_rows", m_rejectedCount}, {"bytes", m_total},          {"seconds", seconds()}, {"files", m_detections}};
    }

private:
    double seconds() const { return SystemClock().monotonicSeconds() - m_began; }

    Result<> checkTarget() {
        DANLU_TRY(const auto all, store::datasets(m_project.file()));
        for (const auto& dataset : all)
            if (dataset.name == m_request.name) {
                if (m_request.existing == Existing::Refuse)
                    return Error(ErrorCode::Exists, "there is a dataset \"" + m_request.name + "\" already")
                        .withHint("Choose another --name, add --append, or delete it first.");
                m_dataset = dataset;
            }
        return ok();
    }

    Result<> detected(const Json& found) {
        m_detections.push_back(found);
        m_detections.back().erase("first"); // values of the file
        DANLU_TRY(const std::string kind, member<std::string>(found, "kind"));
        if (!m_writer)
            return openWriter(kind);
        if (kind != m_kind)
            return Error(ErrorCode::Rejected, m_file + " holds " + kind + " rows, the dataset holds " + m_kind + " rows")
                .withHint("Import it as a dataset of its own, or settle the shape with --as.");
        return ok();
    }

    Result<> openWriter(const std::string& kind) {
        m_kind = kind;
        if (!m_dataset) {
            DANLU_TRY(auto writer, store::VersionWriter::forNewDataset(m_project.file(), m_request.name, kind));
            m_writer.emplace(std::move(writer));
            return ok();
        }
        if (m_dataset->kind != kind)
            return Error(ErrorCode::Rejected, m_file + " holds " + kind + " rows, the dataset " + m_request.name + " holds " + m_dataset->kind + " rows");
        DANLU_TRY(auto writer, store::VersionWriter::forDataset(m_project.file(), m_dataset->id));
        m_writer.emplace(std::move(writer));
        m_keptRows = m_dataset->rows;
        return m_writer->keep(0, m_dataset->rows);
    }

    Result<> accept(std::string_view batch) {
        if (!m_writer)
            return Error(ErrorCode::Corrupt, "danlu-reader sent rows before it said what they are");
        DANLU_TRY(const auto view, protocol::RowBatchView::of(batch));
        for (std::size_t i = 0; i < view.size(); ++i)
            DANLU_CHECK(m_writer->append(view.encoded(i)));
        return ok();
    }

    Result<> reject(Json&& row) {
        if (++m_rejectedCount <= kRejectedKept)
            m_rejected.push_back(std::move(row));
        return ok();
    }

    void progress(std::int64_t bytes) {
        const double passed = std::max(seconds(), 1e-3);
        m_task.progress({"importing " + m_file,
                         std::int64_t(m_done) + bytes,
                         std::int64_t(m_total),
                         -1,
                         {{"megabytes_per_second", double(std::int64_t(m_done) + bytes) / 1e6 / passed}}});
    }

    Error nothingAccepted() const {
        std::string why = m_rejectedCount ? std::to_string(m_rejectedCount) + " rows were rejected" : "the files are empty";
        if (!m_rejected.empty())
            why += "; the first: line " + m_rejected.front().value("line", Json(0)).dump() + ", " + m_rejected.front().value("reason", "");
        return Error(ErrorCode::Rejected, "no row could be imported: " + why);
    }

    Project& m_project;
    const ImportRequest& m_request;
    const Task& m_task;
    std::optional<store::DatasetInfo> m_dataset;
    std::optional<store::VersionWriter> m_writer;
    std::string m_file, m_kind;
    Json m_rejected = Json::array(), m_detections = Json::array();
    std::uint64_t m_rejectedCount = 0, m_total = 0, m_done = 0, m_keptRows = 0;
    double m_began = SystemClock().monotonicSeconds();
};

} // namespace

std::vector<std::string> importShapes() { return autoAnd(data::shapes()); }

std::vector<std::string> importFormats() { return autoAnd(data::importers()); }

Result<Json> importDataset(Project& project, const ImportRequest& request, const Task& task) {
    Importing importing(project, request, task);
    DANLU_CHECK(importing.prepare());
    for (const auto& file : request.files)
        DANLU_CHECK(importing.readFile(file));
    return importing.finish();
}

} // namespace danlu::services
