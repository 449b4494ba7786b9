#pragma once

#include "base/Clock.h"
#include "base/File.h"
#include "base/Json.h"
#include "protocol/RunFolder.h"

#include <cmath>
#include <random>
#include <stop_token>
#include <thread>

namespace danlu::test {

/// A run whose journal grows as a worker's does: 20 steps a second, a point of each curve and gauge a step. It is not in the project's database.
class SyntheticRun {
public:
    explicit SyntheticRun(const Path& project, std::string name = "streaming") : m_name(std::move(name)), m_folder{project / "runs" / "00000000000000aa"} {}

    Result<> begin(int before) {
        std::filesystem::create_directories(m_folder.root.parent_path());
        DANLU_CHECK(protocol::createRunFolder(m_folder.root, "name: " + toText(Json(m_name)) + "\nmodel: starter\ndataset: tickets@1\nr: 16\n"));
        DANLU_TRY(auto lock, FileLock::acquire(m_folder.lock()));
        m_lock.emplace(std::move(lock));
        DANLU_TRY(m_writer, protocol::JournalWriter::open(m_folder.journal(), m_clock));
        m_writer->add(protocol::BeginRecord{1'000'000, 0, 2, 0, 0, 0});
        m_writer->add(protocol::StateRecord{protocol::RunState::Running, 255, 0});
        m_writer->add(protocol::PhaseRecord{protocol::Phase::Training});
        for (m_step = 1; m_step <= before; ++m_step) {
            add();
            if (m_step % 100 == 0)
                DANLU_CHECK(m_writer->flush()); // the queue holds some thousand
        }
        return m_writer->flush();
    }

    void stream(const std::stop_token& stop) {
        for (; !stop.stop_requested(); ++m_step) {
            add();
            std::this_thread::sleep_for(std::chrono::milliseconds(50));
        }
    }

private:
    void add() {
        using protocol::Gauge;
        using protocol::Series;
        const double noise = m_noise(m_random), falling = 1 + 6 * std::exp(-double(m_step) / 400);
        const auto metric = [this](Series series, double value) { m_writer->add(protocol::MetricRecord{series, m_step, value}); };
        const auto gauge = [this](Gauge kind, double value) { m_writer->add(protocol::GaugeRecord{kind, 0, value}); };
        metric(Series::Loss, falling + 0.2 * noise);
        metric(Series::LearningRate, 1e-4 * (1 + std::cos(double(m_step) / 1e4)));
        metric(Series::GradNorm, std::abs(0.7 + 0.2 * noise));
        metric(Series::TokensPerSecond, 3400 + 100 * noise);
        metric(Series::EvalLoss, falling + 0.1);
        metric(Series::Tokens, double(m_step) * 13'000);
        gauge(Gauge::CpuPercent, 50 + 10 * noise);
        gauge(Gauge::ProcessMemory, 1e10 + 1e8 * noise);
        gauge(Gauge::GpuPercent, 95 + noise);
        gauge(Gauge::GpuMemoryUsed, 2e10);
        m_writer->add(protocol::ProgressRecord{m_step, 1'000'000});
    }

    std::string m_name;
    protocol::RunFolder m_folder;
    SystemClock m_clock;
    std::optional<FileLock> m_lock;
    std::unique_ptr<protocol::JournalWriter> m_writer;
    std::int64_t m_step = 1;
    std::mt19937 m_random{1};
    std::normal_distribution<double> m_noise;
};

} // namespace danlu::test
