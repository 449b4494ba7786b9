#pragma once

#include "services/chat/ChatSession.h"

#include <QString>

namespace danlu::ui {

/// Where a column's worker lives: opened by the first question, in the thread that asks it. Shared by the column and its questions, so that it goes with
/// the last of them.
class ChatSeat {
public:
    explicit ChatSeat(std::string model) : m_model(std::move(model)) {}
    /// The session, opened now where there is none.
    Result<std::shared_ptr<services::ChatSession>> session(const services::Project& project);
    /// Lets a worker go that nobody asked for so long.
    void closeIfIdle(double seconds);
    /// The worker's process, 0 while there is none.
    pid_t workerPid();
    /// Lets go of a seat in another thread: ending a worker takes a moment.
    static void drop(std::shared_ptr<ChatSeat> seat);

private:
    std::string m_model;
    std::mutex m_mutex;
    std::shared_ptr<services::ChatSession> m_session;
};

/// What a model writes, on its way from the thread that hears it to the window, which takes it when it paints.
class AnswerStream {
public:
    void push(std::string_view text);
    struct Taken {
        QString text;
        int pieces = 0; // tokens
    };
    Taken take();

private:
    std::mutex m_mutex;
    std::string m_text;
    int m_pieces = 0;
};

} // namespace danlu::ui
