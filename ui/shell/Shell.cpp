#include "ui/shell/Shell.h"

#include "ui/shell/Errors.h"
#include "ui/shell/Sentences.h"

namespace danlu::ui {

Shell::Shell(services::Programs programs, QObject* parent)
    : QObject(parent), m_session(std::move(programs)), m_activities(m_session), m_runs(m_session), m_queue(m_session, m_activities, m_runs),
      m_ends(m_session, m_runs), m_idle(m_session, m_preferences), m_sample(m_session, m_activities) {
    connect(&m_queue, &RunQueue::failed, this,
            [this](const QString& name, const danlu::Error& error) { complain(tr("%1 could not be started").arg(name), error); });
    // Recent projects are those that somebody could open.
    connect(&m_session, &Session::stateChanged, this, [this] {
        if (m_session.state() != Session::State::Closed)
            m_preferences.addRecentProject(QString::fromStdString(m_session.folder().string()));
    });
    connect(&m_sample, &Sample::failed, this, [this](const danlu::Error& error) { complain(tr("The sample did not work out"), error); });
    connect(&m_sample, &Sample::unlocked, this, [this] {
        toast({State::Warning, tr("The sample project is not protected"), tr("Its passphrase lies in a file beside it. Keep nothing of your own in it.")});
    });
}

void Shell::complain(const QString& title, const danlu::Error& error) {
    toast({State::Bad, title, sentenceOf(error) + QLatin1Char('\n') + inWords(error.message()), tr("Details"),
           [this, title, error] { emit problemAsked(title, error); }});
}

void Shell::openProject(const QString& folder) {
    m_session.open(folder.toStdString(), [this, folder](Result<std::monostate> result) {
        if (!result)
            complain(tr("%1 could not be opened").arg(folder), result.error());
    });
}

} // namespace danlu::ui
