#pragma once

#include "protocol/Summarizer.h"

#include <memory>

namespace danlu::services {

using protocol::RunState;
using protocol::RunSummary;
using RunPhase = protocol::Phase;
using RunWarning = protocol::Warning;

/// A point of a curve: `loss`, `eval_loss` … at a step, or a gauge (`cpu_percent`; `percent` of GPU 0) at a second of the run.
struct RunSample {
    std::int64_t time = 0; // UTC milliseconds
    std::string_view name; // protocol's word, which stays
    int device = -1;       // of a GPU's gauge, −1 = none
    double at = 0, value = 0;
};
/// By which steps, seconds since the run first began and trained tokens are turned into each other.
struct RunTick {
    double step = 0, seconds = 0, tokens = 0;
};
/// Something that happened once.
struct RunMoment {
    enum class Kind { Begin, Phase, Checkpoint, State, Warning, Control } kind = Kind::Begin;
    std::int64_t time = 0, step = 0; // step: that of a checkpoint, of an end; the first one of an attempt
    RunPhase phase = RunPhase::Loading;
    RunState state = RunState::Queued;
    RunWarning warning{};
    protocol::Command command{};
};

/// What is new of a run since somebody last looked.
struct RunNews {
    std::vector<RunSample> series, gauges;
    std::vector<RunTick> ticks;
    std::vector<RunMoment> moments;
    RunSummary now;
    bool hasCurves() const { return !series.empty() || !gauges.empty(); }
};

/// A run's journal, read as it grows: each poll costs what is new. A run that has not begun has no news. One thread at a time; needs no key.
class RunFollower {
public:
    explicit RunFollower(const Path& runFolder);
    Result<RunNews> poll();

private:
    protocol::RunFolder m_folder;
    protocol::JournalReader m_reader;
    protocol::Summarizer m_summarizer;
    std::int64_t m_began = 0;
};

} // namespace danlu::services
