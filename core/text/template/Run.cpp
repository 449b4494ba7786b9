#include "text/template/Run.h"

#include <ctime>

namespace danlu::text::jinja {
namespace {

constexpr std::size_t kBytesPerStep = 256;
constexpr std::size_t kStepsPerClock = 512;

double threadSeconds() {
    timespec now{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return double(now.tv_sec) + 1e-9 * double(now.tv_nsec);
}

Error limitError(const std::string& what) { return templateError("it was stopped: " + what); }

} // namespace

Limits Limits::forInput(std::size_t inputBytes) const {
    Limits all = *this;
    all.steps += inputBytes / 2;
    all.bytes += 2 * inputBytes;
    all.seconds += 1e-7 * double(inputBytes);
    return all;
}

Run::Run(const Limits& limits) : m_limits(limits), m_deadline(threadSeconds() + limits.seconds), m_frames(1), m_outputs(1) {}

Result<> Run::checkTime() {
    m_nextClock = m_steps + kStepsPerClock;
    return threadSeconds() <= m_deadline ? ok() : limitError("it takes more than its time");
}

Result<> Run::spend(std::size_t steps) {
    m_steps += steps;
    if (m_steps > m_limits.steps)
        return limitError("it takes more than " + std::to_string(m_limits.steps) + " steps");
    return m_steps < m_nextClock ? ok() : checkTime();
}

Result<Run::Level> Run::enter() {
    DANLU_CHECK(spend(1));
    if (m_depth >= m_limits.depth)
        return limitError("it is nested more than " + std::to_string(m_limits.depth) + " deep");
    return Level(m_depth);
}

Result<> Run::checkSize(std::size_t bytes) const {
    return bytes <= m_limits.bytes ? ok() : limitError("it writes more than " + std::to_string(m_limits.bytes) + " bytes");
}

Result<Value> Run::made(Text text) {
    DANLU_CHECK(checkSize(text.size()));
    DANLU_CHECK(spend(text.size() / kBytesPerStep));
    return Value(std::move(text));
}

Value Run::lookUp(const std::string& name) const {
    for (std::size_t i = m_frames.size(); i-- > 0;) {
        const auto found = m_frames[i].names.find(name);
        if (found != m_frames[i].names.end())
            return found->second;
        if (m_frames[i].isCall)
            i = 1; // go on at the top level
    }
    return Value(Undefined{name});
}

Result<> Run::openCall() {
    if (m_calls >= m_limits.calls)
        return limitError("macros call each other more than " + std::to_string(m_limits.calls) + " deep");
    ++m_calls;
    m_frames.push_back({{}, true});
    return ok();
}

void Run::closeCall() {
    --m_calls;
    m_frames.pop_back();
}

Result<> Run::write(const Text& text) {
    m_written += text.size();
    DANLU_CHECK(checkSize(m_written));
    DANLU_CHECK(spend(text.size() / kBytesPerStep));
    m_outputs.back().append(m_answers > 0 ? text.marked(kInAnswer) : text);
    return ok();
}

Text Run::takeCapture() {
    Text text = std::move(m_outputs.back());
    m_outputs.pop_back();
    return text;
}

void Run::openAnswer() {
    ++m_answers;
    m_hasAnswer = true;
}

} // namespace danlu::text::jinja
