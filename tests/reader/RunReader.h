#pragma once

#include "base/Row.h"
#include "protocol/Channel.h"

#include <functional>
#include <sys/types.h>

namespace danlu::test {

/// A file for the reader: what `write` puts into a pipe, or a file on disk.
struct Given {
    std::string name;
    std::function<void(int fd)> write = {}; // its end of a pipe; runs in a thread of its own
    Path path = {};
};
Given bytesGiven(std::string name, std::string bytes);
Given fileGiven(const Path& path);

/// All that a danlu-reader said.
struct Said {
    std::vector<Json> tables, rejected;
    std::vector<Row> rows; // not kept in runs that only count
    std::uint64_t rowCount = 0;
    Json finished, failed; // null where there was none
    int status = 0;        // of wait(2)
    double megabytes = 0;  // largest resident size
};

enum class Keep { Rows, Counts };
/// Runs the real program to its end.
Said runReader(const std::string& job, const std::vector<Given>& files, Json options = Json::object(), Keep keep = Keep::Rows);

/// A danlu-reader in the sandbox that waits for more of its one file.
struct Waiting {
    pid_t pid = -1;
    int input = -1, output = -1, file = -1; // our ends
};
/// `beforeExec` runs in the child.
Waiting startWaiting(
    const std::function<void()>& beforeExec = [] {}, const std::function<void(pid_t)>& afterFork = [](pid_t) {});
void end(Waiting& reader);

} // namespace danlu::test
