// What a GUI event costs while a run's journal grows: the train page on a project of its own, a thread that writes as a worker would.
//   QT_QPA_PLATFORM=offscreen live_bench [seconds [points before]]     prints one JSON line
#include "protocol/RunFolder.h"
#include "services/project/Project.h"
#include "ui/pages/train/TrainPage.h"
#include "ui/style/Style.h"

#include <QApplication>
#include <QTemporaryDir>
#include <QTimer>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <ctime>
#include <numeric>
#include <random>
#include <thread>

using namespace danlu;
using namespace danlu::ui;

namespace {

double threadMilliseconds() {
    timespec time{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return double(time.tv_sec) * 1e3 + double(time.tv_nsec) / 1e6;
}

/// Measures every event the GUI thread handles, in CPU time: the machine's other work does not count.
class MeasuredApplication final : public QApplication {
public:
    using QApplication::QApplication;
    std::vector<double> costs;

    bool notify(QObject* receiver, QEvent* event) override {
        ++m_depth;
        const double started = threadMilliseconds();
        const bool handled = QApplication::notify(receiver, event);
        if (--m_depth == 0)
            costs.push_back(threadMilliseconds() - started);
        return handled;
    }

private:
    int m_depth = 0;
};

/// A run whose journal grows: 20 steps a second, a point of each curve and gauge a step.
class SyntheticRun {
public:
    explicit SyntheticRun(const Path& project) : m_folder{project / "runs" / "00000000000000aa"} {}

    Result<> begin(int before) {
        std::filesystem::create_directories(m_folder.root.parent_path());
        DANLU_CHECK(protocol::createRunFolder(m_folder.root, "name: streaming\nmodel: starter\ndataset: tickets@1\nr: 16\n"));
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

    protocol::RunFolder m_folder;
    SystemClock m_clock;
    std::optional<FileLock> m_lock;
    std::unique_ptr<protocol::JournalWriter> m_writer;
    std::int64_t m_step = 1;
    std::mt19937 m_random{1};
    std::normal_distribution<double> m_noise;
};

double percentileOf(std::vector<double> values, double share) {
    std::sort(values.begin(), values.end());
    return values.empty() ? 0 : values[std::min(values.size() - 1, std::size_t(double(values.size()) * share))];
}

int fail(const Error& error) {
    std::fprintf(stderr, "live_bench: %s\n", error.chain().c_str());
    return 1;
}

} // namespace

int main(int argc, char** argv) {
    MeasuredApplication application(argc, argv);
    application.setStyle(new Style(Look(Tokens::builtIn().value(), Scheme::Dark)));
    const int seconds = argc > 1 ? std::atoi(argv[1]) : 20, before = argc > 2 ? std::atoi(argv[2]) : 2000;
    const QTemporaryDir folder;
    const Path project = Path(folder.path().toStdString()) / "live.danlu";
    const auto programs = services::Programs::besideThisProgram();
    if (auto made = services::Project::create(project, {"Live", "correct horse battery staple", services::KdfCost{46 * 1024, 1, 1}}, programs); !made)
        return fail(made.error());
    SyntheticRun run(project);
    if (auto begun = run.begin(before); !begun)
        return fail(begun.error());
    std::jthread writer([&run](const std::stop_token& stop) { run.stream(stop); });
    Shell shell(programs);
    std::unique_ptr<TrainPage> page;
    shell.session().open(project, [&](Result<std::monostate> opened) {
        if (!opened)
            return QApplication::exit(fail(opened.error()));
        page = std::make_unique<TrainPage>(shell);
        page->resize(1440, 824);
        page->show();
        page->open({});
        QTimer::singleShot(2000, [&] { application.costs.clear(); }); // without what was there before
        QTimer::singleShot(2000 + seconds * 1000, [] { QApplication::exit(0); });
    });
    const int status = QApplication::exec();
    const auto& costs = application.costs;
    std::printf(
        "{\"case\":\"train page\",\"seconds\":%d,\"points_before\":%d,\"events\":%zu,\"mean_ms\":%.3f,\"p99_ms\":%.2f,\"p999_ms\":%.2f,\"max_ms\":%.2f}\n",
        seconds, before, costs.size(), std::accumulate(costs.begin(), costs.end(), 0.0) / double(std::max<std::size_t>(1, costs.size())),
        percentileOf(costs, 0.99), percentileOf(costs, 0.999), costs.empty() ? 0 : *std::max_element(costs.begin(), costs.end()));
    page.reset();
    return status;
}
