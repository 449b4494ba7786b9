#include "data/importers/Decoder.h"

#include <unicode/ucnv.h>
#include <unicode/ucnv_err.h>

#include <algorithm>

namespace danlu::data {
namespace {

Error converterError(Encoding encoding, UErrorCode status) {
    return Error(ErrorCode::Failed, "ICU cannot open its converter for " + std::string(nameOf(encoding)) + ": " + u_errorName(status));
}

} // namespace

void Decoder::Close::operator()(UConverter* converter) const { ucnv_close(converter); }

Result<Decoder> Decoder::open(Encoding encoding, std::uint64_t fileOffset, std::uint64_t textOffset) {
    Decoder decoder;
    UErrorCode status = U_ZERO_ERROR;
    decoder.m_converter.reset(ucnv_open(std::string(nameOf(encoding)).c_str(), &status));
    if (U_SUCCESS(status)) // stop at invalid bytes instead of writing U+FFFD
        ucnv_setToUCallBack(decoder.m_converter.get(), UCNV_TO_U_CALLBACK_STOP, nullptr, nullptr, nullptr, &status);
    if (U_FAILURE(status))
        return converterError(encoding, status);
    decoder.m_fileOffset = fileOffset;
    decoder.m_textOffset = textOffset;
    return decoder;
}

void Decoder::appendUtf8(const char16_t* at, const char16_t* end) {
    const auto put = [this](std::uint32_t byte) { m_text += static_cast<char>(byte); };
    while (at < end) {
        std::uint32_t c = *at++;
        if (c >= 0xD800 && c < 0xDC00 && at < end) // the converter only writes whole pairs
            c = 0x10000 + ((c - 0xD800) << 10) + (*at++ - 0xDC00u);
        if (c < 0x80) {
            put(c);
        } else if (c < 0x800) {
            put(0xC0 | (c >> 6));
            put(0x80 | (c & 0x3F));
        } else if (c < 0x10000) {
            put(0xE0 | (c >> 12));
            put(0x80 | ((c >> 6) & 0x3F));
            put(0x80 | (c & 0x3F));
        } else {
            put(0xF0 | (c >> 18));
            put(0x80 | ((c >> 12) & 0x3F));
            put(0x80 | ((c >> 6) & 0x3F));
            put(0x80 | (c & 0x3F));
        }
    }
}

std::string_view Decoder::decode(std::string_view bytes, Piece piece) {
    m_text.clear();
    m_units.resize(bytes.size() + 16); // no encoding has fewer bytes than UTF-16 units; 16 for what the converter held back
    const char* const begin = bytes.data();
    const char* const end = begin + bytes.size();
    const char* source = begin;
    std::size_t rounds = 0;
    UErrorCode status = U_ZERO_ERROR;
    do {
        status = U_ZERO_ERROR;
        char16_t* target = m_units.data();
        ucnv_toUnicode(m_converter.get(), &target, m_units.data() + m_units.size(), &source, end, nullptr, piece == Piece::Last, &status);
        appendUtf8(m_units.data(), target);
        if (U_FAILURE(status) && status != U_BUFFER_OVERFLOW_ERROR) {
            char invalid[16];
            std::int8_t length = sizeof invalid;
            UErrorCode ignored = U_ZERO_ERROR;
            ucnv_getInvalidChars(m_converter.get(), invalid, &length, &ignored);
            m_invalid.push_back({m_textOffset + m_text.size(), m_fileOffset + std::uint64_t(source - begin) - std::uint64_t(std::max<std::int8_t>(length, 0))});
            m_text += '\xFF';
        }
    } while (U_FAILURE(status) && ++rounds < bytes.size() + 16); // each failure uses up a byte at least
    m_fileOffset += bytes.size();
    m_textOffset += m_text.size();
    return m_text;
}

std::uint64_t Decoder::offsetOf(std::uint64_t textOffset) const {
    const auto found =
        std::lower_bound(m_invalid.begin(), m_invalid.end(), textOffset, [](const Invalid& one, std::uint64_t offset) { return one.text < offset; });
    return found == m_invalid.end() ? 0 : found->file;
}

void Decoder::forget(std::uint64_t textOffset) {
    while (!m_invalid.empty() && m_invalid.front().text < textOffset)
        m_invalid.pop_front();
}

Result<> prepareDecoders() {
    for (const auto encoding : {Encoding::Utf16le, Encoding::Utf16be, Encoding::Gb18030}) {
        DANLU_TRY(auto decoder, Decoder::open(encoding, 0, 0));
        (void)decoder.decode(std::string_view("\xB2\xE2\xCA\xD4\xB2\xE2\xCA\xD4", 8), Decoder::Piece::Last);
    }
    (void)guessBeyondAscii("\xB2\xE2\xCA\xD4\xCA\xD4"); // the detector
    return ok();
}

} // namespace danlu::data
