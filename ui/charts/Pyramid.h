#pragma once

#include <cstddef>
#include <limits>
#include <vector>

namespace danlu::ui {

/// The smallest and largest finite values of a stretch; low > high where there is none.
struct Extremes {
    double low = std::numeric_limits<double>::infinity();
    double high = -std::numeric_limits<double>::infinity();
    double leastPositive = std::numeric_limits<double>::infinity(); // what a log axis can show at all

    bool empty() const { return low > high; }
    void add(double value);
    void add(const Extremes& other);
    bool operator==(const Extremes&) const = default;
};

/// A column of values that only grows, with the extremes of every 8, 64, 512 … of them: any stretch is judged in O(log n).
/// Costs 3.4 bytes a value beside its 8. NaN and infinities are kept and count for nothing. No thread of its own.
class Pyramid {
public:
    void append(double value);
    /// Forgets all from `size` on.
    void truncate(std::size_t size);
    void clear() { truncate(0); }

    std::size_t size() const { return m_values.size(); }
    bool empty() const { return m_values.empty(); }
    double operator[](std::size_t index) const { return m_values[index]; }
    /// Of [begin, end).
    Extremes extremes(std::size_t begin, std::size_t end) const;
    /// Memory of the levels above the values.
    std::size_t levelBytes() const;

private:
    Extremes extremesOf(std::size_t level, std::size_t begin, std::size_t end) const;
    void reserveLevels();

    std::vector<double> m_values;
    std::vector<std::vector<Extremes>> m_levels; // of whole groups only: what is left over is read a level below
};

} // namespace danlu::ui
