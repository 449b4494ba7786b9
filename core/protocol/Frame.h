#pragma once

#include "base/File.h"

#include <optional>

namespace danlu::protocol {

// A frame on a pipe: u32 size of the body, u16 type, u16 reserved (0), body; little endian.
constexpr std::size_t kFrameHeader = 8;
constexpr std::size_t kFrameBody = 1u << 20; // bytes; a longer one means that the stream is broken

struct Frame {
    std::uint16_t type = 0;
    Bytes body;
    bool operator==(const Frame&) const = default;
};

/// Header and body in one string; Usage where the body is too long.
Result<Bytes> encodeFrame(std::uint16_t type, std::string_view body);
/// Writes one frame whole; a closed pipe is an Io error (the caller ignores SIGPIPE).
Result<> writeFrame(int fd, std::uint16_t type, std::string_view body);
/// Waits for one frame. Nothing = the other side closed the pipe between two frames; Corrupt = it broke off inside one or sent
/// what is not a frame.
Result<std::optional<Frame>> readFrame(int fd);

/// The same for a reader that gets its bytes in pieces of any size. After an error it stays broken.
class FrameParser {
public:
    void feed(std::string_view bytes);
    /// The next whole frame, nothing if more bytes are needed, Corrupt if the stream is broken.
    Result<std::optional<Frame>> next();
    /// Whether the stream could end here: no frame has begun.
    bool isBetweenFrames() const { return m_begin == m_bytes.size(); }

private:
    Bytes m_bytes;
    std::size_t m_begin = 0; // bytes before it are used up
    bool m_broken = false;
};

} // namespace danlu::protocol
