#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <memory>
#include <random>
#include <string>
#include <vector>

namespace danlu::test {

/// A file as two parties see it: `now` is what programs read, `durable` what the platter holds. Between two syncs the operations wait in
/// `pending`, and a power cut keeps any part of them.
struct CutFile {
    struct Operation {
        std::uint64_t offset = 0;
        std::string bytes; // empty = truncate to `offset`
    };
    std::string now, durable;
    bool exists = false, durablyExists = false;
    std::vector<Operation> pending;

    // SQLite's locks and shared memory, for connections inside this process.
    int shared = 0;
    const void* reserved = nullptr;
    const void* waiting = nullptr; // PENDING
    const void* exclusive = nullptr;
    std::vector<std::unique_ptr<std::array<char, 32768>>> regions;
    std::array<int, 8> regionLocks{}; // n > 0: n readers, -1: a writer
};

/// A disk in memory whose power can be cut. Writes that were not synced are then lost, kept, or torn at 512-byte sectors, each on its own, so
/// that later ones may survive earlier ones; unsynced names and sizes likewise; holes hold zeros or rubbish.
class CutDisk {
public:
    explicit CutDisk(std::uint64_t seed) : m_random(seed) {}

    CutFile* find(const std::string& path);
    CutFile& create(const std::string& path);
    bool write(CutFile& file, std::uint64_t offset, std::string_view bytes);
    bool truncate(CutFile& file, std::uint64_t size);
    bool sync(CutFile& file);
    bool remove(const std::string& path, bool durably);

    /// The power fails at the n-th operation from now; 0 = never.
    void cutAfter(std::uint64_t operations) { m_left = operations; }
    bool isOn() const { return m_on; }
    /// Operations since the last powerOn.
    std::uint64_t operations() const { return m_operations; }
    /// The disk as it is found when the power comes back.
    void powerOn();

    /// Keeps the durable content, to start every round from the same disk. Everything must be synced.
    using Image = std::map<std::string, std::string>;
    Image image() const;
    void load(const Image& image);

    std::mt19937_64& random() { return m_random; }

private:
    bool spend();
    void settle(CutFile& file);
    void land(CutFile& file, const CutFile::Operation& operation);
    bool chance(int percent) { return static_cast<int>(m_random() % 100) < percent; }

    std::map<std::string, std::unique_ptr<CutFile>> m_files;
    std::mt19937_64 m_random;
    std::uint64_t m_left = 0, m_operations = 0;
    bool m_on = true;
};

/// Registers the SQLite VFS "cut" on this disk; unregisters it when it goes.
class CutVfs {
public:
    explicit CutVfs(CutDisk& disk);
    CutVfs(const CutVfs&) = delete;
    CutVfs& operator=(const CutVfs&) = delete;
    ~CutVfs();

private:
    struct State;
    std::unique_ptr<State> m_state;
};

} // namespace danlu::test
