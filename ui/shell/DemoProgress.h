#pragma once

#include <QString>

#include <cstdint>

namespace danlu::ui {

/// How far `danlu-cli demo` is, from the lines it writes for people. A value.
class DemoProgress {
public:
    /// A line as it came, without its end.
    void take(const QString& line);

    /// Of its steps, from 1; 0 before the first.
    int step() const { return m_step; }
    static int steps();
    /// What it does now, in the reader's words.
    QString title() const;
    /// Within the step; 0 of 0 while it says nothing.
    std::int64_t done() const { return m_done; }
    std::int64_t total() const { return m_total; }
    /// Of the whole, by the time the steps take.
    double fraction() const;
    /// Seconds left by the time that is gone; −1 while too little of it is.
    double secondsLeft(double gone) const;
    /// The last line that was neither a step nor a figure: what went wrong, where it ended badly.
    const QString& lastWord() const { return m_lastWord; }

private:
    int m_step = 0;
    std::int64_t m_done = 0, m_total = 0;
    QString m_title, m_lastWord;
};

} // namespace danlu::ui
