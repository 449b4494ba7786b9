// What a GUI event costs while a run's journal grows, and an import runs beside it: the train page on a project of its own, a thread that
// writes as a worker would, a real reader.
//   QT_QPA_PLATFORM=offscreen live_bench [seconds [points before [megabytes to import]]]     prints one JSON line
#include "support/SyntheticRun.h"

#include "services/dataset/Import.h"
#include "services/project/Project.h"
#include "ui/pages/train/TrainPage.h"
#include "ui/style/Style.h"

#include <QApplication>
#include <QFile>
#include <QTemporaryDir>
#include <QTimer>

#include <algorithm>
#include <cstdio>
#include <ctime>
#include <malloc.h>
#include <numeric>

using namespace danlu;
using namespace danlu::ui;

namespace {

constexpr int kSettleMillis = 2000; // what was there before is read
constexpr const char* kPassphrase = "correct horse battery staple";

double clockMilliseconds(clockid_t clock) {
    timespec time{};
    clock_gettime(clock, &time);
    return double(time.tv_sec) * 1e3 + double(time.tv_nsec) / 1e6;
}

/// Measures every event the GUI thread handles: in CPU time, of which the machine's other work is no part, and in wall time.
class MeasuredApplication final : public QApplication {
public:
    using QApplication::QApplication;
    std::vector<double> costs, walls;

    bool notify(QObject* receiver, QEvent* event) override {
        ++m_depth;
        const double started = clockMilliseconds(CLOCK_THREAD_CPUTIME_ID), began = clockMilliseconds(CLOCK_MONOTONIC);
        const bool handled = QApplication::notify(receiver, event);
        if (--m_depth == 0) {
            costs.push_back(clockMilliseconds(CLOCK_THREAD_CPUTIME_ID) - started);
            walls.push_back(clockMilliseconds(CLOCK_MONOTONIC) - began);
        }
        return handled;
    }

private:
    int m_depth = 0;
};

double percentileOf(std::vector<double> values, double share) {
    std::sort(values.begin(), values.end());
    return values.empty() ? 0 : values[std::min(values.size() - 1, std::size_t(double(values.size()) * share))];
}

double largestOf(const std::vector<double>& values) { return values.empty() ? 0 : *std::max_element(values.begin(), values.end()); }

/// Of this process, in MB of 1,000,000 bytes: what is its own, without pages that only wait to be given back.
double ownMegabytes() {
    malloc_trim(0);
    QFile file(QStringLiteral("/proc/self/status"));
    if (!file.open(QIODevice::ReadOnly))
        return 0;
    for (const QByteArray& line : file.readAll().split('\n'))
        if (line.startsWith("RssAnon:"))
            return line.mid(8).simplified().split(' ').first().toDouble() * 1024 / 1e6;
    return 0;
}

int fail(const Error& error) {
    std::fprintf(stderr, "live_bench: %s\n", error.chain().c_str());
    return 1;
}

/// Imports one file after the other, each a dataset of its own, as long as the program runs.
class Imports {
public:
    Imports(Shell& shell, Path file) : m_shell(shell), m_file(std::move(file)) {}
    void next() {
        const services::ImportRequest request{{m_file}, "import-" + std::to_string(++m_begun), {}, services::Existing::Refuse};
        m_shell.activities().start<Json>(
            {"download"_icon, QStringLiteral("Import"), QStringLiteral("data"), {}},
            [request](services::Project& project, const services::Task& task) { return services::importDataset(project, request, task); },
            [this](Result<Json> done) {
                if (!done && done.error().code() != ErrorCode::Cancelled)
                    return QApplication::exit(fail(done.error()));
                rows += done ? done->value("rows", std::int64_t(0)) : 0;
                next();
            });
    }
    std::int64_t rows = 0;

private:
    Shell& m_shell;
    Path m_file;
    int m_begun = 0;
};

Path writeTickets(const QTemporaryDir& folder, int megabytes) {
    QFile file(folder.filePath(QStringLiteral("tickets.jsonl")));
    if (!file.open(QIODevice::WriteOnly))
        return {};
    for (int i = 0; file.pos() < qint64(megabytes) * 1'000'000; ++i)
        file.write(QStringLiteral("{\"text\": \"工单 %1：办公室的网络又断了，打印机也连不上，请尽快派人来看。\", \"label\": \"网络/%2\"}\n")
                       .arg(i)
                       .arg(i % 7)
                       .toUtf8());
    return file.fileName().toStdString();
}

} // namespace

