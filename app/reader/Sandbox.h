#pragma once

#include "base/Result.h"

#include <cstdint>
#include <span>

namespace danlu::reader {

/// What the process may use once the sandbox has closed.
struct SandboxLimits {
    std::uint64_t memory = 1536u << 20; // bytes of address space; the parser reserves more than it touches
    std::uint64_t cpuSeconds = 3600;
};

/// What the sandbox consists of here. seccomp is always there, or entering fails.
struct SandboxReport {
    int landlock = 0; // version of the kernel's interface; 0 = the kernel has none
};

/// Closes the sandbox around this process for good: it keeps stdin, stdout, stderr and `descriptors`; it may read, write, map and allocate
/// memory. Anything else (opening a path, sockets, starting a program or a thread, ptrace …) kills it. Limits: no core file, no file
/// writes, no further descriptor, memory, CPU time. The process must have one thread. Everything that opens files must have been done before.
Result<SandboxReport> enterSandbox(std::span<const int> descriptors, const SandboxLimits& limits = {});

} // namespace danlu::reader
