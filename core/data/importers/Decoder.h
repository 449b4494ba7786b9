#pragma once

#include "data/importers/Encoding.h"

#include <deque>
#include <memory>
#include <vector>

struct UConverter;

namespace danlu::data {

/// Turns UTF-16 or GB 18030 into UTF-8, piece by piece. A byte sequence that is no character becomes the single byte FF, which no UTF-8
/// text contains, so that the row it stands in is rejected further on; `offsetOf` tells where in the file it stood.
class Decoder {
public:
    /// `fileOffset`: where in the file the first piece begins.
    static Result<Decoder> open(Encoding encoding, std::uint64_t fileOffset, std::uint64_t textOffset);

    /// The piece as UTF-8; `last` marks the end of the file. The view holds until the next call.
    enum class Piece { Middle, Last };
    std::string_view decode(std::string_view bytes, Piece piece);

    /// File offset of the invalid sequence whose FF is at `textOffset` of the decoded text; 0 where none is known.
    std::uint64_t offsetOf(std::uint64_t textOffset) const;
    /// Forgets what lies before `textOffset`.
    void forget(std::uint64_t textOffset);

private:
    struct Invalid {
        std::uint64_t text, file;
    };
    struct Close {
        void operator()(UConverter* converter) const;
    };
    Decoder() = default;
    void appendUtf8(const char16_t* begin, const char16_t* end);

    std::unique_ptr<UConverter, Close> m_converter;
    std::vector<char16_t> m_units;
    std::string m_text;
    std::deque<Invalid> m_invalid;
    std::uint64_t m_fileOffset = 0; // of the next piece
    std::uint64_t m_textOffset = 0; // of the end of what was decoded
};

/// Opens each converter once, so that ICU has read what it needs before a sandbox closes.
Result<> prepareDecoders();

} // namespace danlu::data
