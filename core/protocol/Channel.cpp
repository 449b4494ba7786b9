#include "protocol/Channel.h"

namespace danlu::protocol {
namespace {

/// Takes a frame as part of a message or as its end.
Result<std::optional<Message>> join(Frame frame, Bytes& parts) {
    if (!isKnownType(frame.type))
        return Error(ErrorCode::Corrupt, "a message of unknown type " + std::to_string(frame.type)).withHint("The two programs are of different versions.");
    if (parts.size() + frame.body.size() > kMessageBody)
        return Error(ErrorCode::Corrupt, "a message of more than " + sizeText(kMessageBody));
    if (parts.empty())
        parts = std::move(frame.body);
    else
        parts += frame.body;
    const auto type = static_cast<MessageType>(frame.type);
    if (type == MessageType::Part)
        return std::optional<Message>{};
    return std::optional(Message{type, std::exchange(parts, {})});
}

} // namespace

Result<Bytes> encodeMessage(MessageType type, std::string_view body) {
    if (body.size() > kMessageBody)
        return Error(ErrorCode::Usage, "a message may hold " + sizeText(kMessageBody) + ", not " + sizeText(body.size()));
    Bytes frames;
    while (body.size() > kFrameBody) {
        DANLU_TRY(const auto part, encodeFrame(static_cast<std::uint16_t>(MessageType::Part), body.substr(0, kFrameBody)));
        frames += part;
        body.remove_prefix(kFrameBody);
    }
    DANLU_TRY(const auto last, encodeFrame(static_cast<std::uint16_t>(type), body));
    return frames + last;
}

Result<> Sender::sendBytes(MessageType type, std::string_view body) {
    DANLU_TRY(const auto frames, encodeMessage(type, body));
    const std::lock_guard lock(m_mutex);
    return writeAll(m_fd, frames, "the pipe");
}

Result<std::optional<Message>> MessageParser::next() {
    while (true) {
        DANLU_TRY(auto frame, m_frames.next());
        if (!frame)
            return std::optional<Message>{};
        DANLU_TRY(auto message, join(std::move(*frame), m_parts));
        if (message)
            return message;
    }
}

Result<std::optional<Message>> readMessage(int fd) {
    Bytes parts;
    while (true) {
        DANLU_TRY(auto frame, readFrame(fd));
        if (!frame && !parts.empty())
            return Error(ErrorCode::Corrupt, "the stream from the other process ends inside a message");
        if (!frame)
            return std::optional<Message>{};
        DANLU_TRY(auto message, join(std::move(*frame), parts));
        if (message)
            return message;
    }
}

} // namespace danlu::protocol
