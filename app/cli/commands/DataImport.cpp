#include "Context.h"
#include "Render.h"

#include "services/dataset/Preview.h"

namespace danlu::cli {
namespace {

class DataImport final : public Command {
public:
    About about() const override {
        return {"data import", "Reads files into a new encrypted dataset.", "data import tickets.csv more.jsonl --name tickets --as classification",
                "JSONL, JSON, CSV and plain text; delimiter, quote, encoding and shape are detected. Fields for --map are those of the shape: text, label, "
                "instruction, input, output, system, prompt, chosen, rejected, messages … Rows that cannot be taken are kept with file, line and reason "
                "(danlu-cli data rejected)."};
    }
    std::vector<Argument> arguments() override { return {{"FILE", "Files to read; several become one dataset.", &m_files}}; }
    std::vector<std::string> repeated() const override { return {"map"}; }
    spec::Fields options() override { return spec::fieldsOf(*this); }
    template <typename Visit>
    void describe(Visit&& visit) {
        using spec::Text;
        visit(m_request.name, Text{{.key = "name", .help = "Name of the dataset; needed unless nothing is written."}});
        visit(m_request.options.shape, Text{{.key = "as", .help = "What a record is."}, services::importShapes()});
        visit(m_map, spec::Words{{.key = "map", .help = "Takes a field from a column: text=内容."}});
        visit(m_request.options.format, Text{{.key = "file_format", .help = "How the file is written."}, services::importFormats()});
        visit(m_request.options.encoding, Text{{.key = "encoding", .help = "How its characters are written."}, services::importEncodings()});
        visit(m_dryRun, spec::Flag{{.key = "dry_run", .help = "Says what the files are and what would be rejected; writes nothing."}});
        visit(m_append, spec::Flag{{.key = "append", .help = "Adds the rows to a dataset that exists, as its next version."}});
    }
    Result<Json> run(Context& context) override {
        for (const auto& assignment : m_map)
            DANLU_CHECK(services::addImportField(m_request.options, assignment));
        m_request.files.assign(m_files.begin(), m_files.end());
        m_request.existing = m_append ? services::Existing::Append : services::Existing::Refuse;
        DANLU_TRY(auto* const project, context.project());
        if (m_dryRun)
            return services::previewImport(*project, m_request.files, m_request.options, context.task());
        if (m_request.name.empty())
            return Error(ErrorCode::Usage, "--name is missing").withHint("Name the dataset, or only look at the files with --dry-run.");
        return services::importDataset(*project, m_request, context.task());
    }
    std::string text(const Json& result) const override {
        if (m_dryRun)
            return previewText(result);
        std::string text = result["dataset"].get<std::string>() + "@" + cellText(result["version"]) + ": " + cellText(result["rows"]) + " rows, " +
                           cellText(result["rejected_rows"]) + " rejected, " + cellText(result["seconds"]) + " s\n\n" +
                           tableOf(result["files"], {"file", "format", "encoding", "shape", "kind", "columns"});
        Json first = Json::array();
        for (const auto& row : result["rejected"])
            if (first.size() < 10)
                first.push_back(row);
        return first.empty() ? text
                             : text + "\nrejected" + (result["rejected"].size() > 10 ? " (the first 10; danlu-cli data rejected shows all)" : "") + "\n" +
                                   tableOf(first, {"file", "line", "reason"});
    }

private:
    static std::string previewText(const Json& result) {
        std::string text = cellText(result["rows"]) + " rows, " + cellText(result["rejected_rows"]) + " rejected" +
                           (result["whole"].get<bool>() ? "" : ", of the beginning of the files") + "; nothing was written\n\n" +
                           tableOf(result["files"], {"file", "format", "encoding", "shape", "rows", "rejected_rows", "problem"});
        for (const auto& file : result["files"]) {
            if (file.contains("error"))
                text += "\n" + file["file"].get<std::string>() + ": " + file["error"]["message"].get<std::string>() + "\n";
            else if (!file["rejected"].empty())
                text += "\nrejected of " + file["file"].get<std::string>() + "\n" + tableOf(file["rejected"], {"line", "reason"});
        }
        return text;
    }

    services::ImportRequest m_request;
    std::vector<std::string> m_files, m_map;
    bool m_append = false, m_dryRun = false;
};

} // namespace

std::unique_ptr<Command> makeDataImport() { return std::make_unique<DataImport>(); }

} // namespace danlu::cli
