#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace danlu::engine {

/// Finds stop texts in an answer that arrives in pieces. What may still turn out to be the beginning of one is held back.
class StopText {
public:
    explicit StopText(std::vector<std::string> stops);

    /// What can be shown now. Once a stop text was found the answer has ended and nothing more comes.
    std::string push(std::string_view piece);
    /// What was held back, at the end of the answer.
    std::string finish();
    bool found() const { return m_found; }

private:
    std::vector<std::string> m_stops;
    std::string m_held;
    bool m_found = false;
};

} // namespace danlu::engine
