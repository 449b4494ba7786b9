// How long the window takes to be there, what it holds, and how long a page takes. Prints one JSON line per figure.
//   window_bench [--times N] [--project DIR --passphrase-file F]      on the platform of QT_QPA_PLATFORM
// Each start is a process of its own: this program with --child, which does what the desktop's main function does.
#include "base/File.h"
#include "services/process/Protect.h"
#include "ui/shell/Language.h"
#include "ui/shell/Theme.h"
#include "ui/shell/Window.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QTextStream>

#include <algorithm>
#include <ctime>

namespace danlu::bench {
namespace {

using namespace ui;

constexpr int kSettleMillis = 1500; // until lists are read and meters have their first values
constexpr int kBetweenMillis = 300; // pages

/// Since the machine started, in milliseconds: parent and child have the same clock.
double nowMillis() {
    timespec time{};
    clock_gettime(CLOCK_MONOTONIC, &time);
    return double(time.tv_sec) * 1e3 + double(time.tv_nsec) / 1e6;
}

/// A line of /proc/self/status, in MB of 1,000,000 bytes.
double statusMegabytes(const QByteArray& key) {
    QFile file(QStringLiteral("/proc/self/status"));
    if (!file.open(QIODevice::ReadOnly))
        return 0;
    for (const QByteArray& line : file.readAll().split('\n'))
        if (line.startsWith(key + ':'))
            return line.mid(key.size() + 1).simplified().split(' ').first().toDouble() * 1024 / 1e6;
    return 0;
}

void say(const QString& line) {
    QTextStream out(stdout);
    out << line << '\n';
    out.flush();
}

/// Says when the window was painted first, then what the process holds; then goes through the pages.
class Child : public QObject {
public:
    Child(Shell& shell, Window& window, const QCommandLineParser& options) : m_shell(shell), m_window(window), m_options(options) {
        window.installEventFilter(this);
    }
    bool eventFilter(QObject* object, QEvent* event) override {
        if (object == &m_window && event->type() == QEvent::Paint && !std::exchange(m_isPainted, true))
            QTimer::singleShot(0, this, [this] { afterPaint(); });
        return false;
    }

private:
    void afterPaint() {
        say(QStringLiteral("paint %1").arg(nowMillis(), 0, 'f', 3));
        QTimer::singleShot(kSettleMillis, this, [this] {
            say(QStringLiteral("resident %1 anonymous %2").arg(statusMegabytes("VmRSS")).arg(statusMegabytes("RssAnon")));
            const QString project = m_options.value(QStringLiteral("project"));
            project.isEmpty() ? QApplication::exit(0) : open(project);
        });
    }
    void open(const QString& project) {
        m_shell.session().open(project.toStdString(), [this](Result<std::monostate>) {
            QFile file(m_options.value(QStringLiteral("passphrase-file")));
            const QString passphrase = file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readLine()).trimmed() : QString();
            m_shell.session().unlock(passphrase, [this](Result<std::monostate> unlocked) {
                if (!unlocked)
                    return QApplication::exit(1);
                for (const PageEntry& page : pagesInOrder())
                    if (page.place != PagePlace::Start)
                        m_pages << page.id;
                m_pages << m_pages; // made, then shown again
                QTimer::singleShot(kSettleMillis, this, [this] { showNext(); });
            });
        });
    }
    /// Until what the page put into the event queue is painted; what it reads beside the GUI thread comes later.
    void showNext() {
        if (m_pages.isEmpty())
            return QApplication::exit(0);
        const QString page = m_pages.takeFirst();
        const double began = nowMillis();
        m_shell.go(page);
        m_window.repaint();
        const bool isAgain = m_seen.contains(page);
        m_seen << page;
        say(QStringLiteral("%1 %2 %3").arg(isAgain ? QStringLiteral("again") : QStringLiteral("made"), page).arg(nowMillis() - began, 0, 'f', 3));
        QTimer::singleShot(kBetweenMillis, this, [this] { showNext(); });
    }

