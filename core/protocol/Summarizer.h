#pragma once

#include "protocol/RunFolder.h"

namespace danlu::protocol {

/// Folds records into a summary, one after the other: for who reads a journal as it grows. A value.
class Summarizer {
public:
    void take(const Record& record);
    /// As it stands; `live`: somebody holds the run's lock.
    RunSummary summary(bool live) const;

private:
    void add(const StateRecord& record);
    void add(const BeginRecord& record);
    void add(const PhaseRecord& record);
    void add(const ProgressRecord& record);
    void add(const MetricRecord& record);
    void add(const GaugeRecord&) {}
    void add(const CheckpointRecord& record) { m_summary.lastCheckpoint = record.step; }
    void add(const ControlRecord& record) { m_summary.lastControl = record.number; }
    void add(const HeartbeatRecord& record);
    void add(const ResultRecord& record);
    void add(const WarningRecord&) {}

    RunSummary m_summary;
    std::int64_t m_now = 0, m_firstStep = 0, m_trainingSince = 0, m_phaseSince = 0, m_progressAt = 0;
};

} // namespace danlu::protocol
