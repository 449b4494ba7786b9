#pragma once

#include "base/File.h"

namespace danlu::store {

/// Who has the project open: every program holds the file `lock` shared while it works, and alone for migrate, restore, rekey and delete.
/// flock(2): the kernel drops it when a process dies, however it dies.
class ProjectLock {
public:
    /// Locked, naming the holder, where another program has it alone.
    static Result<ProjectLock> share(const Path& folder);
    /// Takes it alone for as long as the returned guard lives; Locked, naming a holder, if anybody else has the project open.
    class Alone {
    public:
        Alone(Alone&& other) noexcept : m_lock(std::exchange(other.m_lock, nullptr)) {}
        Alone& operator=(Alone&&) = delete;
        ~Alone();

    private:
        friend class ProjectLock;
        explicit Alone(ProjectLock& lock) : m_lock(&lock) {}
        ProjectLock* m_lock;
    };
    Result<Alone> takeAlone();

private:
    ProjectLock(Descriptor file, Path path) : m_file(std::move(file)), m_path(std::move(path)) {}
    Descriptor m_file;
    Path m_path;
};

} // namespace danlu::store
