#include "Landlock.h"

#include "base/File.h"

#include <cerrno>
#include <cstdint>
#include <sys/syscall.h>
#include <unistd.h>

namespace danlu::reader {
namespace {

// System call numbers are the same on every architecture. Debian 12's <linux/landlock.h> is older than the kernels it meets, so the
// interface is spelled out here.
constexpr long kCreateRuleset = 444, kRestrictSelf = 446;
constexpr std::uint32_t kAskVersion = 1;

struct Ruleset {
    std::uint64_t files = 0;   // rights on files that are handled, so denied unless a rule allows them
    std::uint64_t network = 0; // from version 4
    std::uint64_t scope = 0;   // from version 6: abstract UNIX sockets, signals
};

std::uint64_t fileRights(long version) {
    const int count = version >= 5 ? 16 : version >= 3 ? 15 : version >= 2 ? 14 : 13; // version 5 added ioctl, 3 truncate, 2 refer
    return (std::uint64_t(1) << count) - 1;
}

} // namespace

Result<int> enterLandlock() {
    const long version = ::syscall(kCreateRuleset, nullptr, 0, kAskVersion);
    if (version <= 0)
        return 0; // not built in, or switched off
    Ruleset rules;
    rules.files = fileRights(version);
    rules.network = version >= 4 ? 3 : 0;
    rules.scope = version >= 6 ? 3 : 0;
    const std::size_t size = version >= 6 ? 24 : version >= 4 ? 16 : 8;
    const Descriptor ruleset(int(::syscall(kCreateRuleset, &rules, size, 0)));
    if (!ruleset || ::syscall(kRestrictSelf, ruleset.fd(), 0) != 0)
        return Error(ErrorCode::Unsupported, "the kernel has Landlock but refuses it (error " + std::to_string(errno) + ")");
    return int(version);
}

} // namespace danlu::reader
