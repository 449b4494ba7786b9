#include "data/importers/Encoding.h"

#include "base/Names.h"

#include <simdjson.h>
#include <unicode/ucsdet.h>

#include <algorithm>
#include <array>
#include <cctype>

namespace danlu::data {
namespace {

struct Signature {
    std::string_view bytes, name;
};
constexpr std::array<Signature, 9> kBinaries{{{{"PK\x03\x04", 4}, "a ZIP archive (or an Office document)"},
                                              {{"\x1f\x8b", 2}, "gzip-compressed"},
                                              {{"(\xb5/\xfd", 4}, "zstd-compressed"},
                                              {{"\xfd"
                                                "7zXZ",
                                                5},
                                               "xz-compressed"},
                                              {{"BZh", 3}, "bzip2-compressed"},
                                              {{"%PDF-", 5}, "a PDF document"},
                                              {{"PAR1", 4}, "a Parquet file"},
                                              {{"ARROW1", 6}, "an Arrow file"},
                                              {{"SQLite format 3", 15}, "an SQLite database"}}};

std::uint8_t byteAt(std::string_view text, std::size_t i) { return static_cast<std::uint8_t>(text[i]); }

/// Length of the well-formed UTF-8 sequence at `i`, 0 where there is none (Unicode 15, table 3-7).
std::size_t sequenceAt(std::string_view text, std::size_t i) {
    const auto lead = byteAt(text, i);
    if (lead < 0x80)
        return 1;
    const std::size_t length = lead >= 0xC2 && lead <= 0xDF ? 2 : (lead & 0xF0) == 0xE0 ? 3 : lead >= 0xF0 && lead <= 0xF4 ? 4 : 0;
    if (length == 0 || i + length > text.size())
        return 0;
    for (std::size_t k = 1; k < length; ++k)
        if ((byteAt(text, i + k) & 0xC0) != 0x80)
            return 0;
    const auto second = byteAt(text, i + 1);
    const bool bad = (lead == 0xE0 && second < 0xA0) || (lead == 0xED && second > 0x9F) || (lead == 0xF0 && second < 0x90) || (lead == 0xF4 && second > 0x8F);
    return bad ? 0 : length;
}

/// How well bytes read as a multi-byte encoding.
struct Reading {
    std::size_t good = 0;      // characters beyond ASCII
    std::size_t bad = 0;       // bytes that start no character
    std::size_t plausible = 0; // of the good ones: in the encoding's everyday range
    std::size_t han = 0;       // GB 18030: two-byte characters with a lead from B0 to F7
    std::size_t lateHan = 0;   // of those: a lead beyond C8, pinyin from "sh" on; half of Chinese text, next to nothing of Korean in EUC-KR
};

/// A sequence cut by the end of the sample is not held against it.
Reading readAsUtf8(std::string_view text) {
    Reading reading;
    for (std::size_t i = 0; i < text.size();) {
        const auto length = sequenceAt(text, i);
        reading.good += length > 1 ? 1 : 0;
        reading.bad += length == 0 && i + 4 <= text.size() ? 1 : 0;
        i += std::max<std::size_t>(length, 1);
    }
    return reading;
}

/// GB 18030: two bytes [81–FE][40–7E 80–FE] or four [81–FE][30–39][81–FE][30–39]. Everyday text lies in GB 2312's rows: lead B0–F7 or
/// A1–A3 with a trail from A1 up; Latin-1, Big5 and Shift-JIS text mostly does not.
Reading readAsGb18030(std::string_view text) {
    Reading reading;
    for (std::size_t i = 0; i + 1 < text.size();) {
        const auto lead = byteAt(text, i), trail = byteAt(text, i + 1);
        const bool isLead = lead >= 0x81 && lead <= 0xFE;
        if (lead < 0x80) {
            ++i;
        } else if (isLead && trail >= 0x40 && trail != 0x7F && trail <= 0xFE) {
            ++reading.good;
            reading.plausible += trail >= 0xA1 && ((lead >= 0xB0 && lead <= 0xF7) || (lead >= 0xA1 && lead <= 0xA3)) ? 1 : 0;
            reading.han += lead >= 0xB0 && lead <= 0xF7 ? 1 : 0;
            reading.lateHan += lead > 0xC8 && lead <= 0xF7 ? 1 : 0;
            i += 2;
        } else if (isLead && trail >= 0x30 && trail <= 0x39) {
            ++reading.good;
            i += 4;
        } else {
            ++reading.bad;
            ++i;
        }
    }
    return reading;
}

/// Share of code units that everyday Chinese or English text is made of.
double utf16Share(std::string_view bytes, std::size_t high) {
    std::size_t everyday = 0;
    for (std::size_t i = 0; i + 1 < bytes.size(); i += 2) {
        const unsigned unit = (byteAt(bytes, i + high) << 8) | byteAt(bytes, i + 1 - high);
        const bool ascii = unit == '\t' || unit == '\n' || unit == '\r' || (unit >= 0x20 && unit < 0x7F);
        everyday +=
            ascii || (unit >= 0x2010 && unit <= 0x2030) || (unit >= 0x3000 && unit <= 0x30FF) || (unit >= 0x4E00 && unit <= 0x9FFF) || unit >= 0xFF00 ? 1 : 0;
    }
    return bytes.size() < 2 ? 0 : double(everyday) / double(bytes.size() / 2);
}

/// Whether ICU's detector takes the bytes for another East Asian encoding rather than GB 18030, by a clear margin.
bool isOtherEastAsian(std::string_view bytes) {
    UErrorCode status = U_ZERO_ERROR;
    UCharsetDetector* detector = ucsdet_open(&status);
    ucsdet_setText(detector, bytes.data(), std::int32_t(bytes.size()), &status);
    std::int32_t count = 0, chinese = 0, other = 0;
    const UCharsetMatch** matches = ucsdet_detectAll(detector, &count, &status);
    for (std::int32_t i = 0; U_SUCCESS(status) && i < count; ++i) {
        const std::string_view name = ucsdet_getName(matches[i], &status);
        const auto confidence = ucsdet_getConfidence(matches[i], &status);
        if (name == "GB18030")
            chinese = confidence;
        else if (name == "EUC-KR" || name == "EUC-JP" || name == "Shift_JIS" || name == "Big5")
            other = std::max(other, confidence);
    }
    ucsdet_close(detector);
    return other >= chinese + 20;
}

constexpr std::size_t kDetectorBytes = 64u << 10;

} // namespace

std::string_view nameOf(Encoding encoding) {
    constexpr std::array<std::string_view, 5> kNames{"UTF-8", "UTF-8", "UTF-16LE", "UTF-16BE", "GB18030"};
    return kNames[static_cast<std::size_t>(encoding)];
}

Result<Encoding> encodingOf(std::string_view name) {
    std::string plain;
    for (const char c : name)
        if (c != '-' && c != '_')
            plain += char(std::tolower(static_cast<unsigned char>(c)));
    if (plain == "auto")
        return Encoding::Ascii;
    if (plain == "utf8")
        return Encoding::Utf8;
    if (plain == "utf16le")
        return Encoding::Utf16le;
    if (plain == "utf16be")
        return Encoding::Utf16be;
    if (plain == "gb18030" || plain == "gbk" || plain == "gb2312")
        return Encoding::Gb18030;
    return unknownName("encoding", name, {"auto", "UTF-8", "UTF-16LE", "UTF-16BE", "GB18030"});
}

Encoding guessBeyondAscii(std::string_view bytes) {
    const auto utf8 = readAsUtf8(bytes);
    if (utf8.bad == 0 || utf8.good >= 4 * utf8.bad)
        return Encoding::Utf8;
    const auto chinese = readAsGb18030(bytes);
    const bool reads = chinese.good > 0 && chinese.bad * 20 <= chinese.good && chinese.plausible * 10 >= chinese.good * 7;
    const bool isKorean = chinese.han >= 24 && chinese.lateHan * 10 < chinese.han;
    return reads && !isKorean && !isOtherEastAsian(bytes.substr(0, kDetectorBytes)) ? Encoding::Gb18030 : Encoding::Utf8;
}

Result<EncodingGuess> guessEncoding(std::string_view bytes) {
    for (const auto& binary : kBinaries)
        if (bytes.starts_with(binary.bytes))
            return Error(ErrorCode::Rejected, "is " + std::string(binary.name) + ", not text")
                .withHint("Unpack or convert it to JSONL, JSON, CSV or plain text first.");
    if (bytes.starts_with("\xEF\xBB\xBF"))
        return EncodingGuess{Encoding::Utf8, 3};
    if (bytes.starts_with(std::string_view("\xFF\xFE\0\0", 4)) || bytes.starts_with(std::string_view("\0\0\xFE\xFF", 4)))
        return Error(ErrorCode::Rejected, "is UTF-32 text").withHint("Save it as UTF-8.");
    if (bytes.starts_with("\xFF\xFE"))
        return EncodingGuess{Encoding::Utf16le, 2};
    if (bytes.starts_with("\xFE\xFF"))
        return EncodingGuess{Encoding::Utf16be, 2};
    const bool isUtf8 = readAsUtf8(bytes).bad == 0, hasZero = bytes.find('\0') != bytes.npos;
    if (!isUtf8 || hasZero) {
        const double little = utf16Share(bytes, 1), big = utf16Share(bytes, 0);
        if (std::max(little, big) >= 0.95 && std::min(little, big) < 0.7)
            return EncodingGuess{little > big ? Encoding::Utf16le : Encoding::Utf16be, 0};
    }
    const bool ascii = std::all_of(bytes.begin(), bytes.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
    return EncodingGuess{ascii ? Encoding::Ascii : guessBeyondAscii(bytes), 0};
}

std::size_t firstInvalidUtf8(std::string_view text) {
    if (simdjson::validate_utf8(text.data(), text.size()))
        return text.npos;
    std::size_t i = 0;
    while (i < text.size()) {
        const auto length = sequenceAt(text, i);
        if (length == 0)
            return i;
        i += length;
    }
    return text.npos;
}

} // namespace danlu::data
