#include "data/cleaning/Cleaner.h"
#include "protocol/Rows.h"
#include "services/dataset/Dataset.h"
#include "services/dataset/VersionRef.h"
#include "store/VersionWriter.h"

#include <algorithm>

namespace danlu::services {
namespace {

constexpr std::uint64_t kReportEvery = 4096; // rows

/// Rows of the parent on their way into the new version: unchanged neighbours are kept as one range.
class CleanedVersion {
public:
    CleanedVersion(data::Cleaner& cleaner, store::VersionWriter& writer) : m_cleaner(cleaner), m_writer(writer) {}

    Result<bool> take(std::uint64_t index, std::string_view encoded) {
        DANLU_TRY(Row row, protocol::decodeRow(encoded));
        if (m_cleaner.apply(row) == data::Verdict::Dropped)
            return false;
        m_encoded.clear();
        DANLU_CHECK(protocol::encodeRow(row, m_encoded));
        if (m_encoded == encoded && index == m_first + m_count) {
            ++m_count;
            return true;
        }
        DANLU_CHECK(flush());
        if (m_encoded == encoded) {
            m_first = index;
            m_count = 1;
            return true;
        }
        DANLU_CHECK(m_writer.append(m_encoded));
        return true;
    }

    Result<> flush() { return m_count == 0 ? ok() : m_writer.keep(m_first, std::exchange(m_count, 0)); }

private:
    data::Cleaner& m_cleaner;
    store::VersionWriter& m_writer;
    std::uint64_t m_first = 0, m_count = 0; // kept range that is still open
    Bytes m_encoded;
};

Json jsonOf(const std::vector<data::StepCount>& counts) {
    Json steps = Json::array();
    for (const auto& count : counts)
        steps.push_back({{"step", count.step}, {"changed", count.changed}, {"dropped", count.dropped}});
    return steps;
}

} // namespace

std::string cleaningHelp() { return data::cleaningHelp(); }

Result<Json> cleanDataset(Project& project, std::string_view reference, std::string_view recipe, const Task& task) {
    DANLU_TRY(auto cleaner, data::Cleaner::fromYaml(recipe));
    DANLU_TRY(const auto ref, findVersion(project.file(), reference));
    DANLU_TRY(auto reader, store::VersionReader::open(project.file(), ref.dataset.id, ref.version.number));
    DANLU_TRY(const auto splits, splitsOf(reader));
    DANLU_TRY(auto writer, store::VersionWriter::forDataset(project.file(), ref.dataset.id, ref.version.number));
    CleanedVersion cleaned(cleaner, writer);
    std::vector<Split> left;
    DANLU_CHECK(reader.forEach(0, reader.rows(), [&](std::uint64_t index, std::string_view encoded) -> Result<> {
        if (index % kReportEvery == 0)
            task.progress({"cleaning", std::int64_t(index), std::int64_t(reader.rows()), -1, {}});
        if (task.stop.stop_requested())
            return Error(ErrorCode::Cancelled, "cleaning was cancelled; nothing was changed");
        DANLU_TRY(const bool isKept, cleaned.take(index, encoded));
        if (isKept && !splits.empty())
            left.push_back(splits[index]);
        return ok();
    }));
    DANLU_CHECK(cleaned.flush());
    if (writer.rows() == 0)
        return Error(ErrorCode::Rejected, "the recipe drops every row of " + ref.text()).withHint("Counts per step: " + toText(jsonOf(cleaner.counts())));
    if (!splits.empty())
        writer.setColumn(kSplitColumn, splitColumn(left));
    const Json steps = jsonOf(cleaner.counts());
    const std::uint64_t rows = writer.rows();
    DANLU_TRY(const auto version, writer.commit("data.clean", {{"recipe", cleaner.recipe()}, {"steps", steps}}));
    return Json{{"dataset", ref.dataset.name},     {"version", version.number},
                {"parent", ref.version.number},    {"rows", rows},
                {"dropped", reader.rows() - rows}, {"steps", steps}};
}

Result<Json> splitDataset(Project& project, std::string_view reference, const SplitSpec& spec, const Task& task) {
    DANLU_TRY(const auto ref, findVersion(project.file(), reference));
    DANLU_TRY(auto reader, store::VersionReader::open(project.file(), ref.dataset.id, ref.version.number));
    std::vector<data::SplitItem> items;
    items.reserve(reader.rows());
    DANLU_CHECK(reader.forEach(0, reader.rows(), [&](std::uint64_t index, std::string_view encoded) -> Result<> {
        if (index % kReportEvery == 0)
            task.progress({"splitting", std::int64_t(index), std::int64_t(reader.rows()), -1, {}});
        if (task.stop.stop_requested())
            return Error(ErrorCode::Cancelled, "splitting was cancelled; nothing was changed");
        DANLU_TRY(const Row row, protocol::decodeRow(encoded));
        items.push_back(data::splitItemOf(row));
        return ok();
    }));
    DANLU_TRY(const auto splits, data::assignSplits(items, spec));
    DANLU_TRY(auto writer, store::VersionWriter::forDataset(project.file(), ref.dataset.id, ref.version.number));
    DANLU_CHECK(writer.keep(0, reader.rows()));
    writer.setColumn(kSplitColumn, splitColumn(splits));
    Json details{{"train", std::count(splits.begin(), splits.end(), Split::Train)},
                 {"validation", std::count(splits.begin(), splits.end(), Split::Validation)},
                 {"test", std::count(splits.begin(), splits.end(), Split::Test)},
                 {"seed", spec.seed}};
    DANLU_TRY(const auto version, writer.commit("data.split", details));
    Json result{{"dataset", ref.dataset.name}, {"version", version.number}, {"parent", ref.version.number}, {"rows", reader.rows()}};
    result.update(details);
    return result;
}

} // namespace danlu::services
