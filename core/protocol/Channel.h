#pragma once

#include "protocol/Frame.h"
#include "protocol/Messages.h"

#include <mutex>

namespace danlu::protocol {

constexpr std::size_t kMessageBody = 64u << 20; // bytes of one message, all its parts together

/// Cuts a message into frames: Part frames with the beginning of a body that is longer than one frame, then the frame with its type.
Result<Bytes> encodeMessage(MessageType type, std::string_view body);

/// Sends messages; any thread, each message whole. The descriptor is the caller's.
class Sender {
public:
    explicit Sender(int fd) : m_fd(fd) {}
    Result<> send(MessageType type, const Json& json) { return sendBytes(type, toText(json)); }
    Result<> sendBytes(MessageType type, std::string_view body);

private:
    int m_fd;
    std::mutex m_mutex;
};

/// Messages out of bytes that arrive in pieces of any size (for an event loop). Unknown types are Corrupt.
class MessageParser {
public:
    void feed(std::string_view bytes) { m_frames.feed(bytes); }
    Result<std::optional<Message>> next();
    bool isBetweenMessages() const { return m_parts.empty() && m_frames.isBetweenFrames(); }

private:
    FrameParser m_frames;
    Bytes m_parts;
};

/// Waits for one message on a descriptor. Nothing = closed between two messages.
Result<std::optional<Message>> readMessage(int fd);

} // namespace danlu::protocol
