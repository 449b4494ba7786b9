#include "ui/pages/compare/ChatSeat.h"

#include <QThreadPool>

namespace danlu::ui {

Result<std::shared_ptr<services::ChatSession>> ChatSeat::session(const services::Project& project) {
    const std::lock_guard lock(m_mutex);
    if (!m_session) {
        DANLU_TRY(m_session, services::ChatSession::open(project, {m_model}));
    }
    return m_session;
}

void ChatSeat::closeIfIdle(double seconds) {
    const std::lock_guard lock(m_mutex);
    if (m_session)
        m_session->closeIfIdle(seconds);
}

pid_t ChatSeat::workerPid() {
    const std::lock_guard lock(m_mutex);
    return m_session ? m_session->workerPid() : 0;
}

void ChatSeat::drop(std::shared_ptr<ChatSeat> seat) {
    if (seat)
        QThreadPool::globalInstance()->start([seat = std::move(seat)]() mutable { seat.reset(); });
}

void AnswerStream::push(std::string_view text) {
    const std::lock_guard lock(m_mutex);
    m_text += text;
    ++m_pieces;
}

AnswerStream::Taken AnswerStream::take() {
    const std::lock_guard lock(m_mutex);
    Taken taken{QString::fromUtf8(m_text.data(), qsizetype(m_text.size())), std::exchange(m_pieces, 0)};
    m_text.clear();
    return taken;
}

} // namespace danlu::ui
