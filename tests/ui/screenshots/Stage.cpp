#include "ui/screenshots/Stage.h"

#include "support/Person.h"

#include <QCursor>
#include <QDir>
#include <QFile>

#include <csignal>
#include <unistd.h>

namespace danlu::screenshots {
namespace {

using namespace ui;
using namespace test;

constexpr services::KdfCost kCheapKey{46 * 1024, 1, 1};
constexpr QSize kUsualWindow(1440, 900);
constexpr QPoint kAside(4000, 3000);

QString lineOf(const QString& path) {
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()).trimmed() : QString();
}

pid_t parentOf(pid_t pid) {
    const QString stat = lineOf(QStringLiteral("/proc/%1/stat").arg(pid));
    return stat.section(QStringLiteral(") "), -1).section(QLatin1Char(' '), 1, 1).toInt();
}

bool descendsFromUs(pid_t pid) {
    for (pid_t each = pid; each > 1; each = parentOf(each))
        if (each == ::getpid())
            return true;
    return false;
}

/// A run's worker has left its parent, but holds files of its run.
bool holdsFileBelow(pid_t pid, const QString& folder) {
    const QDir open(QStringLiteral("/proc/%1/fd").arg(pid));
    return std::ranges::any_of(open.entryInfoList(QDir::System | QDir::Files), [&](const QFileInfo& file) { return file.symLinkTarget().startsWith(folder); });
}

} // namespace

Stage::Stage(services::Programs programs) : m_programs(std::move(programs)) {
    for (const char* name : {"HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME", "XDG_RUNTIME_DIR"})
        qputenv(name, m_folder.path().toLocal8Bit());
}

Stage::~Stage() {
    thaw();
    m_window.reset();
    m_shell.reset();
    for (const char* program : {"danlu-worker", "danlu-cli"})
        kill(program);
}

void Stage::start() {
    m_window.reset();
    m_theme.reset();
    m_language.reset();
    m_shell.reset();
    m_shell = std::make_unique<Shell>(m_programs);
    m_shell->preferences().setLanguage(Preferences::Language::English);
    m_shell->preferences().setTheme(Preferences::Theme::Light);
    m_language = std::make_unique<LanguageSwitch>(m_shell->preferences());
    m_theme = std::make_unique<ThemeSwitch>(m_shell->preferences(), Tokens::builtIn().value());
    m_window = std::make_unique<Window>(*m_shell);
    m_window->resize(kUsualWindow);
    QCursor::setPos(kAside); // nobody points at anything
    m_window->show();
    bringForward();
}

void Stage::bringForward() {
    m_window->activateWindow();
    (void)QTest::qWaitForWindowActive(m_window.get());
}

bool Stage::openLocked(const Path& project) {
    m_shell->openProject(QString::fromStdString(project.string()));
    return person::until([this] { return m_window->page() == QStringLiteral("unlock"); });
}

bool Stage::unlock(const QString& passphrase) {
    person::tabTo(QStringLiteral("Passphrase"));
    person::typeOver(passphrase);
    person::press(Qt::Key_Return);
    return person::until([this] { return m_window->page() == QStringLiteral("home"); });
}

QString Stage::file(const std::string& name, std::string_view content) const {
    (void)writeFileAtomically(path(name), content);
    return QString::fromStdString(path(name).string());
}

Path Stage::makeProject(const std::string& name, const QString& passphrase) const {
    (void)services::Project::create(path(name), {"Tickets", passphrase.toStdString(), kCheapKey}, m_programs);
    return path(name);
}

Path Stage::copyProject(const Path& project, const std::string& name) const {
    std::filesystem::create_directories(path(name).parent_path());
    qputenv("XDG_STATE_HOME", path(name).parent_path().string().c_str()); // the anchor of another copy would tell that this one is older
    std::filesystem::copy(project, path(name), std::filesystem::copy_options::recursive);
    return path(name);
}

std::vector<pid_t> Stage::helpers(const std::string& program) const {
    std::vector<pid_t> found;
    for (const QString& name : QDir(QStringLiteral("/proc")).entryList(QDir::Dirs))
        if (const pid_t pid = name.toInt(); pid > 0 && lineOf(QStringLiteral("/proc/%1/comm").arg(pid)).toStdString() == program)
            if (descendsFromUs(pid) || holdsFileBelow(pid, m_folder.path()))
                found.push_back(pid);
    return found;
}

bool Stage::freeze(const std::string& program) {
    for (const pid_t pid : helpers(program)) {
        ::kill(pid, SIGSTOP);
        m_frozen.push_back(pid);
    }
    return !m_frozen.empty();
}

void Stage::thaw() {
    for (const pid_t pid : std::exchange(m_frozen, {}))
        ::kill(pid, SIGCONT);
}

bool Stage::kill(const std::string& program) {
    const auto pids = helpers(program);
    for (const pid_t pid : pids)
        ::kill(pid, SIGKILL);
    return !pids.empty();
}

} // namespace danlu::screenshots
