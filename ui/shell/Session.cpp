#include "ui/shell/Session.h"

namespace danlu::ui {
namespace {

constexpr int kLookMillis = 1000;
constexpr int kLongest = 8; // pieces of long work side by side

using Nothing = std::monostate;

Result<services::SecretBuffer> secretOf(const QString& typed) {
    QByteArray bytes = typed.toUtf8();
    auto secret = services::passphraseOf({bytes.constData(), std::size_t(bytes.size())});
    bytes.fill('\0');
    return secret;
}

} // namespace

Session::Session(services::Programs programs, QObject* parent) : QObject(parent), m_programs(std::move(programs)) {
    m_store.setMaxThreadCount(1);
    m_store.setExpiryTimeout(-1); // SQLite's connection stays with its thread
    m_workers.setMaxThreadCount(kLongest);
    m_look.setInterval(kLookMillis);
    connect(&m_look, &QTimer::timeout, this, &Session::lookForChanges);
}

Session::~Session() {
    const auto jobs = findChildren<Job*>();
    qDeleteAll(jobs); // stops those that were started for us; the pages' went with the pages
    m_store.waitForDone();
    m_workers.waitForDone();
}

void Session::open(const Path& folder, Done<Nothing> done) {
    close();
    const auto work = [this, folder](const services::Task&) -> Result<QString> {
        DANLU_TRY(auto project, services::Project::open(folder, m_programs));
        m_project.emplace(std::move(project));
        return QString::fromStdString(m_project->file().name());
    };
    runTask<QString>(m_store, this, work, ifCurrent<QString>([this, folder, done = std::move(done)](Result<QString> name) {
                         if (!name)
                             return done(std::move(name).error());
                         setState(State::Locked, folder, *name);
                         done(ok());
                     }));
}

void Session::unlock(const QString& passphrase, Done<Nothing> done) {
    auto secret = secretOf(passphrase);
    if (!secret)
        return done(std::move(secret).error());
    unlock(std::move(*secret), std::move(done));
}

void Session::unlock(services::SecretBuffer passphrase, Done<Nothing> done) {
    const auto secret = std::make_shared<services::SecretBuffer>(std::move(passphrase)); // wiped when the last who knows it is gone
    openWith([secret](services::Project& project) { return project.unlock(*secret); }, std::move(done));
}

void Session::recover(const QString& code, const QString& newPassphrase, Done<Nothing> done) {
    auto secret = secretOf(newPassphrase);
    if (!secret)
        return done(std::move(secret).error());
    QByteArray typed = code.toUtf8();
    auto parsed = services::RecoveryCode::parse({typed.constData(), std::size_t(typed.size())});
    typed.fill('\0');
    if (!parsed)
        return done(std::move(parsed).error());
    const auto shared = std::make_shared<std::pair<services::RecoveryCode, services::SecretBuffer>>(std::move(*parsed), std::move(*secret));
    openWith([shared](services::Project& project) { return project.recover(shared->first, shared->second, services::KdfCost{}); }, std::move(done));
}

void Session::openWith(std::function<Result<Nothing>(services::Project&)> key, Done<Nothing> done) {
    ask<Nothing>(this, std::move(key), [this, done = std::move(done)](Result<Nothing> result) {
        if (result)
            setState(State::Unlocked, m_folder, m_name);
        done(std::move(result));
    });
}

void Session::lock() {
    if (m_state != State::Unlocked)
        return;
    m_store.start([this] {
        if (m_project)
            m_project->file().lock();
    });
    setState(State::Locked, m_folder, m_name);
}

void Session::close() {
    ++m_number;
    m_store.start([this] { m_project.reset(); });
    if (m_state != State::Closed)
        setState(State::Closed, {}, {});
}

void Session::setState(State state, const Path& folder, const QString& name) {
    m_state = state;
    m_folder = folder;
    m_name = name;
    m_version = -1;
    state == State::Closed ? m_look.stop() : m_look.start();
    emit stateChanged();
}

void Session::lookForChanges() {
    const auto version = [](services::Project& project) { return project.file().dataVersion(); };
    ask<std::int64_t>(this, version, [this](Result<std::int64_t> now) {
        if (now && std::exchange(m_version, *now) != *now)
            emit changed();
    });
}

} // namespace danlu::ui
