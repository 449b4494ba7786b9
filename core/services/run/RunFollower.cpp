#include "services/run/RunFollower.h"

namespace danlu::services {
namespace {

using protocol::Gauge;
using protocol::Record;
using protocol::Series;

/// Sorts records into news.
struct NewsReader {
    RunNews& news;
    std::int64_t began, time = 0;

    double seconds() const { return double(time - began) / 1000; }
    RunMoment moment(RunMoment::Kind kind, std::int64_t step) const {
        RunMoment made;
        made.kind = kind;
        made.time = time;
        made.step = step;
        return made;
    }

    void operator()(const protocol::MetricRecord& record) const {
        news.series.push_back({time, nameOf(record.series), -1, double(record.step), record.value});
        if (record.series == Series::Tokens)
            news.ticks.push_back({double(record.step), seconds(), record.value});
    }
    void operator()(const protocol::GaugeRecord& record) const {
        news.gauges.push_back({time, nameOf(record.gauge), record.gauge < Gauge::GpuPercent ? -1 : record.device, seconds(), record.value});
    }
    void operator()(const protocol::BeginRecord& record) const { news.moments.push_back(moment(RunMoment::Kind::Begin, record.firstStep)); }
    void operator()(const protocol::CheckpointRecord& record) const { news.moments.push_back(moment(RunMoment::Kind::Checkpoint, record.step)); }
    void operator()(const protocol::PhaseRecord& record) const {
        news.moments.push_back(moment(RunMoment::Kind::Phase, 0));
        news.moments.back().phase = record.phase;
    }
    void operator()(const protocol::StateRecord& record) const {
        news.moments.push_back(moment(RunMoment::Kind::State, record.step));
        news.moments.back().state = record.state;
    }
    void operator()(const protocol::WarningRecord& record) const {
        news.moments.push_back(moment(RunMoment::Kind::Warning, record.detail));
        news.moments.back().warning = RunWarning(record.code);
    }
    void operator()(const protocol::ControlRecord& record) const {
        news.moments.push_back(moment(RunMoment::Kind::Control, 0));
        news.moments.back().command = record.command;
    }
    template <typename Other>
    void operator()(const Other&) const {}
};

} // namespace

RunFollower::RunFollower(const Path& runFolder) : m_folder{runFolder}, m_reader(m_folder.journal()) {}

Result<RunNews> RunFollower::poll() {
    const bool wasLive = FileLock::isHeld(m_folder.lock()); // asked twice, as protocol::inspect does
    auto records = m_reader.poll();
    if (!records && records.error().code() != ErrorCode::NotFound)
        return std::move(records).error();
    RunNews news;
    if (records)
        for (const Record& record : *records) {
            if (m_began == 0)
                m_began = record.time;
            m_summarizer.take(record);
            std::visit(NewsReader{news, m_began, record.time}, record.body);
        }
    news.now = m_summarizer.summary(wasLive || FileLock::isHeld(m_folder.lock()));
    return news;
}

} // namespace danlu::services
