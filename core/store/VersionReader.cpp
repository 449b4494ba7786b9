#include "store/VersionReader.h"

#include "crypto/Aead.h"
#include "crypto/SealedStream.h"
#include "store/ProjectState.h"
#include "store/VersionState.h"

#include <algorithm>

namespace danlu::store {

namespace {

constexpr std::size_t kCachedSegments = 8;

Error damaged(Error error, const VersionInfo& info, std::int64_t segment) {
    return std::move(error).wrap("segment " + std::to_string(segment) + " of dataset " + info.dataset.text() + ", version " + std::to_string(info.number));
}

} // namespace

Bytes manifestContext(const ProjectId& project, const VersionInfo& info) {
    return crypto::fields({"manifest/v1", project.text(), info.dataset.text(), std::to_string(info.number), std::to_string(info.rows)});
}

Bytes columnContext(const ProjectId& project, const VersionInfo& info, std::string_view name) {
    return crypto::fields({"column/v1", project.text(), info.dataset.text(), std::to_string(info.number), name});
}

Result<const Segment*> VersionReader::State::segment(std::uint32_t index) {
    const auto found = std::find_if(cache.begin(), cache.end(), [&](const auto& one) { return one.first == index; });
    if (found != cache.end()) {
        std::rotate(cache.begin(), found, found + 1); // newest first
        return &cache.front().second;
    }
    const SegmentRef& ref = manifest.segments()[index];
    DANLU_TRY(Statement statement, data.prepare("SELECT sealed FROM segments WHERE number = ?", {ref.number}));
    DANLU_TRY(const bool row, statement.step());
    if (!row)
        return damaged(Error(ErrorCode::Corrupt, "it is missing"), info, ref.number);
    auto plain = crypto::open(key, segmentContext(project->id, info.dataset, ref), statement.view(0));
    if (!plain)
        return damaged(std::move(plain).error(), info, ref.number);
    auto opened = Segment::of(std::move(*plain), ref.rows);
    if (!opened)
        return damaged(std::move(opened).error(), info, ref.number);
    if (cache.size() == kCachedSegments)
        cache.pop_back();
    cache.emplace(cache.begin(), index, std::move(*opened));
    return &cache.front().second;
}

VersionReader::VersionReader(std::unique_ptr<State> state) : m_state(std::move(state)) {}
VersionReader::VersionReader(VersionReader&&) noexcept = default;
VersionReader& VersionReader::operator=(VersionReader&&) noexcept = default;
VersionReader::~VersionReader() = default;
const VersionInfo& VersionReader::info() const { return m_state->info; }

Result<VersionReader> VersionReader::open(const ProjectFile& project, const DatasetId& dataset, int number) {
    DANLU_TRY(VersionInfo info, version(project, dataset, number));
    DANLU_TRY(crypto::Key key, project.key(KeyPurpose::Dataset, dataset.text()));
    DANLU_TRY(Statement statement,
              project.query("SELECT manifest FROM versions WHERE dataset = ? AND number = ?", {dataset.text(), std::int64_t{info.number}}));
    DANLU_TRY(const bool row, statement.step());
    if (!row)
        return Error(ErrorCode::NotFound, "the version has gone");
    DANLU_TRY(const Bytes plain, crypto::open(key, manifestContext(project.id(), info), statement.view(0)));
    DANLU_TRY(Manifest manifest, Manifest::decode(plain));
    if (manifest.rows() != info.rows)
        return Error(ErrorCode::Corrupt, "the list of a version's rows has another length than the version");
    DANLU_TRY(Database data, Database::open(project.dataFile(dataset), project.m_state->dataOptions()));
    return VersionReader(std::unique_ptr<State>(new State{project.m_state.get(), std::move(info), std::move(key), std::move(manifest), std::move(data), {}}));
}

Result<std::string_view> VersionReader::row(std::uint64_t index) {
    if (index >= rows())
        return Error(ErrorCode::Usage, "row " + std::to_string(index) + " of a version with " + std::to_string(rows()) + " rows");
    const auto place = m_state->manifest.find(index);
    DANLU_TRY(const Segment* segment, m_state->segment(place.segment));
    return segment->row(place.row);
}

Result<> VersionReader::forEach(std::uint64_t first, std::uint64_t count, const std::function<Result<>(std::uint64_t, std::string_view)>& visit) {
    const std::uint64_t end = std::min(rows(), first + std::min(count, rows()));
    for (std::uint64_t index = first; index < end;) {
        const auto place = m_state->manifest.find(index);
        DANLU_TRY(const Segment* segment, m_state->segment(place.segment));
        for (std::uint32_t i = 0; i < place.left && index < end; ++i, ++index)
            DANLU_CHECK(visit(index, segment->row(place.row + i)));
    }
    return ok();
}

Result<std::vector<Bytes>> VersionReader::read(std::uint64_t first, std::uint64_t count) {
    std::vector<Bytes> all;
    auto done = forEach(first, count, [&](std::uint64_t, std::string_view row) {
        all.emplace_back(row);
        return ok();
    });
    DANLU_CHECK(done);
    return all;
}

Result<std::optional<Bytes>> VersionReader::column(std::string_view name) const {
    const auto& info = m_state->info;
    DANLU_TRY(Statement statement, m_state->project->database.query("SELECT sealed FROM version_columns WHERE dataset = ? AND number = ? AND name = ?",
                                                                    {info.dataset.text(), std::int64_t{info.number}, name}));
    DANLU_TRY(const bool row, statement.step());
    if (!row)
        return std::optional<Bytes>();
    DANLU_TRY(Bytes plain, crypto::open(m_state->key, columnContext(m_state->project->id, info, name), statement.view(0)));
    return std::optional<Bytes>(std::move(plain));
}

Result<std::vector<std::string>> VersionReader::columnNames() const {
    const auto& info = m_state->info;
    DANLU_TRY(Statement statement, m_state->project->database.query("SELECT name FROM version_columns WHERE dataset = ? AND number = ? ORDER BY name",
                                                                    {info.dataset.text(), std::int64_t{info.number}}));
    std::vector<std::string> names;
    for (;;) {
        DANLU_TRY(const bool row, statement.step());
        if (!row)
            return names;
        names.push_back(statement.text(0));
    }
}

Result<> VersionReader::check(std::vector<std::int64_t>& checked) {
    const auto& segments = m_state->manifest.segments();
    for (std::uint32_t i = 0; i < segments.size(); ++i) {
        if (std::find(checked.begin(), checked.end(), segments[i].number) != checked.end())
            continue;
        DANLU_TRY(const Segment* segment, m_state->segment(i));
        (void)segment;
        checked.push_back(segments[i].number);
    }
    DANLU_TRY(const auto names, columnNames());
    for (const auto& name : names) {
        DANLU_TRY(const auto values, column(name));
        (void)values;
    }
    return ok();
}

Result<> checkRows(const ProjectFile& project, const DatasetId& dataset) {
    DANLU_TRY(const auto all, versions(project, dataset));
    std::vector<std::int64_t> checked; // segments that several versions share are opened once
    for (const auto& info : all) {
        DANLU_TRY(VersionReader reader, VersionReader::open(project, dataset, info.number));
        DANLU_CHECK(reader.check(checked));
    }
    return ok();
}

} // namespace danlu::store
