#include "support/Suite.h"

#include "services/project/Project.h"

#include <QDir>
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>

using namespace danlu;

namespace {

constexpr int kPatience = 20'000; // milliseconds; a loaded machine is no failure
constexpr services::KdfCost kCheapKey{46 * 1024, 1, 1};

} // namespace

/// The program as it is installed, in a home of its own.
class ProgramTest : public QObject {
    Q_OBJECT
    QTemporaryDir m_home;

    QString inHome(const char* name) const { return m_home.filePath(QString::fromLatin1(name)); }

    std::unique_ptr<QProcess> start(const QStringList& arguments = {}) const {
        auto process = std::make_unique<QProcess>();
        auto environment = QProcessEnvironment::systemEnvironment();
        environment.insert(QStringLiteral("XDG_RUNTIME_DIR"), m_home.path());
        environment.insert(QStringLiteral("XDG_CONFIG_HOME"), m_home.path());
        environment.insert(QStringLiteral("HOME"), m_home.path());
        process->setProcessEnvironment(environment);
        process->start(QStringLiteral(DANLU_BIN "/danlu"), arguments);
        return process;
    }
    bool isListening() const { return QFile::exists(inHome("danlu.socket")); }
    /// A window that opens a project writes it down among the recent ones.
    bool hasOpened(const QString& folder) const {
        QFile settings(inHome("danlu/danlu.ini"));
        return settings.open(QIODevice::ReadOnly) && QString::fromUtf8(settings.readAll()).contains(folder);
    }
    void makeProject(const char* name) const {
        QVERIFY_OK(services::Project::create(inHome(name).toStdString(), {"Tickets", "correct horse battery staple", kCheapKey}, {}));
    }

private slots:
    void initTestCase() {
        QVERIFY(QFile::setPermissions(m_home.path(), QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner));
        makeProject("one.danlu");
        makeProject("two.danlu");
    }
    void init() {
        QFile::remove(inHome("danlu.socket"));
        QFile::remove(inHome("danlu/danlu.ini"));
    }

    void aProjectThatIsNamedIsOpened() {
        const auto program = start({inHome("one.danlu")});
        QTRY_VERIFY_WITH_TIMEOUT(hasOpened(inHome("one.danlu")), kPatience);
        program->terminate();
        QVERIFY(program->waitForFinished(kPatience));
    }

    void aSecondStartHandsItsProjectToTheFirst() {
        const auto first = start();
        QTRY_VERIFY_WITH_TIMEOUT(isListening(), kPatience);
        const auto second = start({inHome("two.danlu")});
        QVERIFY(second->waitForFinished(kPatience));
        QCOMPARE(second->exitCode(), 0);
        QTRY_VERIFY_WITH_TIMEOUT(hasOpened(inHome("two.danlu")), kPatience);
        QCOMPARE(first->state(), QProcess::Running);
        first->terminate();
        QVERIFY(first->waitForFinished(kPatience));
    }

    void afterAKillTheNextStartIsTheFirst() {
        const auto killed = start();
        QTRY_VERIFY_WITH_TIMEOUT(isListening(), kPatience);
        killed->kill();
        QVERIFY(killed->waitForFinished(kPatience));
        const auto next = start({inHome("one.danlu")});
        QTRY_VERIFY_WITH_TIMEOUT(hasOpened(inHome("one.danlu")), kPatience);
        const auto caller = start({inHome("two.danlu")}); // and hears who comes after it
        QVERIFY(caller->waitForFinished(kPatience));
        QTRY_VERIFY_WITH_TIMEOUT(hasOpened(inHome("two.danlu")), kPatience);
        next->terminate();
        QVERIFY(next->waitForFinished(kPatience));
    }

    void saysItsVersionWithoutAWindow() {
        const auto program = start({QStringLiteral("--version")});
        QVERIFY(program->waitForFinished(kPatience));
        QCOMPARE(program->exitCode(), 0);
        QVERIFY(program->readAllStandardOutput().startsWith("danlu "));
    }
};

DANLU_SUITE(ProgramTest)
#include "Program_test.moc"
