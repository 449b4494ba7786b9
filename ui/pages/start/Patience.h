#pragma once

namespace danlu::ui {

/// How long somebody waits after wrong passphrases: 1, 2, 4 … seconds, five minutes at most, and never for good. A value.
class Patience {
public:
    void wrong() { ++m_wrong; }
    void right() { m_wrong = 0; }
    int wrongTries() const { return m_wrong; }
    /// Seconds after the last wrong one.
    int wait() const {
        constexpr int kLongestWait = 300, kDoublings = 9;
        return m_wrong == 0 ? 0 : m_wrong > kDoublings ? kLongestWait : 1 << (m_wrong - 1);
    }

private:
    int m_wrong = 0;
};

} // namespace danlu::ui
