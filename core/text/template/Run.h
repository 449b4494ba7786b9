#pragma once

#include "text/template/Value.h"

#include <map>

namespace danlu::text::jinja {

/// What one rendering may use. security.md, "Chat template"; the second number is granted per byte of the messages, so that long rows pass.
struct Limits {
    std::size_t steps = 100'000;  // + 1 per 2 bytes
    std::size_t bytes = 1u << 20; // + 2 per byte: output, and any text on the way
    std::size_t range = 10'000;   // elements of range()
    std::size_t depth = 400;      // nodes within nodes at run time
    std::size_t calls = 32;       // macros within macros
    double seconds = 0.05;        // of this thread's CPU time, + 100 ns per byte
    Limits forInput(std::size_t inputBytes) const;
};

/// One rendering at work: what names stand for, what has been written, what is left of the limits.
class Run {
public:
    explicit Run(const Limits& limits);

    /// Counts down one level of nesting while it lives.
    class Level {
    public:
        explicit Level(std::size_t& depth) : m_depth(&depth) { ++depth; }
        Level(Level&& other) noexcept : m_depth(std::exchange(other.m_depth, nullptr)) {}
        Level& operator=(Level&&) = delete;
        ~Level() {
            if (m_depth != nullptr)
                --*m_depth;
        }

    private:
        std::size_t* m_depth;
    };

    /// One node: a step and a level of nesting.
    Result<Level> enter();
    Result<> spend(std::size_t steps);
    Result<> checkSize(std::size_t bytes) const;
    /// A text a template has made: its size is checked and paid for.
    Result<Value> made(Text text);
    std::size_t rangeLimit() const { return m_limits.range; }

    // names
    Value lookUp(const std::string& name) const;
    void assign(const std::string& name, Value value) { m_frames.back().names[name] = std::move(value); }
    void openScope() { m_frames.push_back({}); }
    void closeScope() { m_frames.pop_back(); }
    /// A macro sees its arguments and the template's top level, not its caller.
    Result<> openCall();
    void closeCall();

    // output
    Result<> write(const Text& text);
    /// Text written from here on is kept apart until takeCapture().
    void capture() { m_outputs.emplace_back(); }
    Text takeCapture();
    void openAnswer();
    void closeAnswer() { --m_answers; }
    bool hasAnswer() const { return m_hasAnswer; }

    // break and continue
    enum class Flow { Next, Break, Continue };
    Flow flow = Flow::Next;
    std::size_t loops = 0; // for statements around the present one, in the present macro

private:
    struct Frame {
        std::map<std::string, Value> names;
        bool isCall = false;
    };
    Result<> checkTime();

    Limits m_limits;
    double m_deadline; // thread CPU seconds
    std::size_t m_steps = 0, m_depth = 0, m_calls = 0, m_nextClock = 0;
    int m_answers = 0;
    bool m_hasAnswer = false;
    std::vector<Frame> m_frames;
    std::vector<Text> m_outputs;
    std::size_t m_written = 0;
};

} // namespace danlu::text::jinja
