#pragma once

#include "base/Result.h"

#include <cstdint>
#include <string_view>

namespace danlu::text {

/// One field of a protobuf message: its number and either a number (wire types 0, 1, 5) or bytes (wire type 2).
/// https://protobuf.dev/programming-guides/encoding/
struct ProtoField {
    std::uint32_t number = 0;
    std::uint8_t wire = 0; // 0 varint, 1 eight bytes, 2 bytes, 5 four bytes
    std::uint64_t value = 0;
    std::string_view bytes;
    std::size_t valueAt = 0;    // offset of the value in the file
    std::size_t valueBytes = 0; // bytes it takes there
};

/// Walks the fields of one message and never leaves it.
class ProtoReader {
public:
    /// `message` is a part of a file and starts at its byte `offset`, which errors name.
    ProtoReader(std::string_view message, std::size_t offset) : m_message(message), m_offset(offset) {}
    bool atEnd() const { return m_at == m_message.size(); }
    Result<ProtoField> next();

private:
    Result<std::uint64_t> varint();
    Result<std::uint64_t> fixed(std::size_t size);
    Result<> readValue(ProtoField& field);
    Error broken(std::string_view what) const;

    std::string_view m_message;
    std::size_t m_offset;
    std::size_t m_at = 0;
};

} // namespace danlu::text
