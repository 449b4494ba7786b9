#include "data/importers/TextStream.h"

#include <algorithm>
#include <cstring>

namespace danlu::data {
namespace {

constexpr std::size_t kPiece = 256u << 10; // bytes per read: small enough to stay in the second-level cache
constexpr std::size_t kUsualCapacity = 4 * kPiece;

bool isAscii(std::string_view text) {
    std::uint64_t seen = 0;
    std::size_t i = 0;
    for (; i + 8 <= text.size(); i += 8) {
        std::uint64_t word;
        std::memcpy(&word, text.data() + i, 8);
        seen |= word;
    }
    for (; i < text.size(); ++i)
        seen |= static_cast<unsigned char>(text[i]);
    return (seen & 0x8080808080808080ull) == 0;
}

} // namespace

std::uint64_t countLines(std::string_view text) {
    std::uint64_t lines = 0;
    for (std::size_t at = text.find('\n'); at != text.npos; at = text.find('\n', at + 1))
        ++lines;
    return lines;
}

Result<TextStream> TextStream::open(const ImportSource& source, Encoding encoding) {
    TextStream stream(source);
    if (auto read = stream.readFirst(encoding); !read)
        return Error(read.error().code(), source.name + " " + read.error().message()).withHint(read.error().hint());
    return stream;
}

Result<> TextStream::readFirst(Encoding encoding) {
    makeRoom(kPiece);
    std::size_t got = 0;
    while (got < kPiece && !m_atEnd) { // a pipe gives less at a time
        DANLU_TRY(const std::size_t some, readRaw({m_buffer.get() + got, kPiece - got}));
        got += some;
        m_atEnd = some == 0;
    }
    m_end = got;
    DANLU_TRY(const EncodingGuess guess, guessEncoding({m_buffer.get(), got}));
    m_begin = m_mark = guess.mark;
    m_encoding = encoding == Encoding::Ascii ? guess.encoding : encoding;
    if (m_encoding == Encoding::Utf8 || m_encoding == Encoding::Ascii)
        return ok();
    return useDecoder(m_encoding, guess.mark);
}

Result<std::size_t> TextStream::readRaw(std::span<char> bytes) {
    DANLU_TRY(const std::size_t got, m_source->read(bytes));
    if (got > bytes.size())
        return Error(ErrorCode::Failed, "could not be read: the source returned more than was asked for");
    m_bytesRead += got;
    return got;
}

/// From `rawBegin` of the buffer on, bytes are the file's own and still to be decoded; what lies before is text.
Result<> TextStream::useDecoder(Encoding encoding, std::size_t rawBegin) {
    m_encoding = encoding;
    const std::string raw(m_buffer.get() + rawBegin, m_end - rawBegin);
    DANLU_TRY(m_decoder, Decoder::open(encoding, m_bytesRead - raw.size(), m_base + rawBegin));
    m_end = rawBegin;
    append(m_decoder->decode(raw, m_atEnd ? Decoder::Piece::Last : Decoder::Piece::Middle));
    return ok();
}

/// A file that was ASCII up to `rawBegin`: decides where the first other byte has come.
Result<> TextStream::settle(std::size_t rawBegin) {
    const std::string_view piece(m_buffer.get() + rawBegin, m_end - rawBegin);
    if (isAscii(piece))
        return ok();
    const auto guess = guessBeyondAscii(piece);
    m_encoding = guess;
    return guess == Encoding::Utf8 ? ok() : useDecoder(guess, rawBegin);
}

Result<bool> TextStream::more() {
    if (m_atEnd)
        return false;
    if (m_decoder) {
        m_raw.resize(kPiece);
        DANLU_TRY(const std::size_t got, readRaw(m_raw));
        m_atEnd = got == 0;
        append(m_decoder->decode(std::string_view(m_raw).substr(0, got), m_atEnd ? Decoder::Piece::Last : Decoder::Piece::Middle));
        m_decoder->forget(m_base);
        return true; // the last piece may hold the rest of a cut character
    }
    makeRoom(kPiece);
    const auto rawBegin = m_end;
    DANLU_TRY(const std::size_t got, readRaw({m_buffer.get() + m_end, kPiece}));
    m_end += got;
    m_atEnd = got == 0;
    if (m_encoding == Encoding::Ascii)
        DANLU_CHECK(settle(rawBegin));
    return !m_atEnd;
}

void TextStream::append(std::string_view text) {
    makeRoom(text.size());
    std::memcpy(m_buffer.get() + m_end, text.data(), text.size());
    m_end += text.size();
}

/// Makes `bytes` and the padding fit behind the window: by moving it to the front, or into a larger buffer (or back into a small one).
void TextStream::makeRoom(std::size_t bytes) {
    if (m_end + bytes + kPadding <= m_capacity)
        return;
    const auto first = m_held ? std::min(m_held->begin, m_begin) : m_begin;
    const auto live = m_end - first;
    const auto needed = live + bytes + kPadding;
    const auto wanted = needed <= kUsualCapacity ? kUsualCapacity : std::max(needed, needed <= m_capacity ? m_capacity : live + live / 2);
    if (wanted == m_capacity) {
        std::memmove(m_buffer.get(), m_buffer.get() + first, live);
    } else {
        std::unique_ptr<char[]> larger(new char[wanted]);
        if (live > 0)
            std::memcpy(larger.get(), m_buffer.get() + first, live);
        m_buffer = std::move(larger);
        m_capacity = wanted;
    }
    m_base += first;
    m_begin -= first;
    m_end -= first;
    if (m_held)
        m_held->begin -= first;
    std::memset(m_buffer.get() + m_end, 0, std::min<std::size_t>(kPadding, m_capacity - m_end));
}

void TextStream::rewind() {
    m_begin = m_held->begin;
    m_line = m_held->line;
}

std::optional<std::uint64_t> TextStream::invalidOffset(std::string_view part) const {
    const auto at = firstInvalidUtf8(part);
    if (at == part.npos)
        return std::nullopt;
    const auto textOffset = m_base + std::uint64_t(part.data() - m_buffer.get()) + at;
    return m_decoder ? m_decoder->offsetOf(textOffset) : textOffset;
}

} // namespace danlu::data
