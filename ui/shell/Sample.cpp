#include "ui/shell/Sample.h"

#include "services/project/Passphrase.h"

#include <QDir>

namespace danlu::ui {
namespace {

constexpr int kStopMillis = 15'000;
constexpr int kProjectIsThere = 2; // the step that begins when the project is complete enough to be opened

/// danlu-demo, danlu-demo-2 … as packaging/quickstart names them.
QString demoFolder(int number) { return QDir::homePath() + (number == 1 ? QStringLiteral("/danlu-demo") : QStringLiteral("/danlu-demo-%1").arg(number)); }

bool exists(const QString& path) { return QFileInfo::exists(path); }

QString passphraseFileOf(const QString& project) { return QFileInfo(project).absolutePath() + QStringLiteral("/passphrase"); }

} // namespace

Sample::Sample(Session& session, Activities& activities, QObject* parent) : QObject(parent), m_session(session), m_activities(activities) {}

Sample::~Sample() {
    if (!m_process)
        return;
    disconnect(m_process, nullptr, this, nullptr);
    m_process->terminate(); // it stops its own run cleanly
    m_process->waitForFinished(kStopMillis);
}

QString Sample::whole() {
    QString found;
    for (int number = 1; exists(demoFolder(number)); ++number) {
        const QString folder = demoFolder(number);
        if (exists(folder + QStringLiteral("/tickets.danlu/project.db")) && exists(folder + QStringLiteral("/exports/tickets-hf")))
            found = folder + QStringLiteral("/tickets.danlu");
    }
    return found;
}

bool Sample::isSample(const Path& project) {
    return project.filename() == "tickets.danlu" && exists(passphraseFileOf(QString::fromStdString(project.string())));
}

void Sample::open(const QString& project) {
    m_session.open(project.toStdString(), [this](Result<std::monostate> opened) { opened ? unlock() : emit failed(opened.error()); });
}

void Sample::unlock() {
    auto secret = services::passphraseOfFile(passphraseFileOf(QString::fromStdString(m_session.folder().string())).toStdString());
    if (!secret)
        return emit failed(secret.error());
    m_session.unlock(std::move(*secret), [this](Result<std::monostate> result) { result ? emit unlocked() : emit failed(result.error()); });
}

void Sample::build() {
    if (m_process)
        return;
    int number = 1;
    while (exists(demoFolder(number)))
        ++number;
    m_folder = demoFolder(number);
    m_progress = {};
    m_isShown = m_isCancelled = false;
    m_clock.start();
    m_process = new QProcess(this);
    m_process->setStandardOutputFile(QProcess::nullDevice());
    m_process->setReadChannel(QProcess::StandardError); // what people read
    connect(m_process, &QProcess::readyReadStandardError, this, &Sample::read);
    connect(m_process, &QProcess::finished, this, [this](int code, QProcess::ExitStatus status) { end(code == 0 && status == QProcess::NormalExit); });
    connect(m_process, &QProcess::errorOccurred, this, [this](QProcess::ProcessError error) {
        if (error == QProcess::FailedToStart)
            end(false);
    });
    m_job = new Job(this);
    m_onStop = std::make_unique<std::stop_callback<std::function<void()>>>(m_job->link()->task().stop, [this] { cancel(); });
    m_activities.add({"wand"_icon, tr("Sample project"), QStringLiteral("home"), {}}, m_job);
    const Path program = m_session.programs().worker.parent_path() / "danlu-cli";
    m_process->start(QString::fromStdString(program.string()), {QStringLiteral("demo"), QStringLiteral("--to"), m_folder});
    emit changed();
}

void Sample::cancel() {
    m_isCancelled = true;
    if (m_process)
        m_process->terminate();
}

void Sample::read() {
    while (m_process->canReadLine())
        m_progress.take(QString::fromUtf8(m_process->readLine()).chopped(1));
    if (!m_isShown && m_progress.step() >= kProjectIsThere) {
        m_isShown = true;
        open(project());
    }
    tell();
}

void Sample::tell() {
    if (m_job)
        m_job->link()->task().progress({m_progress.title().toStdString(), m_progress.step(), DemoProgress::steps(), secondsLeft(), {}});
    emit changed();
}

void Sample::end(bool isGood) {
    read();
    std::exchange(m_process, nullptr)->deleteLater();
    m_onStop.reset(); // a job that goes asks for a stop
    delete m_job;
    if (m_isCancelled && !m_isShown) // nobody has seen it
        QDir(m_folder).removeRecursively();
    emit changed();
    if (!isGood && !m_isCancelled)
        emit failed(Error(ErrorCode::Failed, m_progress.lastWord().isEmpty() ? "danlu-cli could not be started" : m_progress.lastWord().toStdString())
                        .withHint("danlu-cli demo in a terminal shows all of it"));
}

} // namespace danlu::ui
