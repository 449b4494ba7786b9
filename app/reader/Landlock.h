#pragma once

#include "base/Result.h"

namespace danlu::reader {

/// Takes every right on files, TCP ports and other processes' sockets and signals away from this process (Landlock; kernel 5.13 and later,
/// https://docs.kernel.org/userspace-api/landlock.html). Returns the version of the kernel's interface, 0 where it has none.
/// Needs PR_SET_NO_NEW_PRIVS.
Result<int> enterLandlock();

} // namespace danlu::reader
