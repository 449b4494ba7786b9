// bench_rows [ROWS]: how smoothly a table of encrypted rows scrolls. Makes a project in a temporary folder, then goes through the real table
// line by line, page by page and by jumps, and prints percentiles: of a frame (scrolling and painting, in the GUI thread) and of the time until
// every row that is to be seen was decrypted and painted.
#include "protocol/Rows.h"
#include "services/project/Project.h"
#include "store/VersionWriter.h"
#include "ui/pages/data/RowsModel.h"
#include "ui/pages/data/RowsTable.h"
#include "ui/shell/Preferences.h"
#include "ui/style/Style.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QScrollBar>
#include <QTemporaryDir>
#include <QTextStream>

#include <algorithm>
#include <random>

namespace danlu::bench {
namespace {

constexpr const char* kPassphrase = "correct horse battery staple";
constexpr services::KdfCost kCheap{46 * 1024, 1, 1};
constexpr int kSteps = 600; // of each way to scroll
constexpr QSize kTable(1040, 780);

/// A ticket of 60 to 260 bytes.
Row ticket(std::uint64_t number) {
    std::string text = "客户来电，第 " + std::to_string(number) + " 号工单：网关每天晚上频繁掉线";
    for (std::uint64_t i = 0; i < number % 7; ++i)
        text += "，断电重启能恢复十几分钟";
    return {RowKind::Classification, {{Role::User, text}}, {}, {{"网络与连接", "频繁掉线", "固定时段 " + std::to_string(number % 40)}}};
}

Result<> makeProject(const Path& folder, std::uint64_t rows, const services::Programs& programs) {
    DANLU_TRY(auto created, services::Project::create(folder, {"Bench", kPassphrase, kCheap}, programs));
    DANLU_TRY(auto writer, store::VersionWriter::forNewDataset(created.project.file(), "rows", "classification"));
    Bytes encoded;
    for (std::uint64_t i = 0; i < rows; ++i) {
        encoded.clear();
        DANLU_CHECK(protocol::encodeRow(ticket(i), encoded));
        DANLU_CHECK(writer.append(encoded));
    }
    DANLU_TRY(const auto version, writer.commit("data.import", {{"files", Json::array()}}));
    (void)version;
    return ok();
}

void print(const char* name, std::vector<double> millis) {
    if (millis.empty())
        return;
    std::ranges::sort(millis);
    const auto at = [&millis](double share) { return millis[std::size_t(double(millis.size() - 1) * share)]; };
    QTextStream(stdout) << QString::asprintf("%-28s %5zu steps   p50 %6.2f   p95 %6.2f   p99 %6.2f   max %6.2f ms\n", name, millis.size(), at(0.5), at(0.95),
                                             at(0.99), millis.back());
}

/// One way to scroll after the other, a step when everything of the last one is painted.
class Scrolling : public QObject {
public:
    Scrolling(ui::RowsModel& model, ui::RowsTable& table) : m_model(model), m_table(table) {
        connect(&model, &ui::RowsModel::opened, this, &Scrolling::step, Qt::QueuedConnection);
        connect(&model, &QAbstractItemModel::dataChanged, this, &Scrolling::look, Qt::QueuedConnection);
    }

private:
    struct Way {
        const char* name;
        std::function<int(int)> next; // of the scroll bar
    };

    void step() {
        if (m_step == kSteps)
            report();
        if (m_way == m_ways.size())
            return;
        m_clock.start();
        QScrollBar& bar = *m_table.verticalScrollBar();
        bar.setValue(std::clamp(m_ways[m_way].next(bar.value()), 0, bar.maximum()));
        m_table.viewport()->repaint();
        m_frames.push_back(double(m_clock.nsecsElapsed()) / 1e6);
        m_isWaiting = !isAllThere();
        if (!m_isWaiting)
            finish(m_frames.back());
    }

    bool isAllThere() const {
        const int first = m_table.rowAt(0), last = m_table.rowAt(m_table.viewport()->height() - 1);
        const auto isThere = [this](int row) { return m_model.index(row, 1).data(ui::RowsModel::kIsThere).toBool(); };
        return isThere(first) && isThere(last < 0 ? m_model.rowCount() - 1 : last);
    }

    void look() {
        if (!m_isWaiting || !isAllThere())
            return;
        m_isWaiting = false;
        m_table.viewport()->repaint();
        finish(double(m_clock.nsecsElapsed()) / 1e6);
    }

    void finish(double millis) {
        m_whole.push_back(millis);
        ++m_step;
        QTimer::singleShot(0, this, &Scrolling::step);
    }

    void report() {
        const std::string name = m_ways[m_way].name;
        print((name + ", frame").c_str(), std::exchange(m_frames, {}));
        print((name + ", all painted").c_str(), std::exchange(m_whole, {}));
        m_step = 0;
        if (++m_way == m_ways.size())
            QApplication::quit();
    }

    ui::RowsModel& m_model;
    ui::RowsTable& m_table;
    std::mt19937 m_random{42};
    std::vector<Way> m_ways{{"wheel", [](int value) { return value + 84; }},
                            {"page down", [this](int value) { return value + m_table.verticalScrollBar()->pageStep(); }},
                            {"drag", [this](int value) { return value + m_table.verticalScrollBar()->maximum() / kSteps; }},
                            {"jump", [this](int) { return int(m_random() % unsigned(m_table.verticalScrollBar()->maximum())); }}};
    std::size_t m_way = 0;
    int m_step = 0;
    bool m_isWaiting = false;
    QElapsedTimer m_clock;
    std::vector<double> m_frames, m_whole;
};

int fail(const Error& error) {
    QTextStream(stderr) << "bench_rows: " << QString::fromStdString(error.chain()) << '\n';
    return 1;
}

int run(std::uint64_t rows) {
    const QTemporaryDir folder;
    const Path project = Path(folder.path().toStdString()) / "b.danlu";
    const services::Programs programs;
    QElapsedTimer clock;
    clock.start();
    if (auto made = makeProject(project, rows, programs); !made)
        return fail(made.error());
    QTextStream(stdout) << "made " << rows << " rows in " << double(clock.elapsed()) / 1000 << " s\n";
    auto tokens = ui::Tokens::builtIn();
    QApplication::setStyle(new ui::Style(ui::Look(std::move(*tokens), ui::Scheme::Dark)));
    ui::Preferences preferences;
    ui::Session session(programs);
    ui::RowsModel model(session);
    ui::RowsTable table(model, preferences);
    table.resize(kTable);
    table.show();
    Scrolling scrolling(model, table);
    QObject::connect(&model, &ui::RowsModel::failed, &table, [](const Error& error) { QApplication::exit(fail(error)); });
    session.open(project, [&](Result<std::monostate>) {
        session.unlock(QString::fromLatin1(kPassphrase), [&](Result<std::monostate>) { model.open(QStringLiteral("rows")); });
    });
    return QApplication::exec();
}

} // namespace
} // namespace danlu::bench

int main(int argc, char** argv) {
    const QTemporaryDir settings;
    qputenv("XDG_CONFIG_HOME", settings.path().toLocal8Bit());
    QApplication application(argc, argv);
    return danlu::bench::run(argc > 1 ? std::strtoull(argv[1], nullptr, 10) : 1'000'000);
}
