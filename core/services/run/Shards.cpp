#include "services/run/Shards.h"

#include "base/Names.h"
#include "base/StrongId.h"
#include "protocol/Rows.h"
#include "protocol/Shard.h"

#include <optional>

namespace danlu::services {
namespace {

bool isIn(Part part, Split split) {
    switch (part) {
    case Part::Train:
        return split == Split::Train;
    case Part::Validation:
        return split == Split::Validation;
    case Part::Test:
        return split == Split::Test;
    default:
        return true;
    }
}

/// Visits the rows of one part, decoded.
Result<> visitPart(store::VersionReader& reader, Part part, std::uint64_t limit, const std::function<Result<>(std::uint64_t, Row&&)>& visit) {
    DANLU_TRY(const auto splits, splitsOf(reader));
    if (splits.empty() && (part == Part::Validation || part == Part::Test))
        return ok();
    std::uint64_t taken = 0;
    return reader.forEach(0, reader.rows(), [&](std::uint64_t index, std::string_view encoded) -> Result<> {
        if (taken == limit || (!splits.empty() && !isIn(part, splits[index])))
            return ok();
        DANLU_TRY(Row row, protocol::decodeRow(encoded));
        ++taken;
        return visit(index, std::move(row));
    });
}

void sweepWork(const Path& folder) {
    std::error_code ignored;
    std::vector<Path> dead;
    for (const auto& entry : std::filesystem::directory_iterator(folder, ignored))
        if (!FileLock::isHeld(entry.path() / "lock"))
            dead.push_back(entry.path());
    for (const auto& path : dead)
        std::filesystem::remove_all(path, ignored);
}

} // namespace

Result<Part> partNamed(std::string_view name) {
    static const std::vector<std::string> kNames{"all", "train", "validation", "test"};
    for (std::size_t i = 0; i < kNames.size(); ++i)
        if (kNames[i] == name)
            return static_cast<Part>(i);
    return unknownName("split", name, kNames);
}

Result<std::uint64_t> writeShards(store::VersionReader& reader, const crypto::Key& key, const ShardPlan& plan, const Task& task) {
    DANLU_CHECK(makeFolder(plan.folder / plan.place));
    std::optional<protocol::ShardWriter> writer;
    std::size_t number = 0;
    std::uint64_t rows = 0;
    DANLU_CHECK(visitPart(reader, plan.part, plan.limit, [&](std::uint64_t index, Row&& row) -> Result<> {
        if (task.stop.stop_requested())
            return Error(ErrorCode::Cancelled, "cancelled while rows were sealed for the job");
        if (index % 4096 == 0)
            task.progress({"sealing rows", std::int64_t(index), std::int64_t(reader.rows()), -1, {}});
        if (writer && writer->rows() == protocol::kShardRows) {
            DANLU_CHECK(writer->finish());
            writer.reset();
        }
        if (!writer) {
            const std::string name = protocol::shardName(++number);
            DANLU_TRY(auto next, protocol::ShardWriter::create(plan.folder / plan.place / name, key, protocol::runFileContext(plan.place + "/" + name)));
            writer.emplace(std::move(next));
        }
        ++rows;
        return writer->add(row);
    }));
    if (writer)
        DANLU_CHECK(writer->finish());
    return rows;
}

Result<std::vector<Row>> rowsOf(store::VersionReader& reader, Part part, std::uint64_t limit) {
    std::vector<Row> rows;
    DANLU_CHECK(visitPart(reader, part, limit, [&rows](std::uint64_t, Row&& row) -> Result<> {
        rows.push_back(std::move(row));
        return ok();
    }));
    return rows;
}

Result<WorkFolder> WorkFolder::create(const Path& project) {
    const Path all = project / "work";
    sweepWork(all);
    const Path path = all / randomIdText();
    DANLU_CHECK(makeFolder(path));
    DANLU_TRY(FileLock lock, FileLock::acquire(path / "lock"));
    DANLU_TRY(auto key, crypto::Key::random());
    return WorkFolder(path, std::move(lock), std::move(key));
}

WorkFolder::~WorkFolder() {
    std::error_code ignored;
    if (!m_path.empty())
        std::filesystem::remove_all(m_path, ignored);
}

} // namespace danlu::services
