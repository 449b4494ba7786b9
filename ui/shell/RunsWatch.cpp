#include "ui/shell/RunsWatch.h"

#include "ui/shell/Facts.h"

namespace danlu::ui {
namespace {

constexpr int kRunsMillis = 1000;

RunFace faceOf(const Json& json) {
    RunFace face;
    face.id = textAt(json, "run");
    face.name = textAt(json, "name");
    face.state = textAt(json, "state");
    face.dataset = textAt(json, "dataset");
    face.base = textAt(json, "base");
    face.model = textAt(json, "model");
    face.isLive = json.value("live", false);
    if (json.contains("place") && json["place"].is_number())
        face.place = json["place"].get<std::int64_t>();
    face.step = json.value("steps", std::int64_t(0));
    face.steps = json.value("total_steps", std::int64_t(0));
    face.loss = numberAt(json, "final_loss");
    face.evalLoss = numberAt(json, "eval_loss");
    face.eta = numberAt(json, "eta_seconds");
    face.started = timeAt(json, "started");
    for (const Json& value : json.value("loss_curve", Json::array()))
        face.losses.push_back(value.is_number() ? value.get<float>() : 0);
    face.errorCode = textAt(json, "error_code");
    face.phase = textAt(json, "phase");
    face.checkpoint = json.contains("last_checkpoint") && json["last_checkpoint"].is_number() ? json["last_checkpoint"].get<std::int64_t>() : -1;
    face.updated = timeAt(json, "updated");
    face.ended = timeAt(json, "ended");
    return face;
}

} // namespace

RunsWatch::RunsWatch(Session& session, QObject* parent) : QObject(parent), m_session(session) {
    m_pool.setMaxThreadCount(1);
    m_timer.setInterval(kRunsMillis);
    connect(&m_timer, &QTimer::timeout, this, &RunsWatch::look);
    connect(&session, &Session::stateChanged, this, &RunsWatch::start);
    connect(&session, &Session::changed, this, &RunsWatch::look);
    start();
}

RunsWatch::~RunsWatch() { m_pool.waitForDone(); }

const RunFace* RunsWatch::live() const {
    const auto found = std::ranges::find_if(m_all, &RunFace::isLive);
    return found == m_all.end() ? nullptr : &*found;
}

void RunsWatch::start() {
    if (m_session.state() == Session::State::Closed) {
        m_timer.stop();
        take({});
        return;
    }
    m_timer.start();
    look();
}

void RunsWatch::look() {
    if (m_isLooking || m_session.state() == Session::State::Closed)
        return;
    m_isLooking = true;
    const Path folder = m_session.folder();
    if (m_listed != folder)
        m_list = std::make_shared<services::RunList>(m_listed = folder);
    const auto work = [list = m_list](const services::Task&) { return list->read(); };
    runTask<Json>(m_pool, this, work, [this, folder](Result<Json> list) {
        m_isLooking = false;
        if (!list || folder != m_session.folder())
            return;
        std::vector<RunFace> runs;
        for (const Json& run : (*list)["runs"])
            runs.push_back(faceOf(run));
        take(std::move(runs));
    });
}

void RunsWatch::take(std::vector<RunFace> runs) {
    if (runs == m_all)
        return;
    m_all = std::move(runs);
    emit changed();
}

} // namespace danlu::ui
