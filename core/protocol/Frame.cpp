#include "protocol/Frame.h"

#include "protocol/Bytes.h"

#include <array>

namespace danlu::protocol {
namespace {

Error brokenStream(std::string_view why) { return Error(ErrorCode::Corrupt, "the stream from the other process is broken: " + std::string(why)); }

/// Size of the body that a header announces.
Result<std::size_t> bodySize(std::string_view header) {
    const auto size = get<std::uint32_t>(header, 0);
    if (size > kFrameBody)
        return brokenStream("a frame of " + sizeText(size) + ", allowed are 1 MiB");
    if (get<std::uint16_t>(header, 6) != 0)
        return brokenStream("a frame with reserved bits");
    return size;
}

/// Fills `bytes`; returns how much there was before the end of the stream.
Result<std::size_t> readFully(int fd, std::span<char> bytes) {
    std::size_t done = 0;
    while (done < bytes.size()) {
        DANLU_TRY(const auto got, readSome(fd, bytes.subspan(done), "the pipe"));
        if (got == 0)
            break;
        done += got;
    }
    return done;
}

} // namespace

Result<Bytes> encodeFrame(std::uint16_t type, std::string_view body) {
    if (body.size() > kFrameBody)
        return Error(ErrorCode::Usage, "a frame may hold 1 MiB, not " + sizeText(body.size()));
    Bytes frame;
    frame.reserve(kFrameHeader + body.size());
    put(frame, static_cast<std::uint32_t>(body.size()));
    put(frame, type);
    put(frame, std::uint16_t{0});
    frame += body;
    return frame;
}

Result<> writeFrame(int fd, std::uint16_t type, std::string_view body) {
    DANLU_TRY(const auto frame, encodeFrame(type, body));
    return writeAll(fd, frame, "the pipe");
}

Result<std::optional<Frame>> readFrame(int fd) {
    std::array<char, kFrameHeader> header;
    DANLU_TRY(const auto got, readFully(fd, header));
    if (got == 0)
        return std::optional<Frame>{};
    if (got < header.size())
        return brokenStream("it ends inside a frame");
    const std::string_view bytes(header.data(), header.size());
    DANLU_TRY(const auto size, bodySize(bytes));
    Frame frame{get<std::uint16_t>(bytes, 4), Bytes(size, '\0')};
    DANLU_TRY(const auto filled, readFully(fd, frame.body));
    if (filled < size)
        return brokenStream("it ends inside a frame");
    return std::optional(std::move(frame));
}

void FrameParser::feed(std::string_view bytes) {
    if (m_broken)
        return;
    if (m_begin > kFrameBody || m_begin == m_bytes.size()) {
        m_bytes.erase(0, m_begin);
        m_begin = 0;
    }
    m_bytes += bytes;
}

Result<std::optional<Frame>> FrameParser::next() {
    if (m_broken)
        return brokenStream("nothing after the error is read");
    const std::string_view rest = std::string_view(m_bytes).substr(m_begin);
    if (rest.size() < kFrameHeader)
        return std::optional<Frame>{};
    auto size = bodySize(rest);
    if (!size) {
        m_broken = true;
        m_bytes.clear();
        m_begin = 0;
        return std::move(size).error();
    }
    if (rest.size() - kFrameHeader < *size)
        return std::optional<Frame>{};
    m_begin += kFrameHeader + *size;
    return std::optional(Frame{get<std::uint16_t>(rest, 4), Bytes(rest.substr(kFrameHeader, *size))});
}

} // namespace danlu::protocol