    Shell& m_shell;
    Window& m_window;
    const QCommandLineParser& m_options;
    QStringList m_pages, m_seen;
    bool m_isPainted = false;
};

int runChild(QApplication& application, const QCommandLineParser& options) {
    Q_UNUSED(application)
    services::protectThisProcess();
    auto tokens = Tokens::builtIn();
    Shell shell(services::Programs::besideThisProgram());
    const LanguageSwitch language(shell.preferences());
    const ThemeSwitch theme(shell.preferences(), std::move(*tokens));
    Window window(shell);
    Child child(shell, window, options);
    window.show();
    return QApplication::exec();
}

struct Figures {
    std::vector<double> paint, resident, anonymous, made, again;
};

void take(Figures& figures, double began, const QString& output) {
    for (const QString& line : output.split(QLatin1Char('\n'), Qt::SkipEmptyParts)) {
        const QStringList words = line.split(QLatin1Char(' '));
        if (words[0] == QStringLiteral("paint"))
            figures.paint.push_back(words[1].toDouble() - began);
        else if (words[0] == QStringLiteral("resident")) {
            figures.resident.push_back(words[1].toDouble());
            figures.anonymous.push_back(words[3].toDouble());
        } else if (words.size() == 3)
            (words[0] == QStringLiteral("made") ? figures.made : figures.again).push_back(words[2].toDouble());
    }
}

void print(const char* name, std::vector<double> values, const char* unit, double goal) {
    if (values.empty())
        return;
    std::ranges::sort(values);
    const auto at = [&](double share) { return values[std::min(values.size() - 1, std::size_t(double(values.size()) * share))]; };
    say(QStringLiteral("{\"figure\": \"%1\", \"unit\": \"%2\", \"count\": %3, \"p50\": %4, \"p90\": %5, \"p99\": %6, \"goal\": %7}")
            .arg(QLatin1String(name), QLatin1String(unit))
            .arg(values.size())
            .arg(at(0.5), 0, 'f', 1)
            .arg(at(0.9), 0, 'f', 1)
            .arg(at(0.99), 0, 'f', 1)
            .arg(goal));
}

int runAll(const QCommandLineParser& options) {
    QStringList arguments{QStringLiteral("--child")};
    for (const char* each : {"project", "passphrase-file"})
        if (const QString value = options.value(QLatin1String(each)); !value.isEmpty())
            arguments << QStringLiteral("--%1").arg(QLatin1String(each)) << value;
    Figures figures;
    for (int i = 0; i < options.value(QStringLiteral("times")).toInt(); ++i) {
        QProcess child;
        const double began = nowMillis();
        child.start(QCoreApplication::applicationFilePath(), arguments);
        child.waitForFinished(120'000);
        take(figures, began, QString::fromUtf8(child.readAllStandardOutput()));
    }
    print("first paint", figures.paint, "ms", 300);
    print("resident memory", figures.resident, "MB", 90);
    print("anonymous memory", figures.anonymous, "MB", 90);
    print("a page made and painted", figures.made, "ms", 50);
    print("a page shown again", figures.again, "ms", 50);
    return figures.paint.empty() ? 1 : 0;
}

} // namespace
} // namespace danlu::bench

int main(int argc, char** argv) {
    const bool isChild = argc > 1 && std::string_view(argv[1]) == "--child";
    std::optional<QTemporaryDir> settings; // not the person's own
    if (!isChild)
        qputenv("XDG_CONFIG_HOME", settings.emplace().path().toLocal8Bit());
    QApplication application(argc, argv);
    QCommandLineParser options;
    options.addHelpOption();
    options.addOption({QStringLiteral("child"), QStringLiteral("Is one start.")});
    options.addOption({QStringLiteral("times"), QStringLiteral("Starts."), QStringLiteral("N"), QStringLiteral("20")});
    options.addOption({QStringLiteral("project"), QStringLiteral("Project folder."), QStringLiteral("DIR")});
    options.addOption({QStringLiteral("passphrase-file"), QStringLiteral("Its passphrase."), QStringLiteral("FILE")});
    options.process(application);
    return isChild ? danlu::bench::runChild(application, options) : danlu::bench::runAll(options);
}
