#include "base/Clock.h"

#include <array>
#include <cstdio>
#include <ctime>

namespace danlu {

std::int64_t SystemClock::utcMillis() const {
    return std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::system_clock::now().time_since_epoch()).count();
}

double SystemClock::monotonicSeconds() const { return std::chrono::duration<double>(std::chrono::steady_clock::now().time_since_epoch()).count(); }

std::string isoTime(std::int64_t utcMillis) {
    const std::time_t seconds = utcMillis / 1000;
    std::tm parts{};
    gmtime_r(&seconds, &parts);
    std::array<char, 32> text{};
    const auto length = std::strftime(text.data(), text.size(), "%Y-%m-%dT%H:%M:%S", &parts);
    std::array<char, 8> millis{};
    std::snprintf(millis.data(), millis.size(), ".%03dZ", static_cast<int>(utcMillis % 1000));
    return std::string(text.data(), length) + millis.data();
}

} // namespace danlu
