#include "protocol/Shard.h"

#include "crypto/Aead.h"
#include "protocol/Appending.h"
#include "protocol/Bytes.h"
#include "protocol/Rows.h"

#include <cerrno>
#include <cstdio>
#include <fcntl.h>

namespace danlu::protocol {
namespace {

constexpr std::string_view kShardHead{"DSH\x01", 4};
constexpr std::size_t kWindow = 256u << 10;
constexpr std::size_t kGather = 1u << 20;

Error damagedShard(const Path& path, std::string_view why) { return Error(ErrorCode::Corrupt, path.string() + " is damaged: " + std::string(why)); }

Result<Descriptor> createNew(const Path& path) {
    const int fd = ::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    if (fd < 0 && errno == EEXIST)
        return Error(ErrorCode::Exists, path.string() + " exists already");
    if (fd < 0)
        return systemError("creating", path, errno);
    return Descriptor(fd);
}

/// The offsets at the end of a shard, checked: rising, from the head to where the offsets begin.
Result<std::vector<std::uint64_t>> readOffsets(crypto::SealedReader& reader, const Path& path) {
    if (reader.size() < kShardHead.size() + 8)
        return damagedShard(path, "it is too short");
    Bytes tail(8, '\0');
    DANLU_CHECK(reader.read(reader.size() - 8, tail));
    const auto rows = get<std::uint64_t>(tail, 0);
    const auto room = reader.size() - kShardHead.size() - 8;
    if (rows > room / 8)
        return damagedShard(path, "its number of rows");
    const auto indexBegin = reader.size() - 8 - rows * 8;
    std::vector<std::uint64_t> offsets(rows + 1, indexBegin);
    DANLU_CHECK(reader.read(indexBegin, {reinterpret_cast<char*>(offsets.data()), rows * 8}));
    for (std::uint64_t i = 0; i < rows; ++i)
        if (offsets[i] < kShardHead.size() || offsets[i] > offsets[i + 1])
            return damagedShard(path, "its index");
    return offsets;
}

} // namespace

Bytes runFileContext(std::string_view relativePath) { return crypto::fields({"danlu/run-file/v1", relativePath}); }
Bytes modelFileContext(std::string_view fileName) { return crypto::fields({"danlu/model-file/v1", fileName}); }

std::string shardName(std::size_t number) {
    std::string digits = std::to_string(number);
    return std::string(digits.size() < 4 ? 4 - digits.size() : 0, '0') + digits + ".rows";
}

struct ShardWriter::State {
    Path path;
    Descriptor file;
    crypto::SealedWriter sealed;
    Bytes gathered; // rows not yet sealed
    std::vector<std::uint64_t> offsets;

    Result<> gatherUpTo(std::size_t limit) {
        if (gathered.size() < limit)
            return ok();
        DANLU_CHECK(sealed.write(gathered));
        gathered.clear();
        return ok();
    }
};

ShardWriter::ShardWriter(std::unique_ptr<State> state) : m_state(std::move(state)) {}
ShardWriter::ShardWriter(ShardWriter&&) noexcept = default;
ShardWriter& ShardWriter::operator=(ShardWriter&&) noexcept = default;
ShardWriter::~ShardWriter() = default;

Result<ShardWriter> ShardWriter::create(const Path& path, const crypto::Key& key, std::string_view context) {
    DANLU_TRY(auto file, createNew(path));
    DANLU_TRY(auto sealed, crypto::SealedWriter::toDescriptor(key, context, file.fd(), path));
    return ShardWriter(std::make_unique<State>(State{path, std::move(file), std::move(sealed), Bytes(kShardHead), {}}));
}

std::uint64_t ShardWriter::rows() const { return m_state->offsets.size(); }

Result<> ShardWriter::add(const Row& row) {
    const auto begin = m_state->sealed.size() + m_state->gathered.size();
    DANLU_CHECK(encodeRow(row, m_state->gathered));
    m_state->offsets.push_back(begin);
    return m_state->gatherUpTo(kGather);
}

Result<> ShardWriter::addEncoded(std::string_view row) {
    DANLU_CHECK(decodeRow(row));
    m_state->offsets.push_back(m_state->sealed.size() + m_state->gathered.size());
    m_state->gathered += row;
    return m_state->gatherUpTo(kGather);
}

Result<> ShardWriter::finish() {
    auto& state = *m_state;
    for (const auto offset : state.offsets)
        put(state.gathered, offset);
    put(state.gathered, static_cast<std::uint64_t>(state.offsets.size()));
    DANLU_CHECK(state.gatherUpTo(0));
    DANLU_CHECK(state.sealed.finish());
    DANLU_CHECK(syncFile(state.file.fd(), state.path));
    return syncFolder(state.path.parent_path());
}

Result<ShardReader> ShardReader::open(const Path& path, const crypto::Key& key, std::string_view context) {
    DANLU_TRY(auto reader, crypto::SealedReader::openFile(key, context, path));
    DANLU_TRY(auto offsets, readOffsets(reader, path));
    return ShardReader(std::move(reader), std::move(offsets));
}

Result<Row> ShardReader::row(std::uint64_t i) {
    if (i >= rows())
        return Error(ErrorCode::Usage, "the shard has " + std::to_string(rows()) + " rows");
    const auto begin = m_offsets[i], end = m_offsets[i + 1];
    if (begin < m_windowBegin || end > m_windowBegin + m_window.size()) {
        m_window.resize(std::max<std::uint64_t>(end - begin, std::min<std::uint64_t>(kWindow, m_offsets.back() - begin)));
        m_windowBegin = begin;
        if (auto read = m_reader.read(begin, m_window); !read) {
            m_window.clear();
            return std::move(read).error();
        }
    }
    return decodeRow(std::string_view(m_window).substr(begin - m_windowBegin, end - begin));
}

} // namespace danlu::protocol
