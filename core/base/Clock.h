#pragma once

#include <chrono>
#include <cstdint>
#include <string>

namespace danlu {

/// Where a component takes its time from; tests hand in their own.
class Clock {
public:
    virtual ~Clock() = default;
    /// Milliseconds since 1970-01-01 UTC.
    virtual std::int64_t utcMillis() const = 0;
    /// Seconds that never run backwards, from an arbitrary start.
    virtual double monotonicSeconds() const = 0;
};

/// The machine's clocks.
class SystemClock final : public Clock {
public:
    std::int64_t utcMillis() const override;
    double monotonicSeconds() const override;
};

/// "2026-03-01T12:34:56.789Z" (ISO 8601, UTC).
std::string isoTime(std::int64_t utcMillis);

} // namespace danlu
