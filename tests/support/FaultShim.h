#pragma once

// The C face of the library danlu_faults, which stands between a program and libc (tests/README.md).
extern "C" {

enum DanluFaultOperation : unsigned {
    DanluFaultWrite = 1,      // write pwrite writev pwritev
    DanluFaultSync = 2,       // fsync fdatasync
    DanluFaultTruncate = 4,   // ftruncate fallocate posix_fallocate
    DanluFaultCreate = 8,     // open and openat with O_CREAT
    DanluFaultRename = 16,    // rename renameat
    DanluFaultMakeFolder = 32 // mkdir
};

struct DanluFaultPlan {
    const char* below;   // paths that begin with this count; null = none
    unsigned operations; // DanluFaultOperation, or-ed
    int error;           // the errno that is reported
    long at;             // the operation that fails, counted from 1; 0 = none
    long long bytes;     // room for this many bytes of writes, then short writes and failures; -1 = boundless
    int sticky;          // 0: that operation alone fails; 1: every later one too
};

/// Starts to count anew under this plan. Not to be called while other threads write.
void danluFaultsArm(const DanluFaultPlan* plan);
/// From now on nothing fails or counts; the two counters below keep their values.
void danluFaultsDisarm();
/// Operations under the plan's path so far, and how many of them failed.
long danluFaultsSeen();
long danluFaultsFailed();
}
