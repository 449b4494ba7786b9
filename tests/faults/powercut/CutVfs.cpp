#include "CutDisk.h"

#include <cstring>
#include <sqlite3.h>

namespace danlu::test {
namespace {

/// SQLite allocates it; the base comes first.
struct OpenFile {
    sqlite3_file base;
    CutDisk* disk;
    CutFile* file;
    int lock;
};

OpenFile& self(sqlite3_file* file) { return *reinterpret_cast<OpenFile*>(file); }
CutDisk& diskOf(sqlite3_vfs* vfs) { return *static_cast<CutDisk*>(vfs->pAppData); }
sqlite3_vfs* realVfs() { return sqlite3_vfs_find("unix"); }

int unlock(sqlite3_file* file, int level) {
    auto& open = self(file);
    CutFile& disk = *open.file;
    if (open.lock > level && level < SQLITE_LOCK_RESERVED) {
        for (auto* holder : {&disk.reserved, &disk.waiting, &disk.exclusive})
            if (*holder == &open)
                *holder = nullptr;
        if (level == SQLITE_LOCK_NONE && open.lock >= SQLITE_LOCK_SHARED && disk.shared > 0)
            --disk.shared;
        open.lock = level;
    }
    return SQLITE_OK;
}

int lock(sqlite3_file* file, int level) {
    auto& open = self(file);
    CutFile& disk = *open.file;
    const auto others = [&](const void* holder) { return holder && holder != &open; };
    if (open.lock >= level)
        return SQLITE_OK;
    if (others(disk.exclusive) || (level == SQLITE_LOCK_SHARED && others(disk.waiting)) || (level >= SQLITE_LOCK_RESERVED && others(disk.reserved)))
        return SQLITE_BUSY;
    if (level == SQLITE_LOCK_SHARED)
        ++disk.shared;
    if (level >= SQLITE_LOCK_RESERVED)
        disk.reserved = &open;
    if (level >= SQLITE_LOCK_PENDING)
        disk.waiting = &open;
    if (level == SQLITE_LOCK_EXCLUSIVE) {
        if (disk.shared > 1)
            return SQLITE_BUSY;
        disk.exclusive = &open;
    }
    open.lock = level;
    return SQLITE_OK;
}

int close(sqlite3_file* file) { return unlock(file, SQLITE_LOCK_NONE); }

int read(sqlite3_file* file, void* out, int count, sqlite3_int64 offset) {
    auto& open = self(file);
    if (!open.disk->isOn())
        return SQLITE_IOERR_READ;
    const auto& content = open.file->now;
    const auto at = static_cast<std::size_t>(offset), wanted = static_cast<std::size_t>(count);
    const std::size_t got = at >= content.size() ? 0 : std::min(wanted, content.size() - at);
    std::memcpy(out, content.data() + (got > 0 ? at : 0), got);
    std::memset(static_cast<char*>(out) + got, 0, wanted - got);
    return got == wanted ? SQLITE_OK : SQLITE_IOERR_SHORT_READ;
}

int write(sqlite3_file* file, const void* bytes, int count, sqlite3_int64 offset) {
    auto& open = self(file);
    const std::string_view view(static_cast<const char*>(bytes), static_cast<std::size_t>(count));
    return open.disk->write(*open.file, static_cast<std::uint64_t>(offset), view) ? SQLITE_OK : SQLITE_IOERR_WRITE;
}

int truncate(sqlite3_file* file, sqlite3_int64 size) {
    auto& open = self(file);
    return open.disk->truncate(*open.file, static_cast<std::uint64_t>(size)) ? SQLITE_OK : SQLITE_IOERR_TRUNCATE;
}

int sync(sqlite3_file* file, int) { return self(file).disk->sync(*self(file).file) ? SQLITE_OK : SQLITE_IOERR_FSYNC; }

int fileSize(sqlite3_file* file, sqlite3_int64* size) {
    *size = static_cast<sqlite3_int64>(self(file).file->now.size());
    return self(file).disk->isOn() ? SQLITE_OK : SQLITE_IOERR_FSTAT;
}

int checkReserved(sqlite3_file* file, int* held) {
    *held = self(file).file->reserved != nullptr;
    return SQLITE_OK;
}

int control(sqlite3_file*, int, void*) { return SQLITE_NOTFOUND; }
int sectorSize(sqlite3_file*) { return 4096; }
int characteristics(sqlite3_file*) { return SQLITE_IOCAP_POWERSAFE_OVERWRITE; } // as SQLite's own VFS says of real disks

int shmMap(sqlite3_file* file, int region, int, int extend, void volatile** out) {
    auto& regions = self(file).file->regions;
    *out = nullptr;
    while (static_cast<int>(regions.size()) <= region) {
        if (!extend)
            return SQLITE_OK;
        regions.push_back(std::make_unique<std::array<char, 32768>>());
        regions.back()->fill(0);
    }
    *out = regions[static_cast<std::size_t>(region)]->data();
    return SQLITE_OK;
}

int shmLock(sqlite3_file* file, int offset, int count, int flags) {
    auto& locks = self(file).file->regionLocks;
    for (int i = offset; i < offset + count; ++i) {
        const int held = locks[static_cast<std::size_t>(i)];
        if ((flags & SQLITE_SHM_LOCK) && ((flags & SQLITE_SHM_SHARED) ? held < 0 : held != 0))
            return SQLITE_BUSY;
    }
    for (int i = offset; i < offset + count; ++i) {
        int& held = locks[static_cast<std::size_t>(i)];
        if (flags & SQLITE_SHM_LOCK)
            held = (flags & SQLITE_SHM_SHARED) ? held + 1 : -1;
        else
            held = (flags & SQLITE_SHM_SHARED) ? held - 1 : 0;
    }
    return SQLITE_OK;
}

void shmBarrier(sqlite3_file*) {}

int shmUnmap(sqlite3_file* file, int remove) {
    if (remove)
        self(file).file->regions.clear();
    return SQLITE_OK;
}

const sqlite3_io_methods kMethods = {2,          close,           read,   write,   truncate,   sync,     fileSize, lock,   unlock, checkReserved, control,
                                     sectorSize, characteristics, shmMap, shmLock, shmBarrier, shmUnmap, nullptr,  nullptr};

int open(sqlite3_vfs* vfs, const char* name, sqlite3_file* file, int flags, int* outFlags) {
    CutDisk& disk = diskOf(vfs);
    file->pMethods = nullptr;
    CutFile* found = disk.find(name);
    if (!disk.isOn() || (!found && !(flags & SQLITE_OPEN_CREATE)))
        return SQLITE_CANTOPEN;
    self(file) = {{&kMethods}, &disk, found ? found : &disk.create(name), SQLITE_LOCK_NONE};
    if (outFlags)
        *outFlags = flags;
    return SQLITE_OK;
}

int remove(sqlite3_vfs* vfs, const char* name, int durably) { return diskOf(vfs).remove(name, durably != 0) ? SQLITE_OK : SQLITE_IOERR_DELETE; }

int access(sqlite3_vfs* vfs, const char* name, int, int* result) {
    *result = diskOf(vfs).find(name) != nullptr;
    return SQLITE_OK;
}

int fullPath(sqlite3_vfs*, const char* name, int size, char* out) {
    sqlite3_snprintf(size, out, "%s", name);
    return SQLITE_OK;
}

int randomness(sqlite3_vfs*, int size, char* out) { return realVfs()->xRandomness(realVfs(), size, out); }
int sleepFor(sqlite3_vfs*, int microseconds) { return microseconds; }
int lastError(sqlite3_vfs*, int, char*) { return 0; }
int currentTime(sqlite3_vfs*, sqlite3_int64* time) { return realVfs()->xCurrentTimeInt64(realVfs(), time); }

} // namespace

struct CutVfs::State {
    sqlite3_vfs vfs{};
};

CutVfs::CutVfs(CutDisk& disk) : m_state(std::make_unique<State>()) {
    sqlite3_vfs& vfs = m_state->vfs;
    vfs.iVersion = 2;
    vfs.szOsFile = sizeof(OpenFile);
    vfs.mxPathname = 1024;
    vfs.zName = "cut";
    vfs.pAppData = &disk;
    vfs.xOpen = open;
    vfs.xDelete = remove;
    vfs.xAccess = access;
    vfs.xFullPathname = fullPath;
    vfs.xRandomness = randomness;
    vfs.xSleep = sleepFor;
    vfs.xGetLastError = lastError;
    vfs.xCurrentTimeInt64 = currentTime;
    sqlite3_vfs_register(&vfs, 0);
}

CutVfs::~CutVfs() { sqlite3_vfs_unregister(&m_state->vfs); }

} // namespace danlu::test
