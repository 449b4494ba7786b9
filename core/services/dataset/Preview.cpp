#include "services/dataset/Preview.h"

#include "data/shapes/Shape.h"
#include "protocol/Rows.h"
#include "services/dataset/VersionRef.h"
#include "services/process/ReaderProcess.h"

#include <algorithm>
#include <array>
#include <cerrno>

namespace danlu::services {
namespace {

/// What one file would give, as long as it is looked at.
class FilePreview {
public:
    FilePreview(const Programs& programs, const data::ImportOptions& options, const Task& task) : m_programs(programs), m_options(options), m_task(task) {}

    Result<Json> of(const Path& file) {
        Json wishes{{"format", m_options.format}, {"encoding", m_options.encoding}, {"shape", m_options.shape}, {"fields", m_options.fields}};
        DANLU_TRY(ReaderProcess reader, ReaderProcess::start(m_programs, "import", {file}, std::move(wishes)));
        auto ended =
            reader.run(m_task, {[this](const Json& found) { return take(found); }, [this](std::string_view batch) { return accept(batch); },
                                [this](Json&& row) { return reject(std::move(row)); }, [this](std::int64_t bytes) { m_bytes = std::uint64_t(bytes); }});
        if (!ended && !m_isEnough)
            return std::move(ended).error();
        m_found["rows"] = m_rows;
        m_found["shown"] = std::move(m_shown);
        m_found["rejected"] = std::move(m_rejected);
        m_found["rejected_rows"] = m_rejectedRows;
        m_found["whole"] = !m_isEnough;
        return std::move(m_found);
    }

private:
    Result<> take(const Json& found) {
        m_found = found;
        return ok();
    }

    Result<> accept(std::string_view batch) {
        DANLU_TRY(const auto view, protocol::RowBatchView::of(batch));
        for (std::size_t i = 0; i < view.size() && m_shown.size() < kPreviewRows; ++i) {
            DANLU_TRY(const Row row, view.row(i));
            m_shown.push_back(toJson(row));
        }
        m_rows += view.size();
        return goOn();
    }

    Result<> reject(Json&& row) {
        row.erase("file");
        if (++m_rejectedRows <= kPreviewRows)
            m_rejected.push_back(std::move(row));
        return goOn();
    }

    /// The error ends the reader; run() gives it back to us.
    Result<> goOn() {
        m_isEnough = m_bytes >= kPreviewBytes;
        return m_isEnough ? Result<>(Error(ErrorCode::Cancelled, "enough was read")) : ok();
    }

