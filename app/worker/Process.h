#pragma once

#include "base/File.h"

namespace danlu::worker {

/// Makes the process fit to hold keys and text: no core dumps, no debugger of another process, new files for the owner alone, SIGPIPE and
/// the terminal's interrupt ignored (whoever started us decides), SIGTERM noted.
Result<> hardenProcess();
/// Whether SIGTERM came.
bool isTerminated();

/// The two ends of the pipe to our client, on private descriptors; fd 1 points at stderr from then on and fd 0 at /dev/null, so that a
/// library's stray print cannot break the stream.
struct ClientPipe {
    Descriptor input, output;
};
Result<ClientPipe> takeClientPipe();

/// Loads LibTorch's CUDA half where there is an NVIDIA driver; before anything asks torch about CUDA, which remembers the answer.
/// Nothing to load is fine; the text says why a driver that is there cannot be used.
std::string loadCuda();

} // namespace danlu::worker
