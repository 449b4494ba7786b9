#pragma once

#include <utility>

namespace danlu {

/// A value of the user's that must not reach a log. It has no stream operator and no formatter; reveal() is easy to search for.
template <typename T>
class Redacted {
public:
    explicit Redacted(T value) : m_value(std::move(value)) {}
    const T& reveal() const { return m_value; }

private:
    T m_value;
};

} // namespace danlu
