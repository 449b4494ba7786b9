#pragma once

#include "data/Import.h"
#include "data/importers/Decoder.h"

#include <memory>
#include <optional>

namespace danlu::data {

/// Line feeds in a text.
std::uint64_t countLines(std::string_view text);

/// A file's text as UTF-8 in a window that slides forward. Readers look at `window()`, ask for `more()` where it ends too early, and
/// `skip()` what they are done with. Invalid characters come through as bytes that are not UTF-8; `invalidOffset` finds them.
class TextStream {
public:
    /// Reads the first piece and settles the encoding.
    static Result<TextStream> open(const ImportSource& source, Encoding encoding);

    /// Unread text at hand. At least kPadding readable bytes follow it in memory.
    std::string_view window() const { return {m_buffer.get() + m_begin, m_end - m_begin}; }
    bool atEnd() const { return m_atEnd; }
    /// Lengthens the window; it may move in memory. False at the end of the file.
    Result<bool> more();
    void skip(std::size_t bytes, std::uint64_t newLines) {
        m_begin += bytes;
        m_line += newLines;
    }
    /// The same where the line ends among the bytes are still to be counted.
    void skip(std::size_t bytes) { skip(bytes, countLines(window().substr(0, bytes))); }
    /// The line on which the window starts, from 1.
    std::uint64_t line() const { return m_line; }

    /// Keeps everything from the window's start on, so that `rewind()` can go back to it; `release()` ends that.
    void hold() { m_held = Mark{m_begin, m_line}; }
    std::size_t heldBytes() const { return m_held ? m_begin - m_held->begin : 0; }
    void rewind();
    void release() { m_held.reset(); }

    Encoding encoding() const { return m_encoding; }
    std::uint64_t bytesRead() const { return m_bytesRead; } // of the file
    /// Offset in the file of the first byte of `part` (which lies in the window) that is not valid; nothing where all is.
    std::optional<std::uint64_t> invalidOffset(std::string_view part) const;

    static constexpr std::size_t kPadding = 64; // simdjson reads that far past a document

private:
    struct Mark {
        std::size_t begin;
        std::uint64_t line;
    };
    explicit TextStream(const ImportSource& source) : m_source(&source) {}
    Result<> readFirst(Encoding encoding);
    Result<std::size_t> readRaw(std::span<char> bytes);
    Result<> useDecoder(Encoding encoding, std::size_t rawBegin);
    Result<> settle(std::size_t rawBegin);
    void makeRoom(std::size_t bytes);
    void append(std::string_view text);

    const ImportSource* m_source;
    std::unique_ptr<char[]> m_buffer;
    std::size_t m_capacity = 0, m_begin = 0, m_end = 0;
    std::uint64_t m_base = 0; // offset of the buffer's start in the decoded text
    std::uint64_t m_mark = 0; // bytes of the byte order mark
    std::uint64_t m_line = 1;
    std::uint64_t m_bytesRead = 0;
    std::optional<Mark> m_held;
    Encoding m_encoding = Encoding::Ascii;
    std::optional<Decoder> m_decoder;
    std::string m_raw;
    bool m_atEnd = false;
};

} // namespace danlu::data
