#include "store/VersionWriter.h"

#include "crypto/SealedStream.h"
#include "store/DatasetLock.h"
#include "store/Migrations.h"
#include "store/VersionState.h"

#include <map>
#include <unordered_map>

namespace danlu::store {
namespace {

constexpr std::size_t kTransactionBytes = 32u << 20; // sealed segments per transaction of the data file
constexpr std::size_t kLargestRow = 64u << 20;

Result<Database> openData(const Path& file, DatabaseOptions options) {
    options.mustExist = false;
    DANLU_TRY(Database data, Database::open(file, options));
    DANLU_CHECK(migrate(data, dataMigrations()));
    DANLU_CHECK(checkSchema(data, dataMigrations()));
    DANLU_CHECK(syncFolder(file.parent_path()));
    return data;
}

} // namespace

struct VersionWriter::State {
    struct Sealed {
        SegmentRef ref;
        Bytes bytes;
    };

    ProjectFile* project;
    DatasetId dataset;
    std::string name, kind; // of a dataset that appears with this version
    int parent;
    std::optional<VersionReader> parentReader;
    DatasetLock lock;
    Database data;
    crypto::Key key;
    std::string batch = randomIdText();
    std::int64_t nextNumber = 0;
    Manifest manifest = {};
    SegmentBuilder builder = {};
    std::uint32_t current = 0;                                  // segment that the builder will become
    std::unordered_map<std::uint32_t, std::uint32_t> kept = {}; // the parent's segments in our manifest
    std::vector<Sealed> pending = {};
    std::size_t pendingBytes = 0;
    std::uint64_t newBytes = 0;
    std::map<std::string, Bytes> columns = {};
    bool committed = false;

    bool isNew() const { return !name.empty(); }

    ~State() {
        if (committed)
            return;
        if (!isNew() && !data.run("DELETE FROM segments WHERE batch = ?", {batch}))
            lock.leaveMark();
        if (isNew())
            removeDataFile(data.path());
    }

    Result<> closeSegment() {
        if (builder.isEmpty())
            return ok();
        SegmentRef ref{nextNumber++, batch, builder.rows(), 0};
        const Bytes plain = builder.take();
        ref.bytes = plain.size();
        DANLU_TRY(Bytes sealed, crypto::seal(key, segmentContext(project->id(), dataset, ref), plain));
        manifest.setSegment(current, ref);
        pendingBytes += sealed.size();
        pending.push_back({std::move(ref), std::move(sealed)});
        return pendingBytes >= kTransactionBytes ? flush() : ok();
    }

    Result<> flush() {
        if (pending.empty())
            return ok();
        auto done = data.transact([&]() -> Result<> {
            for (const auto& one : pending)
                DANLU_CHECK(data.run("INSERT INTO segments VALUES(?, ?, ?, ?, ?)",
                                     {one.ref.number, batch, std::int64_t{one.ref.rows}, static_cast<std::int64_t>(one.ref.bytes), Blob{one.bytes}}));
            return ok();
        });
        DANLU_CHECK(done);
        pending.clear();
        pendingBytes = 0;
        return ok();
    }

