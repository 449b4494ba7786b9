#pragma once

#include "base/File.h"
#include "support/FaultShim.h"

#include <cerrno>
#include <functional>
#include <string>

namespace danlu::test {

enum class Lasting { Once, Forever };
constexpr unsigned kEveryFault = 63;

/// Which system calls fail, on which paths, with what. See tests/README.md; a test that uses it says `danlu_use_faults(TARGET)`.
struct FaultPlan {
    Path below;                         // every path that begins with this text; it must not be a link
    int error = ENOSPC;                 // or EIO …
    Lasting lasting = Lasting::Forever; // a full disk stays full; a bad sector may be one
    long at = 0;                        // the n-th operation, from 1; 0 = none
    long long bytes = -1;               // room for this many bytes, the last write being short; -1 = boundless
    unsigned operations = kEveryFault;  // DanluFault…
};

/// The plan holds in this process while the object lives. One at a time.
class Faults {
public:
    explicit Faults(const FaultPlan& plan);
    ~Faults();
    Faults(const Faults&) = delete;
    Faults& operator=(const Faults&) = delete;

    long seen() const { return danluFaultsSeen(); }
    long failed() const { return danluFaultsFailed(); }
};

/// Calls round(plan) with plan.at = 1, 2, … until a round in which nothing failed, and returns how many rounds had a failure.
/// A round prepares, holds a `Faults` around the act alone, and checks what must hold afterwards.
long failEachInTurn(FaultPlan plan, const std::function<void(const FaultPlan&)>& round);

/// For a child process: the values of LD_PRELOAD and DANLU_FAULTS. `count` names a file that gets "SEEN FAILED" when it ends.
std::string faultLibrary();
std::string faultText(const FaultPlan& plan, const Path& count = {});

} // namespace danlu::test
