#include "protocol/Summarizer.h"

#include "crypto/Hash.h"

namespace danlu::protocol {
namespace {

std::string gaugeName(const GaugeRecord& record) {
    const std::string name(nameOf(record.gauge));
    return record.gauge < Gauge::GpuPercent ? name : "gpu" + std::to_string(record.device) + "_" + name;
}

} // namespace

void Summarizer::take(const Record& record) {
    m_now = record.time;
    if (m_summary.startedAt == 0)
        m_summary.startedAt = record.time;
    m_summary.updatedAt = record.time;
    std::visit([this](const auto& body) { add(body); }, record.body);
}

RunSummary Summarizer::summary(bool live) const {
    RunSummary summary = m_summary;
    summary.live = live;
    if (!live)
        summary.state = next(summary.state, RunEvent::Vanished);
    const auto doneHere = summary.step - m_firstStep;
    if (!isEnd(summary.state) && m_trainingSince > 0 && doneHere > 0)
        summary.etaSeconds = double(m_progressAt - m_trainingSince) / 1000 / double(doneHere) * double(summary.totalSteps - summary.step);
    return summary;
}

void Summarizer::add(const StateRecord& record) {
    m_summary.state = record.state;
    m_summary.endedAt = isEnd(record.state) ? m_now : 0;
    if (isEnd(record.state) && record.step > 0) // progress is told a few times a second only
        m_summary.step = record.step;
    m_summary.errorCode = record.error == 255 ? std::nullopt : std::optional(std::string(nameOf(static_cast<ErrorCode>(record.error))));
}

void Summarizer::add(const BeginRecord& record) {
    ++m_summary.attempts;
    m_summary.step = m_firstStep = record.firstStep;
    m_summary.totalSteps = record.totalSteps;
    m_trainingSince = m_now;
}

void Summarizer::add(const PhaseRecord& record) {
    if (m_summary.phase == Phase::Paused) // what comes is estimated from the time at work
        m_trainingSince += m_now - m_phaseSince;
    m_summary.phase = record.phase;
    m_phaseSince = m_now;
}

void Summarizer::add(const ProgressRecord& record) {
    if (m_summary.phase == Phase::Loading || m_summary.phase == Phase::Tokenizing)
        return;
    m_summary.step = record.done;
    m_summary.totalSteps = record.total;
    m_progressAt = m_now;
}

void Summarizer::add(const MetricRecord& record) {
    if (record.series == Series::Loss)
        m_summary.loss = record.value;
    if (record.series == Series::EvalLoss)
        m_summary.evalLoss = record.value;
    if (record.series == Series::TokensPerSecond)
        m_summary.tokensPerSecond = record.value;
}

void Summarizer::add(const HeartbeatRecord& record) {
    m_summary.heartbeats = record.counter;
    m_summary.heartbeatAt = m_now;
}

void Summarizer::add(const ResultRecord& record) {
    m_summary.step = record.steps;
    m_summary.resultSha256 = crypto::hexText(record.sha256);
}

RunSummary summarize(const std::vector<Record>& records, bool live) {
    Summarizer summarizer;
    for (const auto& record : records)
        summarizer.take(record);
    return summarizer.summary(live);
}

std::map<std::string, std::vector<Point>> curves(const std::vector<Record>& records) {
    std::map<std::string, std::map<std::int64_t, double>> bySteps;
    for (const auto& record : records) {
        if (const auto* begin = std::get_if<BeginRecord>(&record.body)) // what lies behind the checkpoint was lost and is done again
            for (auto& [name, steps] : bySteps)
                steps.erase(steps.upper_bound(begin->firstStep), steps.end());
        if (const auto* metric = std::get_if<MetricRecord>(&record.body))
            bySteps[std::string(nameOf(metric->series))][metric->step] = metric->value;
    }
    std::map<std::string, std::vector<Point>> curves;
    for (const auto& [name, steps] : bySteps)
        for (const auto& [step, value] : steps)
            curves[name].push_back({double(step), value});
    return curves;
}

std::map<std::string, std::vector<Point>> gauges(const std::vector<Record>& records) {
    std::map<std::string, std::vector<Point>> curves;
    for (const auto& record : records)
        if (const auto* gauge = std::get_if<GaugeRecord>(&record.body))
            curves[gaugeName(*gauge)].push_back({double(record.time - records.front().time) / 1000, gauge->value});
    return curves;
}

} // namespace danlu::protocol