int main(int argc, char** argv) {
    const QTemporaryDir folder;
    qputenv("XDG_CONFIG_HOME", folder.path().toLocal8Bit()); // not the person's own
    qputenv("XDG_STATE_HOME", folder.path().toLocal8Bit());
    MeasuredApplication application(argc, argv);
    application.setStyle(new Style(Look(Tokens::builtIn().value(), Scheme::Dark)));
    const auto number = [&](int at, int otherwise) { return argc > at ? std::atoi(argv[at]) : otherwise; };
    const int seconds = number(1, 20), before = number(2, 2000), megabytes = number(3, 0);
    const Path project = Path(folder.path().toStdString()) / "live.danlu";
    const auto beside = services::Programs::besideThisProgram();
    services::Programs programs = beside;
    programs.reader = beside.reader.parent_path().parent_path() / "bin" / "danlu-reader";
    if (auto made = services::Project::create(project, {"Live", kPassphrase, services::KdfCost{46 * 1024, 1, 1}}, programs); !made)
        return fail(made.error());
    test::SyntheticRun run(project);
    if (auto begun = run.begin(before); !begun)
        return fail(begun.error());
    std::jthread writer([&run](const std::stop_token& stop) { run.stream(stop); });
    Shell shell(programs);
    Imports imports(shell, megabytes > 0 ? writeTickets(folder, megabytes) : Path());
    std::unique_ptr<TrainPage> page;
    double atFirst = 0;
    const auto begin = [&] {
        page = std::make_unique<TrainPage>(shell);
        page->resize(1440, 824);
        page->show();
        page->open({});
        if (megabytes > 0)
            imports.next();
        QTimer::singleShot(kSettleMillis, [&] {
            atFirst = ownMegabytes();
            application.costs.clear();
            application.walls.clear();
        });
        QTimer::singleShot(kSettleMillis + seconds * 1000, [] { QApplication::exit(0); });
    };
    shell.session().open(project, [&](Result<std::monostate> opened) {
        if (!opened)
            return QApplication::exit(fail(opened.error()));
        shell.session().unlock(QString::fromLatin1(kPassphrase),
                               [&](Result<std::monostate> unlocked) { unlocked ? begin() : QApplication::exit(fail(unlocked.error())); });
    });
    const int status = QApplication::exec();
    const auto &costs = application.costs, &walls = application.walls;
    std::printf("{\"case\":\"train page\",\"seconds\":%d,\"points_before\":%d,\"rows_imported\":%lld,\"events\":%zu,\"mean_ms\":%.3f,\"p99_ms\":%.2f,"
                "\"p999_ms\":%.2f,\"max_ms\":%.2f,\"wall_p99_ms\":%.2f,\"wall_max_ms\":%.2f,\"own_mb_at_first\":%.1f,\"own_mb_at_last\":%.1f}\n",
                seconds, before, static_cast<long long>(imports.rows), costs.size(),
                std::accumulate(costs.begin(), costs.end(), 0.0) / double(std::max<std::size_t>(1, costs.size())), percentileOf(costs, 0.99),
                percentileOf(costs, 0.999), largestOf(costs), percentileOf(walls, 0.99), largestOf(walls), atFirst, ownMegabytes());
    shell.activities().cancelAll();
    page.reset();
    return status;
}
