#include "SealedFiles.h"

#include <algorithm>
#include <mutex>

namespace danlu::worker {
namespace {

class SealedSource final : public engine::ByteSource {
public:
    explicit SealedSource(crypto::SealedReader reader) : m_reader(std::move(reader)) {}
    std::uint64_t size() const override { return m_reader.size(); }
    Result<> read(std::uint64_t offset, std::span<char> into) override {
        const std::lock_guard lock(m_mutex);
        return m_reader.read(offset, into);
    }

private:
    std::mutex m_mutex;
    crypto::SealedReader m_reader;
};

/// Hands bytes to `write` and counts them as work.
class CountingWriter final : public engine::BlobWriter {
public:
    CountingWriter(std::function<Result<>(std::string_view)> write, std::atomic<std::uint64_t>& operations)
        : m_write(std::move(write)), m_operations(operations) {}
    Result<> append(std::string_view bytes) override {
        ++m_operations;
        return m_write(bytes);
    }

private:
    std::function<Result<>(std::string_view)> m_write;
    std::atomic<std::uint64_t>& m_operations;
};

/// What writeFileAtomically leaves when it is killed.
bool isPartial(const Path& path) { return path.extension() == ".part"; }

class SealedFolder final : public engine::BlobStore {
public:
    SealedFolder(Path folder, const crypto::Key& key, std::function<bool(const std::string&)> isSealed, std::atomic<std::uint64_t>& operations)
        : m_folder(std::move(folder)), m_key(key), m_isSealed(std::move(isSealed)), m_operations(operations) {}

    Result<> write(const std::string& name, const std::function<Result<>(engine::BlobWriter&)>& produce) override {
        DANLU_TRY(const Path path, pathOf(name));
        DANLU_CHECK(makeFolder(path.parent_path()));
        DANLU_CHECK(syncFolder(path.parent_path().parent_path()));
        return writeFileAtomically(path, [&](int fd) { return m_isSealed(name) ? writeSealed(name, fd, produce) : writePlain(path, fd, produce); });
    }

    Result<std::unique_ptr<engine::ByteSource>> open(const std::string& name) override {
        DANLU_TRY(const Path path, pathOf(name));
        return m_isSealed(name) ? openSealedFile(path, m_key, runBlobContext(name)) : engine::openPlainFile(path);
    }

    Result<> remove(const std::string& name) override {
        DANLU_TRY(const Path path, pathOf(name));
        std::error_code error;
        std::filesystem::remove_all(path, error);
        if (error)
            return systemError("removing", path, error.value());
        return std::filesystem::exists(path.parent_path(), error) ? syncFolder(path.parent_path()) : ok();
    }

    Result<std::vector<std::string>> list(const std::string& prefix) override {
        std::vector<std::string> names;
        std::error_code error;
        const Path top = m_folder / prefix.substr(0, prefix.find('/'));
        for (std::filesystem::recursive_directory_iterator at(top, error), end; !error && at != end; at.increment(error)) {
            const auto name = at->path().lexically_relative(m_folder).generic_string();
            if (at->is_regular_file(error) && name.starts_with(prefix) && !isPartial(at->path()))
                names.push_back(name);
        }
        std::sort(names.begin(), names.end());
        return names;
    }

private:
    Result<Path> pathOf(const std::string& name) const {
        const Path relative = Path(name).lexically_normal();
        if (name.empty() || relative.is_absolute() || *relative.begin() == "..")
            return Error(ErrorCode::Usage, "\"" + name + "\" is no name of a blob");
        return m_folder / relative;
    }

    Result<> writeSealed(const std::string& name, int fd, const std::function<Result<>(engine::BlobWriter&)>& produce) {
        DANLU_TRY(auto sealed, crypto::SealedWriter::toDescriptor(m_key, runBlobContext(name), fd, m_folder / name));
        CountingWriter writer([&sealed](std::string_view bytes) { return sealed.write(bytes); }, m_operations);
        DANLU_CHECK(produce(writer));
        return sealed.finish();
    }
    Result<> writePlain(const Path& path, int fd, const std::function<Result<>(engine::BlobWriter&)>& produce) {
        CountingWriter writer([fd, &path](std::string_view bytes) { return writeAll(fd, bytes, path); }, m_operations);
        return produce(writer);
    }

    Path m_folder;
    const crypto::Key& m_key;
    std::function<bool(const std::string&)> m_isSealed;
    std::atomic<std::uint64_t>& m_operations;
};

} // namespace

Result<std::unique_ptr<engine::ByteSource>> openSealedFile(const Path& path, const crypto::Key& key, std::string_view context) {
    DANLU_TRY(auto reader, crypto::SealedReader::openFile(key, context, path));
    return std::unique_ptr<engine::ByteSource>(std::make_unique<SealedSource>(std::move(reader)));
}

void sweepPartialFiles(const Path& folder) {
    std::error_code error;
    std::vector<Path> found;
    for (std::filesystem::recursive_directory_iterator at(folder, error), end; !error && at != end; at.increment(error))
        if (isPartial(at->path()))
            found.push_back(at->path());
    for (const auto& path : found)
        std::filesystem::remove(path, error);
}

Bytes runBlobContext(const std::string& name) {
    const std::string_view result = "result/";
    return name.starts_with(result) ? protocol::modelFileContext(name.substr(result.size())) : protocol::runFileContext(name);
}

std::unique_ptr<engine::BlobStore> sealedFolder(Path folder, const crypto::Key& key, std::function<bool(const std::string&)> isSealed,
                                                std::atomic<std::uint64_t>& operations) {
    return std::make_unique<SealedFolder>(std::move(folder), key, std::move(isSealed), operations);
}

Result<std::unique_ptr<ShardRows>> ShardRows::open(const Path& folder, const std::string& place, const crypto::Key& key, OnRow onRow) {
    auto rows = std::make_unique<ShardRows>();
    rows->m_onRow = std::move(onRow);
    std::error_code error;
    std::size_t files = 0;
    for (std::filesystem::directory_iterator at(folder, error), end; !error && at != end; at.increment(error))
        files += at->path().extension() == ".rows" ? 1 : 0;
    for (std::size_t number = 1; number <= files; ++number) {
        const auto name = protocol::shardName(number);
        DANLU_TRY(auto shard, protocol::ShardReader::open(folder / name, key, protocol::runFileContext(place + "/" + name)));
        rows->m_total += shard.rows();
        rows->m_shards.push_back(std::move(shard));
    }
    return rows;
}

Result<std::optional<Row>> ShardRows::next() {
    while (m_shard < m_shards.size() && m_row == m_shards[m_shard].rows()) {
        ++m_shard;
        m_row = 0;
    }
    if (m_shard == m_shards.size())
        return std::optional<Row>{};
    DANLU_TRY(auto row, m_shards[m_shard].row(m_row++));
    DANLU_CHECK(m_onRow(++m_given));
    return std::optional(std::move(row));
}

} // namespace danlu::worker
