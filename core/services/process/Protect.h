#pragma once

namespace danlu::services {

/// What every program of ours does first: a user's text must not be left behind by a crash (no core dumps) or in a file that others may
/// read (umask 077), and a worker that died is an error value, not the end of its client (no SIGPIPE).
void protectThisProcess();

} // namespace danlu::services
