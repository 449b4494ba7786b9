#include "formats/Checked.h"
#include "formats/Gguf.h"

#include <algorithm>
#include <cstring>
#include <unordered_set>

namespace danlu::formats {
namespace {

constexpr std::uint64_t kTensorNameBytes = 64;
constexpr std::uint32_t kDimensions = 4;
constexpr std::size_t kWindow = 1u << 20; // bytes fetched at a time

Error refused(const std::string& what) { return {ErrorCode::Rejected, "not a usable GGUF file: " + what}; }
Error endsEarly() { return refused("it ends in the middle of its header"); }

/// A position in the header that moves forward; nothing is read past the end of the file. Bytes come in windows, because the header of
/// a model is small and the model is not.
class Cursor {
public:
    explicit Cursor(const ByteReader& file) : m_file(file) {}

    std::uint64_t position() const { return m_position; }
    std::uint64_t left() const { return m_file.size - m_position; }

    template <typename T>
    Result<T> number() {
        DANLU_TRY(const std::string_view bytes, take(sizeof(T)));
        T value;
        std::memcpy(&value, bytes.data(), sizeof(T));
        return value;
    }

    Result<std::string> text() {
        DANLU_TRY(const auto length, number<std::uint64_t>());
        if (length > left())
            return endsEarly();
        if (length > kGgufTextBytes)
            return refused("a text of " + sizeText(length) + "; the limit is " + sizeText(kGgufTextBytes));
        DANLU_TRY(const std::string_view bytes, take(length));
        return std::string(bytes);
    }

private:
    /// Valid until the next call.
    Result<std::string_view> take(std::uint64_t count) {
        if (count > left())
            return endsEarly();
        const auto offset = m_position - m_windowBegin;
        if (m_position < m_windowBegin || offset > m_window.size() || count > m_window.size() - offset) {
            DANLU_TRY(m_window, m_file.read(m_position, std::min<std::uint64_t>(std::max<std::uint64_t>(count, kWindow), left())));
            m_windowBegin = m_position;
        }
        const auto bytes = std::string_view(m_window).substr(m_position - m_windowBegin, count);
        m_position += count;
        return bytes;
    }