    const Programs& m_programs;
    const data::ImportOptions& m_options;
    const Task& m_task;
    Json m_found = Json::object(), m_shown = Json::array(), m_rejected = Json::array();
    std::uint64_t m_rows = 0, m_rejectedRows = 0, m_bytes = 0;
    bool m_isEnough = false;
};

struct ProblemWords {
    std::string_view words, problem;
};
// Parts of the sentences of core/data/importers and shapes; the first that occurs counts.
constexpr std::array kProblemWords{ProblemWords{", not text", "binary"},        ProblemWords{"UTF-32", "encoding"}, ProblemWords{"encoding", "encoding"},
                                   ProblemWords{"holds no rows", "empty"},      ProblemWords{"column", "shape"},    ProblemWords{"shape", "shape"},
                                   ProblemWords{"can be read as", "unreadable"}};

std::string_view problemOf(const Error& error) {
    if (error.code() == ErrorCode::NotFound)
        return "missing";
    if (error.code() == ErrorCode::Denied)
        return "denied";
    if (error.code() == ErrorCode::Crashed)
        return "crashed";
    const auto text = error.chain();
    for (const auto& known : kProblemWords)
        if (text.find(known.words) != text.npos)
            return known.problem;
    return "unreadable";
}

/// What can be told without reading; the error is for people, the word for programs.
std::optional<std::pair<std::string_view, Error>> refusedAtOnce(const Path& file) {
    std::error_code failed;
    const auto status = std::filesystem::status(file, failed);
    if (!std::filesystem::exists(status))
        return std::pair(std::string_view("missing"), systemError("opening", file, ENOENT));
    if (std::filesystem::is_directory(status))
        return std::pair(std::string_view("folder"), Error(ErrorCode::Rejected, file.string() + " is a folder, not a file"));
    if (!std::filesystem::is_regular_file(status))
        return std::pair(std::string_view("special"), Error(ErrorCode::Rejected, file.string() + " is no ordinary file"));
    if (std::filesystem::file_size(file, failed) == 0 && !failed)
        return std::pair(std::string_view("empty"), Error(ErrorCode::Rejected, file.string() + " is empty"));
    return std::nullopt;
}

Json refused(Json about, std::string_view problem, const Error& error) {
    about["problem"] = problem;
    about["error"] = toJson(error);
    return about;
}

/// The columns of a file whose shape is not clear, as the error names them: "a", "b" (data/shapes/ShapeChoice.cpp).
Json columnsOf(const Error& error) {
    constexpr std::string_view kBetween = "\", \"";
    const auto text = error.chain();
    const auto found = text.find("columns found: ");
    Json columns = Json::array();
    if (found == text.npos)
        return columns;
    const auto begin = std::min(text.find('"', found), text.rfind('"'));
    std::string_view rest = std::string_view(text).substr(begin + 1, text.rfind('"') - begin - 1);
    for (auto at = rest.find(kBetween); at != rest.npos; at = rest.find(kBetween)) {
        columns.push_back(std::string(rest.substr(0, at)));
        rest.remove_prefix(at + kBetween.size());
    }
    columns.push_back(std::string(rest));
    return columns;
}

/// Which column is what can be told as far as it was told.
Json unclear(Json about, const Error& error, const data::ImportOptions& options) {
    about["columns"] = columnsOf(error);
    about["fields"] = Json::object();
    for (const auto& [field, column] : options.fields)
        if (!column.empty())
            about["fields"][field] = column;
    return about;
}

/// A cancelled one is an error; any other problem belongs to its file.
Result<Json> previewOf(const Programs& programs, const Path& file, const data::ImportOptions& options, const Task& task) {
    std::error_code failed;
    const auto size = std::filesystem::is_regular_file(file, failed) ? std::filesystem::file_size(file, failed) : 0;
    Json about{{"file", file.filename().string()}, {"bytes", failed ? 0 : std::uint64_t(size)}};
    if (const auto reason = refusedAtOnce(file))
        return refused(std::move(about), reason->first, reason->second);
    auto found = FilePreview(programs, options, task).of(file);
    if (!found && found.error().code() == ErrorCode::Cancelled)
        return std::move(found).error();
    if (!found) {
        const auto problem = problemOf(found.error());
        return refused(problem == "shape" ? unclear(std::move(about), found.error(), options) : std::move(about), problem, found.error());
    }
    if (options.format == "auto" && found->value("format", "") == "text" && (*found)["rows"] < (*found)["rejected_rows"])
        return refused(std::move(about), "binary", Error(ErrorCode::Rejected, file.filename().string() + " is not text: most of its lines cannot be read"));
    about.update(*found);
    return about;
}

} // namespace

Result<Json> previewImport(Project& project, const std::vector<Path>& files, const data::ImportOptions& options, const Task& task) {
    if (files.empty())
        return Error(ErrorCode::Usage, "no file to look at");
    Json list = Json::array();
    std::uint64_t bytes = 0, rows = 0, rejected = 0;
    bool isWhole = true;
    for (const auto& file : files) {
        task.progress({"reading", std::int64_t(list.size()), std::int64_t(files.size()), -1, {}});
        DANLU_TRY(Json one, previewOf(project.programs(), file, options, task));
        bytes += one["bytes"].get<std::uint64_t>();
        rows += one.value("rows", std::uint64_t(0));
        rejected += one.value("rejected_rows", std::uint64_t(0));
        isWhole = isWhole && one.value("whole", true);
        list.push_back(std::move(one));
    }
    DANLU_TRY(const auto available, freeSpace(project.file().folder()));
    return Json{{"files", std::move(list)},     {"rows", rows},     {"rejected_rows", rejected}, {"whole", isWhole}, {"bytes", bytes},
                {"needed", importSpace(bytes)}, {"free", available}};
}

std::vector<std::string> importFields(std::string_view shape) {
    std::vector<std::string> names;
    for (const auto& one : data::shapes())
        for (const auto& field : shape == "auto" || shape == one->name() ? one->fields() : std::vector<data::ShapeField>())
            if (std::find(names.begin(), names.end(), field.field) == names.end())
                names.emplace_back(field.field);
    return names;
}

std::vector<std::string> importEncodings() { return {"auto", "UTF-8", "UTF-16LE", "UTF-16BE", "GB18030"}; }

} // namespace danlu::services
