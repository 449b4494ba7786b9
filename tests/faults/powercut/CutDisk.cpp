#include "CutDisk.h"

#include <algorithm>

namespace danlu::test {
namespace {

constexpr std::uint64_t kSector = 512;

void put(std::string& content, std::uint64_t offset, std::string_view bytes, char filler) {
    if (content.size() < offset)
        content.resize(offset, filler);
    if (content.size() < offset + bytes.size())
        content.resize(offset + bytes.size());
    std::copy(bytes.begin(), bytes.end(), content.begin() + static_cast<std::ptrdiff_t>(offset));
}

} // namespace

CutFile* CutDisk::find(const std::string& path) {
    const auto found = m_files.find(path);
    return found == m_files.end() || !found->second->exists ? nullptr : found->second.get();
}

CutFile& CutDisk::create(const std::string& path) {
    auto& file = m_files[path];
    if (!file)
        file = std::make_unique<CutFile>();
    file->exists = true;
    return *file;
}

bool CutDisk::spend() {
    if (!m_on)
        return false;
    ++m_operations;
    if (m_left > 0 && --m_left == 0)
        m_on = false;
    return m_on;
}

bool CutDisk::write(CutFile& file, std::uint64_t offset, std::string_view bytes) {
    const bool wasOn = m_on;
    const bool done = spend();
    if (wasOn) { // the write under way when the power fails may land in part, like every other one
        put(file.now, offset, bytes, '\0');
        file.pending.push_back({offset, std::string(bytes)});
    }
    return done;
}

bool CutDisk::truncate(CutFile& file, std::uint64_t size) {
    if (!spend())
        return false;
    file.now.resize(size);
    file.pending.push_back({size, {}});
    return true;
}

bool CutDisk::sync(CutFile& file) {
    if (!spend())
        return false;
    file.durable = file.now;
    file.durablyExists = file.exists;
    file.pending.clear();
    return true;
}

bool CutDisk::remove(const std::string& path, bool durably) {
    if (!spend())
        return false;
    CutFile* file = find(path);
    if (!file)
        return true;
    file->exists = false;
    file->now.clear();
    file->pending.clear();
    if (durably) {
        file->durablyExists = false;
        file->durable.clear();
    }
    return true;
}

/// Each sector of a write lands, or does not, or stops in the middle.
void CutDisk::land(CutFile& file, const CutFile::Operation& operation) {
    if (operation.bytes.empty()) {
        if (chance(50))
            file.durable.resize(operation.offset);
        return;
    }
    const char filler = chance(50) ? '\0' : static_cast<char>(m_random());
    const int kept = static_cast<int>(m_random() % 3) * 50; // nothing, half or all of this write
    for (std::uint64_t at = 0; at < operation.bytes.size();) {
        const std::uint64_t end = std::min<std::uint64_t>(operation.bytes.size(), ((operation.offset + at) / kSector + 1) * kSector - operation.offset);
        const std::string_view sector = std::string_view(operation.bytes).substr(at, end - at);
        if (chance(kept))
            put(file.durable, operation.offset + at, chance(10) ? sector.substr(0, m_random() % sector.size()) : sector, filler);
        at = end;
    }
}

void CutDisk::settle(CutFile& file) {
    if (!file.durablyExists && file.exists && chance(50))
        file.durablyExists = true; // the name got there without a sync
    if (file.durablyExists && !file.exists && chance(50))
        file.durablyExists = false; // so did its removal
    for (const auto& operation : file.pending)
        land(file, operation);
    file.pending.clear();
    if (!file.durablyExists)
        file.durable.clear();
    file.now = file.durable;
    file.exists = file.durablyExists;
    file.shared = 0;
    file.reserved = file.waiting = file.exclusive = nullptr;
    file.regions.clear();
    file.regionLocks = {};
}

void CutDisk::powerOn() {
    for (auto& [path, file] : m_files)
        settle(*file);
    m_on = true;
    m_left = m_operations = 0;
}

CutDisk::Image CutDisk::image() const {
    Image image;
    for (const auto& [path, file] : m_files)
        if (file->exists)
            image[path] = file->now;
    return image;
}

void CutDisk::load(const Image& image) {
    m_files.clear();
    for (const auto& [path, content] : image) {
        CutFile& file = create(path);
        file.now = file.durable = content;
        file.durablyExists = true;
    }
    m_on = true;
    m_left = m_operations = 0;
}

} // namespace danlu::test