    const ByteReader& m_file;
    std::uint64_t m_position = 0, m_windowBegin = 0;
    Bytes m_window;
};

template <typename T>
Result<> takeWhole(Cursor& cursor, GgufValue& value) {
    DANLU_TRY(const T number, cursor.number<T>());
    value.whole.push_back(static_cast<std::int64_t>(number));
    return ok();
}

template <typename T>
Result<> takeReal(Cursor& cursor, GgufValue& value) {
    DANLU_TRY(const T number, cursor.number<T>());
    value.real.push_back(static_cast<double>(number));
    return ok();
}

Result<> takeBool(Cursor& cursor, GgufValue& value) {
    DANLU_TRY(const auto byte, cursor.number<std::uint8_t>());
    if (byte > 1)
        return refused("a truth value that is neither 0 nor 1");
    value.whole.push_back(byte);
    return ok();
}

Result<> takeText(Cursor& cursor, GgufValue& value) {
    DANLU_TRY(std::string text, cursor.text());
    value.text.push_back(std::move(text));
    return ok();
}

Result<> takeElement(Cursor& cursor, GgufValue& value) {
    switch (value.type) {
    case GgufType::U8:
        return takeWhole<std::uint8_t>(cursor, value);
    case GgufType::I8:
        return takeWhole<std::int8_t>(cursor, value);
    case GgufType::U16:
        return takeWhole<std::uint16_t>(cursor, value);
    case GgufType::I16:
        return takeWhole<std::int16_t>(cursor, value);
    case GgufType::U32:
        return takeWhole<std::uint32_t>(cursor, value);
    case GgufType::I32:
        return takeWhole<std::int32_t>(cursor, value);
    case GgufType::U64:
        return takeWhole<std::uint64_t>(cursor, value);
    case GgufType::I64:
        return takeWhole<std::int64_t>(cursor, value);
    case GgufType::F32:
        return takeReal<float>(cursor, value);
    case GgufType::F64:
        return takeReal<double>(cursor, value);
    case GgufType::Bool:
        return takeBool(cursor, value);
    case GgufType::Text:
        return takeText(cursor, value);
    case GgufType::Array:
        break;
    }
    return refused("an array of arrays");
}

std::uint64_t smallestBytes(GgufType type) {
    switch (type) {
    case GgufType::U8:
    case GgufType::I8:
    case GgufType::Bool:
        return 1;
    case GgufType::U16:
    case GgufType::I16:
        return 2;
    case GgufType::U32:
    case GgufType::I32:
    case GgufType::F32:
        return 4;
    default:
        return 8;
    }
}

Result<GgufType> takeType(Cursor& cursor) {
    DANLU_TRY(const auto number, cursor.number<std::uint32_t>());
    if (number > static_cast<std::uint32_t>(GgufType::F64))
        return refused("a value of the unknown type " + std::to_string(number));
    return static_cast<GgufType>(number);
}

Result<GgufValue> takeValue(Cursor& cursor) {
    GgufValue value;
    DANLU_TRY(value.type, takeType(cursor));
    std::uint64_t count = 1;
    if (value.type == GgufType::Array) {
        value.isArray = true;
        DANLU_TRY(value.type, takeType(cursor));
        DANLU_TRY(count, cursor.number<std::uint64_t>());
        if (count > cursor.left() / smallestBytes(value.type))
            return refused("an array of " + std::to_string(count) + " values with " + std::to_string(cursor.left()) + " bytes left in the file");
        if (count > kGgufArrayElements)
            return refused("an array of " + std::to_string(count) + " values; the limit is " + std::to_string(kGgufArrayElements));
    }
    for (std::uint64_t i = 0; i < count; ++i)
        DANLU_CHECK(takeElement(cursor, value));
    return value;
}

Result<> takeMetadata(Cursor& cursor, std::uint64_t count, GgufMetadata& metadata) {
    std::uint64_t elements = 0;
    for (std::uint64_t i = 0; i < count; ++i) {
        DANLU_TRY(std::string key, cursor.text());
        if (key.empty() || !isText(key))
            return refused("a metadata key that is no text");
        if (metadata.find(key))
            return refused("the key " + shownName(key) + " is there twice");
        auto value = takeValue(cursor);
        if (!value)
            return std::move(value).error().wrap("the metadata value " + shownName(key));
        elements += value->whole.size() + value->real.size() + value->text.size();
        if (elements > kGgufElements)
            return refused("more than " + std::to_string(kGgufElements) + " metadata values in all");
        metadata.set(std::move(key), std::move(value).value());
    }
    return ok();
}

/// Row-major shape out of ggml's dimensions, which begin with the innermost.
Result<std::vector<std::int64_t>> takeShape(Cursor& cursor) {
    DANLU_TRY(const auto dimensions, cursor.number<std::uint32_t>());
    if (dimensions > kDimensions)
        return refused("a tensor with " + std::to_string(dimensions) + " dimensions");
    std::vector<std::int64_t> shape;
    for (std::uint32_t i = 0; i < dimensions; ++i) {
        DANLU_TRY(const auto size, cursor.number<std::uint64_t>());
        if (size > INT64_MAX)
            return refused("a tensor whose size is beyond 63 bits");
        shape.insert(shape.begin(), static_cast<std::int64_t>(size));
    }
    return shape;
}

/// Bytes of a tensor: whole blocks along the innermost dimension.
Result<std::uint64_t> tensorBytes(const TensorEntry& tensor, const GgufBlock& block) {
    const auto count = checkedCount(tensor.shape);
    const std::uint64_t row = tensor.shape.empty() ? 1 : static_cast<std::uint64_t>(tensor.shape.back());
    if (!count || row % block.elements != 0)
        return refused("tensor " + shownName(tensor.name) + " has a shape that does not fit its type " + tensor.type);
    const auto bytes = checkedMultiply(*count / block.elements, block.bytes);
    if (!bytes)
        return refused("tensor " + shownName(tensor.name) + " is larger than any file");
    return *bytes;
}

/// One row of the tensor table; `begin` still counts from the start of the data.
Result<TensorEntry> takeTensor(Cursor& cursor) {
    TensorEntry tensor;
    DANLU_TRY(tensor.name, cursor.text());
    if (tensor.name.empty() || tensor.name.size() > kTensorNameBytes || !isText(tensor.name))
        return refused("a tensor name that is no text of at most 64 bytes: " + shownName(tensor.name));
    DANLU_TRY(tensor.shape, takeShape(cursor));
    DANLU_TRY(const auto type, cursor.number<std::uint32_t>());
    const auto* block = ggufBlock(type);
    if (!block)
        return refused("tensor " + shownName(tensor.name) + " has the unknown type " + std::to_string(type));
    tensor.type = block->name;
    DANLU_TRY(tensor.begin, cursor.number<std::uint64_t>());
    DANLU_TRY(const auto bytes, tensorBytes(tensor, *block));
    const auto end = checkedAdd(tensor.begin, bytes);
    if (!end)
        return refused("the byte range of tensor " + shownName(tensor.name) + " overflows");
    tensor.end = *end;
    return tensor;
}

Result<> checkRanges(std::vector<TensorEntry> tensors, const GgufTable& table, std::uint64_t dataSize) {
    std::sort(tensors.begin(), tensors.end(), [](const auto& a, const auto& b) { return std::tie(a.begin, a.end) < std::tie(b.begin, b.end); });
    std::uint64_t next = 0;
    for (const auto& tensor : tensors) {
        if (tensor.begin % table.alignment != 0)
            return refused("tensor " + shownName(tensor.name) + " is not aligned");
        if (tensor.begin < next)
            return refused("the byte range of tensor " + shownName(tensor.name) + " overlaps another");
        if (tensor.end > dataSize)
            return refused("tensor " + shownName(tensor.name) + " passes the end of the file; it was cut off");
        next = tensor.end;
    }
    return ok();
}

Result<> takeTensors(Cursor& cursor, std::uint64_t count, GgufTable& table) {
    std::unordered_set<std::string> names;
    for (std::uint64_t i = 0; i < count; ++i) {
        DANLU_TRY(TensorEntry tensor, takeTensor(cursor));
        if (!names.insert(tensor.name).second)
            return refused("two tensors have the name " + shownName(tensor.name));
        table.tensors.push_back(std::move(tensor));
    }
    return ok();
}

Result<std::uint32_t> alignmentOf(const GgufMetadata& metadata) {
    const auto* value = metadata.find("general.alignment");
    if (!value)
        return 32u;
    const auto number = metadata.whole("general.alignment").value_or(0);
    if (number < 1 || number > static_cast<std::int64_t>(kGgufAlignment) || (number & (number - 1)) != 0)
        return refused("its alignment is no power of two up to 1 MiB");
    return static_cast<std::uint32_t>(number);
}

} // namespace

Result<GgufTable> readGguf(const ByteReader& file) {
    Cursor cursor(file);
    DANLU_TRY(const auto magic, cursor.number<std::uint32_t>());
    if (magic != 0x46554747)
        return refused("it does not begin with \"GGUF\"");
    DANLU_TRY(const auto version, cursor.number<std::uint32_t>());
    if (version != 3 && version != 2)
        return refused("its version is " + std::to_string(version) + "; 2 and 3 are known");
    DANLU_TRY(const auto tensorCount, cursor.number<std::uint64_t>());
    DANLU_TRY(const auto entryCount, cursor.number<std::uint64_t>());
    if (tensorCount > kGgufEntries || entryCount > kGgufEntries)
        return refused("more than " + std::to_string(kGgufEntries) + " tensors or metadata values");
    GgufTable table;
    DANLU_CHECK(takeMetadata(cursor, entryCount, table.metadata));
    DANLU_TRY(table.alignment, alignmentOf(table.metadata));
    DANLU_CHECK(takeTensors(cursor, tensorCount, table));
    table.dataBegin = (cursor.position() + table.alignment - 1) / table.alignment * table.alignment;
    if (table.dataBegin > file.size && !table.tensors.empty())
        return endsEarly();
    DANLU_CHECK(checkRanges(table.tensors, table, file.size - std::min(table.dataBegin, file.size)));
    for (auto& tensor : table.tensors) {
        tensor.begin += table.dataBegin;
        tensor.end += table.dataBegin;
    }
    return table;
}

} // namespace danlu::formats
