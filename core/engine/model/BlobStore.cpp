#include "engine/model/BlobStore.h"

#include <algorithm>
#include <cerrno>

namespace danlu::engine {
namespace {

class FileWriter final : public BlobWriter {
public:
    FileWriter(int fd, const Path& path) : m_fd(fd), m_path(path) {}
    Result<> append(std::string_view bytes) override { return writeAll(m_fd, bytes, m_path); }

private:
    int m_fd;
    const Path& m_path;
};

class PlainFolder final : public BlobStore {
public:
    explicit PlainFolder(Path folder) : m_folder(std::move(folder)) {}

    Result<> write(const std::string& name, const std::function<Result<>(BlobWriter&)>& produce) override {
        const Path path = m_folder / name;
        DANLU_CHECK(makeFolder(path.parent_path()));
        return writeFileAtomically(path, [&](int fd) {
            FileWriter writer(fd, path);
            return produce(writer);
        });
    }

    Result<std::unique_ptr<ByteSource>> open(const std::string& name) override { return openPlainFile(m_folder / name); }

    Result<> remove(const std::string& name) override {
        std::error_code error;
        std::filesystem::remove_all(m_folder / name, error);
        if (error)
            return systemError("remove", m_folder / name, error.value());
        return ok();
    }

    Result<std::vector<std::string>> list(const std::string& prefix) override {
        std::vector<std::string> names;
        std::error_code error;
        for (std::filesystem::recursive_directory_iterator it(m_folder, error), end; !error && it != end; it.increment(error)) {
            const auto name = it->path().lexically_relative(m_folder).generic_string();
            if (it->is_regular_file() && name.starts_with(prefix))
                names.push_back(name);
        }
        if (error && error.value() != ENOENT)
            return systemError("list", m_folder, error.value());
        std::sort(names.begin(), names.end());
        return names;
    }

private:
    Path m_folder;
};

} // namespace

Result<> writeBlob(BlobStore& store, const std::string& name, std::string_view bytes) {
    return store.write(name, [bytes](BlobWriter& writer) { return writer.append(bytes); });
}

Result<Bytes> readBlob(BlobStore& store, const std::string& name, std::uint64_t limit) {
    DANLU_TRY(const auto source, store.open(name));
    return readAll(*source, limit);
}

std::unique_ptr<BlobStore> plainFolder(const Path& folder) { return std::make_unique<PlainFolder>(folder); }

} // namespace danlu::engine
