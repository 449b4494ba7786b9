// ui_screenshots [--project DIR --passphrase-file F] --page ID [--what NAME] [--theme light|dark] [--language zh|en] [--size 1440x900]
//                [--wait SECONDS] [--keys "Tab Down Return …"] [--type TEXT] [--then "Ctrl+Return …"] --to FILE.png
// Opens the window, goes there, presses keys, waits until nothing has been painted for a while, and saves what is to be seen.
#include "ui/shell/Language.h"
#include "ui/shell/Theme.h"
#include "ui/shell/Window.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QFile>
#include <QKeyEvent>
#include <QTemporaryDir>
#include <QTest>
#include <QTextStream>

namespace danlu::screenshots {
namespace {

using namespace ui;

QCommandLineOption option(const char* name, const char* help, const char* usual = "") {
    return {QString::fromLatin1(name), QString::fromLatin1(help), QString::fromLatin1(name), QString::fromLatin1(usual)};
}

void addOptions(QCommandLineParser& parser) {
    parser.addHelpOption();
    parser.addOption(option("project", "Project folder."));
    parser.addOption(option("passphrase-file", "Its passphrase; without one it stays locked."));
    parser.addOption(option("page", "Page to go to.", ""));
    parser.addOption(option("what", "What to show on it: a dataset, a run."));
    parser.addOption(option("theme", "light or dark.", "light"));
    parser.addOption(option("language", "zh or en.", "en"));
    parser.addOption(option("size", "Of the window.", "1440x900"));
    parser.addOption(option("wait", "Seconds after the page is there.", "2"));
    parser.addOption(option("keys", "Key sequences, blank between, pressed on the page."));
    parser.addOption(option("type", "Text written after the keys."));
    parser.addOption(option("then", "Key sequences after the text."));
    parser.addOption(option("to", "PNG file."));
}

QString firstLine(const QString& path) {
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readLine()).trimmed() : QString();
}

void press(const QKeySequence& keys) {
    QWidget* to = QApplication::focusWidget() ? QApplication::focusWidget() : QApplication::activeWindow();
    for (int i = 0; to && i < keys.count(); ++i)
        QTest::keyClick(to, keys[uint(i)].key(), keys[uint(i)].keyboardModifiers()); // shortcuts hear it too
}

/// Everything that happens after the window is there, one step after the other.
class Tour : public QObject {
public:
    Tour(Shell& shell, Window& window, const QCommandLineParser& options) : m_shell(shell), m_window(window), m_options(options) {}

    void begin() {
        const QString project = m_options.value(QStringLiteral("project"));
        if (project.isEmpty())
            return arrive();
        m_shell.session().open(project.toStdString(), [this](Result<std::monostate> opened) {
            const QString file = m_options.value(QStringLiteral("passphrase-file"));
            if (!opened || file.isEmpty())
                return opened ? arrive() : fail(opened.error());
            m_shell.session().unlock(firstLine(file), [this](Result<std::monostate> unlocked) { unlocked ? arrive() : fail(unlocked.error()); });
        });
    }

private:
    void arrive() {
        const QString page = m_options.value(QStringLiteral("page"));
        if (!page.isEmpty())
            m_shell.go(page, m_options.value(QStringLiteral("what")));
        QTimer::singleShot(500, this, [this] {
            pressAll(QStringLiteral("keys"));
            for (const QChar letter : m_options.value(QStringLiteral("type"))) {
                QKeyEvent event(QEvent::KeyPress, 0, Qt::NoModifier, QString(letter));
                QCoreApplication::sendEvent(QApplication::focusWidget(), &event);
            }
            pressAll(QStringLiteral("then"));
        });
        const int wait = int(m_options.value(QStringLiteral("wait")).toDouble() * 1000);
        QTimer::singleShot(500 + wait, this, [this] { save(); });
    }

    void pressAll(const QString& option) {
        const auto keys = m_options.value(option).split(QLatin1Char(' '), Qt::SkipEmptyParts);
        for (const QString& each : keys)
            press(QKeySequence(each));
    }

    void save() {
        const bool isSaved = m_window.grab().save(m_options.value(QStringLiteral("to")));
        QApplication::exit(isSaved ? 0 : 1);
    }

    void fail(const Error& error) {
        QTextStream(stderr) << "ui_screenshots: " << QString::fromStdString(error.chain()) << '\n';
        QApplication::exit(1);
    }

    Shell& m_shell;
    Window& m_window;
    const QCommandLineParser& m_options;
};

int run(QApplication& application) {
    QCommandLineParser options;
    addOptions(options);
    options.process(application);
    auto tokens = Tokens::builtIn();
    auto programs = services::Programs::besideThisProgram();
    Shell shell(programs);
    shell.preferences().setTheme(options.value(QStringLiteral("theme")) == QStringLiteral("dark") ? Preferences::Theme::Dark : Preferences::Theme::Light);
    shell.preferences().setLanguage(options.value(QStringLiteral("language")) == QStringLiteral("zh") ? Preferences::Language::Chinese
                                                                                                      : Preferences::Language::English);
    const LanguageSwitch language(shell.preferences());
    const ThemeSwitch theme(shell.preferences(), std::move(*tokens));
    Window window(shell);
    const QStringList size = options.value(QStringLiteral("size")).split(QLatin1Char('x'));
    window.resize(size.value(0).toInt(), size.value(1).toInt());
    window.show();
    window.activateWindow();
    Tour tour(shell, window, options);
    QTimer::singleShot(0, &tour, [&tour] { tour.begin(); });
    return QApplication::exec();
}

} // namespace
} // namespace danlu::screenshots

int main(int argc, char** argv) {
    QTemporaryDir settings; // not the person's own
    qputenv("XDG_CONFIG_HOME", settings.path().toLocal8Bit());
    QApplication application(argc, argv);
    return danlu::screenshots::run(application);
}