    Result<> insertVersion(Transaction& transaction, VersionInfo& info);
    Result<> insertColumns(Transaction& transaction, const VersionInfo& info);
};

VersionWriter::VersionWriter(std::unique_ptr<State> state) : m_state(std::move(state)) {}
VersionWriter::VersionWriter(VersionWriter&&) noexcept = default;
VersionWriter& VersionWriter::operator=(VersionWriter&&) noexcept = default;
VersionWriter::~VersionWriter() = default;
std::uint64_t VersionWriter::rows() const { return m_state->manifest.rows(); }
const DatasetId& VersionWriter::dataset() const { return m_state->dataset; }
void VersionWriter::setColumn(std::string name, Bytes values) { m_state->columns[std::move(name)] = std::move(values); }

Result<VersionWriter> VersionWriter::forNewDataset(ProjectFile& project, std::string name, std::string kind) {
    DANLU_CHECK(checkName("dataset", name));
    if (!project.isUnlocked())
        return projectIsLocked(project.folder());
    if (datasetNamed(project, name))
        return Error(ErrorCode::Exists, "there is a dataset named " + name + " already").withHint("Choose another name, or delete that one first.");
    const auto dataset = newId<DatasetId>();
    const Path file = project.dataFile(dataset);
    DANLU_TRY(DatasetLock lock, DatasetLock::acquire(file));
    auto data = openData(file, project.m_state->dataOptions());
    if (!data) {
        removeDataFile(file); // nobody would ever ask for it
        return std::move(data).error();
    }
    DANLU_TRY(crypto::Key key, crypto::Key::random());
    return VersionWriter(std::unique_ptr<State>(
        new State{&project, dataset, std::move(name), std::move(kind), 0, std::nullopt, std::move(lock), std::move(*data), std::move(key)}));
}

Result<VersionWriter> VersionWriter::forDataset(ProjectFile& project, const DatasetId& dataset, int parent) {
    DANLU_TRY(VersionReader reader, VersionReader::open(project, dataset, parent));
    const Path file = project.dataFile(dataset);
    DANLU_TRY(DatasetLock lock, DatasetLock::acquire(file));
    DANLU_TRY(Database data, openData(file, project.m_state->dataOptions()));
    DANLU_TRY(crypto::Key key, project.key(KeyPurpose::Dataset, dataset.text()));
    DANLU_TRY(const std::int64_t next, data.integer("SELECT ifnull(max(number) + 1, 0) FROM segments"));
    const int number = reader.info().number;
    auto state = std::unique_ptr<State>(new State{&project, dataset, {}, {}, number, std::move(reader), std::move(lock), std::move(data), std::move(key)});
    state->nextNumber = next;
    return VersionWriter(std::move(state));
}

Result<> VersionWriter::append(std::string_view encodedRow) {
    State& state = *m_state;
    if (encodedRow.size() > kLargestRow)
        return Error(ErrorCode::Rejected, "a row of " + sizeText(encodedRow.size()) + " is too large; the limit is " + sizeText(kLargestRow));
    if (state.builder.isEmpty())
        state.current = state.manifest.addSegment({});
    state.manifest.addRows({state.current, state.builder.rows(), 1});
    state.builder.append(encodedRow);
    state.newBytes += encodedRow.size();
    return state.builder.isFull() ? state.closeSegment() : ok();
}

Result<> VersionWriter::keep(std::uint64_t first, std::uint64_t count) {
    State& state = *m_state;
    const std::uint64_t available = state.parentReader ? state.parentReader->rows() : 0;
    if (first > available || count > available - first)
        return Error(ErrorCode::Usage,
                     "the parent version has " + std::to_string(available) + " rows; row " + std::to_string(first + count - 1) + " cannot be kept");
    if (count == 0)
        return ok();
    const Manifest& parent = state.parentReader->m_state->manifest;
    while (count > 0) {
        const auto place = parent.find(first);
        const auto taken = static_cast<std::uint32_t>(std::min<std::uint64_t>(place.left, count));
        auto known = state.kept.find(place.segment);
        if (known == state.kept.end())
            known = state.kept.emplace(place.segment, state.manifest.addSegment(parent.segments()[place.segment])).first;
        state.manifest.addRows({known->second, place.row, taken});
        first += taken;
        count -= taken;
    }
    return ok();
}

Result<> VersionWriter::State::insertColumns(Transaction& transaction, const VersionInfo& info) {
    for (const auto& [column, values] : columns) {
        DANLU_TRY(const Bytes sealed, crypto::seal(key, columnContext(project->id(), info, column), values));
        DANLU_CHECK(transaction.run("INSERT INTO version_columns VALUES(?, ?, ?, ?)", {dataset.text(), std::int64_t{info.number}, column, Blob{sealed}}));
    }
    return ok();
}

Result<> VersionWriter::State::insertVersion(Transaction& transaction, VersionInfo& info) {
    if (isNew())
        DANLU_CHECK(transaction.run("INSERT INTO datasets VALUES(?, ?, ?, ?)", {dataset.text(), name, kind, transaction.utcMillis()}));
    DANLU_TRY(
        Statement newest,
        transaction.query("SELECT ifnull(max(number), 0) + 1, (SELECT name FROM datasets WHERE id = ?1) FROM versions WHERE dataset = ?1", {dataset.text()}));
    DANLU_TRY(const bool row, newest.step());
    if (!row || newest.isNull(1))
        return Error(ErrorCode::NotFound, "the dataset has been deleted meanwhile");
    info.number = static_cast<int>(newest.integer(0));
    info.createdMillis = transaction.utcMillis();
    transaction.nameObject(newest.text(1) + "@" + std::to_string(info.number));
    transaction.note("rows", info.rows);
    DANLU_TRY(const Bytes sealed, crypto::seal(key, manifestContext(project->id(), info), manifest.encode()));
    info.sha256 = crypto::hexText(crypto::sha256(sealed));
    DANLU_TRY(const Bytes details, project->sealCell("versions", dataset.text() + "@" + std::to_string(info.number), "details", toText(info.details)));
    return transaction.run("INSERT INTO versions VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                           {dataset.text(), std::int64_t{info.number}, std::int64_t{info.parent}, static_cast<std::int64_t>(info.rows),
                            static_cast<std::int64_t>(info.newBytes), batch, info.createdMillis, info.sha256, Blob{details}, Blob{sealed}});
}

Result<VersionInfo> VersionWriter::commit(std::string action, Json details) {
    State& state = *m_state;
    DANLU_CHECK(state.closeSegment());
    DANLU_CHECK(state.flush()); // segments first
    VersionInfo info{state.dataset, 0, state.parent, rows(), state.newBytes, 0, {}, std::move(details)};
    auto done = state.project->act({std::move(action), {}, info.details}, [&](Transaction& transaction) -> Result<> {
        DANLU_CHECK(state.insertVersion(transaction, info));
        if (state.isNew())
            DANLU_CHECK(transaction.putKey(KeyPurpose::Dataset, state.dataset.text(), state.key));
        return state.insertColumns(transaction, info);
    });
    DANLU_CHECK(done);
    state.committed = true;
    return info;
}

} // namespace danlu::store
