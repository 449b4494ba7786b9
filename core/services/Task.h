#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <stop_token>
#include <string>
#include <string_view>

namespace danlu::services {

/// How far a piece of work is.
struct Step {
    std::string phase;                    // "importing", "training" …
    std::int64_t done = 0, total = 0;     // rows, bytes, tokens or optimizer steps, by phase; total 0 = not known
    double eta = -1;                      // seconds left; −1 = not known
    std::map<std::string, double> values; // what is worth showing beside it: loss, tokens_per_second …
};

/// What a service tells while it works, and how it is asked to stop. Both are called on the thread that called the service; a window
/// runs the service in a pool thread and posts what it hears.
struct Task {
    std::function<void(const Step&)> progress = [](const Step&) {};
    std::function<void(std::string_view)> note = [](std::string_view) {}; // a sentence people should see: a warning, a choice made
    std::stop_token stop = {};
};

} // namespace danlu::services
