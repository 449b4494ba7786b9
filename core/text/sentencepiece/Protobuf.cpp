#include "text/sentencepiece/Protobuf.h"

namespace danlu::text {

Error ProtoReader::broken(std::string_view what) const {
    return Error(ErrorCode::Rejected, "byte " + std::to_string(m_offset + m_at) + ": " + std::string(what));
}

Result<std::uint64_t> ProtoReader::varint() {
    std::uint64_t value = 0;
    for (int shift = 0; shift < 70; shift += 7) {
        if (atEnd())
            return broken("the file ends in the middle of a number");
        const auto byte = static_cast<unsigned char>(m_message[m_at++]);
        if (shift == 63 && byte > 1)
            return broken("a number has more than 64 bits");
        value |= std::uint64_t(byte & 0x7F) << shift;
        if (byte < 0x80)
            return value;
    }
    return broken("a number has more than 64 bits");
}

Result<std::uint64_t> ProtoReader::fixed(std::size_t size) {
    if (m_message.size() - m_at < size)
        return broken("the file ends in the middle of a number");
    std::uint64_t value = 0;
    for (std::size_t i = 0; i < size; ++i)
        value |= std::uint64_t(static_cast<unsigned char>(m_message[m_at + i])) << (8 * i);
    m_at += size;
    return value;
}

Result<> ProtoReader::readValue(ProtoField& field) {
    field.valueAt = m_offset + m_at;
    if (field.wire == 2) {
        DANLU_TRY(const std::uint64_t length, varint());
        if (length > m_message.size() - m_at)
            return broken("a field of " + std::to_string(length) + " bytes does not fit into the file");
        field.valueAt = m_offset + m_at;
        field.bytes = m_message.substr(m_at, std::size_t(length));
        field.valueBytes = field.bytes.size();
        m_at += std::size_t(length);
        return ok();
    }
    if (field.wire != 0 && field.wire != 1 && field.wire != 5)
        return broken("unknown wire type " + std::to_string(field.wire));
    DANLU_TRY(field.value, field.wire == 0 ? varint() : fixed(field.wire == 1 ? 8 : 4));
    field.valueBytes = m_offset + m_at - field.valueAt;
    return ok();
}

Result<ProtoField> ProtoReader::next() {
    DANLU_TRY(const std::uint64_t tag, varint());
    if ((tag >> 3) == 0 || (tag >> 3) > 0x1FFFFFFF)
        return broken("a field number is out of range");
    ProtoField field;
    field.number = std::uint32_t(tag >> 3);
    field.wire = std::uint8_t(tag & 7);
    DANLU_CHECK(readValue(field));
    return field;
}

} // namespace danlu::text
