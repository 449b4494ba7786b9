// ui_screenshots [--project DIR --passphrase-file F] --page ID [--what NAME] [--theme light|dark] [--language zh|en] [--size 1440x900]
//                [--wait SECONDS] [--keys "Tab Down Return …"] [--type TEXT] [--then "Ctrl+Return …"] --to FILE.png
// Opens the window, goes there, presses keys, waits until nothing has been painted for a while, and saves what is to be seen.
// ui_screenshots --album FOLDER --project DIR --passphrase-file F [--sizes 1280x720,1920x1080] [--chapters start,data]
// Every page in every state, both themes and both languages: Scenes.h.
#include "support/Person.h"
#include "ui/screenshots/Scenes.h"

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
using namespace test;

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
    parser.addOption(option("album", "Folder for pictures of every page in every state."));
    parser.addOption(option("sizes", "Of the album's pictures.", "1280x720,1920x1080"));
    parser.addOption(option("chapters", "Of the album; all of them where none is named."));
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

QSize sizeOf(const QString& text) { return {text.section(QLatin1Char('x'), 0, 0).toInt(), text.section(QLatin1Char('x'), 1).toInt()}; }

/// What could not be come to is told and passed over.
int makeAlbum(const QCommandLineParser& options) {
    QList<QSize> sizes;
    for (const QString& size : options.value(QStringLiteral("sizes")).split(QLatin1Char(',')))
        sizes << sizeOf(size);
    Stage stage(services::Programs::besideThisProgram());
    Given given{options.value(QStringLiteral("project")).toStdString(), firstLine(options.value(QStringLiteral("passphrase-file")))};
    const auto copy = [&](const char* name) { return Given{stage.copyProject(given.project, name), given.passphrase}; };
    const std::vector<std::pair<const char*, std::function<std::vector<Scene>()>>> chapters{
        {"start", [&] { return startScenes(stage); }},
        {"empty", [&] { return emptyScenes(stage); }},
        {"locked", [&] { return lockedScenes(stage, copy("one/tickets.danlu")); }},
        {"data", [&] { return dataScenes(stage, copy("two/tickets.danlu")); }},
        {"train", [&] { return trainScenes(stage, copy("three/tickets.danlu")); }},
        {"models", [&] { return modelScenes(stage, copy("four/tickets.danlu")); }},
        {"other", [&] { return otherScenes(stage, copy("five/tickets.danlu")); }},
        {"damaged", [&] { return damagedScenes(stage, copy("six/tickets.danlu")); }},
    };
    const QStringList wanted = options.value(QStringLiteral("chapters")).split(QLatin1Char(','), Qt::SkipEmptyParts);
    QDir().mkpath(options.value(QStringLiteral("album")));
    Album album(options.value(QStringLiteral("album")), sizes);
    QTextStream told(stderr);
    bool isWhole = true;
    for (const auto& [name, begin] : chapters) {
        if (!wanted.isEmpty() && !wanted.contains(QLatin1String(name)))
            continue;
        const auto scenes = begin();
        isWhole &= !scenes.empty();
        for (const Scene& scene : scenes) {
            if (!QApplication::activeWindow())
                stage.bringForward();
            const bool isReached = scene.reach();
            told << scene.caption.page << ' ' << scene.caption.state << (isReached ? "" : " was not come to; ") << (isReached ? QString() : person::describe())
                 << Qt::endl;
            isWhole &= isReached && album.take(stage.shell(), stage.window(), scene.caption, scene.again);
            stage.thaw();
        }
    }
    return album.finish() && isWhole ? 0 : 1;
}

int run(QApplication& application) {
    QCommandLineParser options;
    addOptions(options);
    options.process(application);
    if (options.isSet(QStringLiteral("album")))
        return makeAlbum(options);
    auto tokens = Tokens::builtIn();
    auto programs = services::Programs::besideThisProgram();
    Shell shell(programs);
    shell.preferences().setTheme(options.value(QStringLiteral("theme")) == QStringLiteral("dark") ? Preferences::Theme::Dark : Preferences::Theme::Light);
    shell.preferences().setLanguage(options.value(QStringLiteral("language")) == QStringLiteral("zh") ? Preferences::Language::Chinese
                                                                                                      : Preferences::Language::English);
    const LanguageSwitch language(shell.preferences());
    const ThemeSwitch theme(shell.preferences(), std::move(*tokens));
    Window window(shell);
    window.resize(sizeOf(options.value(QStringLiteral("size"))));
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
