#include "formats/Safetensors.h"

#include "formats/Checked.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cstring>
#include <unordered_set>

namespace danlu::formats {
namespace {

static_assert(std::endian::native == std::endian::little, "model files are little endian and so is this code");

constexpr std::size_t kLengthWord = 8;

Error refused(const std::string& what) { return {ErrorCode::Rejected, "not a usable safetensors file: " + what}; }

/// Bytes a tensor must have; nothing where type or shape make no sense.
std::optional<std::uint64_t> byteCount(const std::string& type, const std::vector<std::int64_t>& shape) {
    const auto count = checkedCount(shape);
    const auto width = safetensorsWidth(type);
    return count && width > 0 ? checkedMultiply(*count, width) : std::nullopt;
}

Result<> checkTensors(std::vector<TensorEntry>& tensors, std::uint64_t dataBegin, std::uint64_t dataSize) {
    std::sort(tensors.begin(), tensors.end(), [](const auto& a, const auto& b) { return std::tie(a.begin, a.end, a.name) < std::tie(b.begin, b.end, b.name); });
    std::uint64_t next = 0;
    for (auto& tensor : tensors) {
        if (safetensorsWidth(tensor.type) == 0)
            return refused("tensor " + shownName(tensor.name) + " has the unknown type " + shownName(tensor.type));
        const auto bytes = byteCount(tensor.type, tensor.shape);
        if (!bytes || tensor.end < tensor.begin || tensor.end - tensor.begin != *bytes)
            return refused("the byte range of tensor " + shownName(tensor.name) + " does not fit its type and shape");
        if (tensor.end > dataSize)
            return refused("tensor " + shownName(tensor.name) + " passes the end of the file: it ends at byte " + std::to_string(tensor.end) +
                           ", the data at byte " + std::to_string(dataSize));
        if (tensor.begin != next)
            return refused("the byte range of tensor " + shownName(tensor.name) + " overlaps another or leaves a hole");
        next = tensor.end;
        tensor.begin += dataBegin;
        tensor.end += dataBegin;
    }
    if (next != dataSize)
        return refused("its tensors end at byte " + std::to_string(dataBegin + next) + ", the file at byte " + std::to_string(dataBegin + dataSize));
    return ok();
}

std::string headerText(const std::vector<TensorEntry>& tensors, const std::map<std::string, std::string>& metadata) {
    std::string text = "{";
    if (!metadata.empty())
        text += "\"__metadata__\":" + nlohmann::json(metadata).dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
    for (const auto& tensor : tensors) {
        text += text.size() > 1 ? "," : "";
        text += nlohmann::json(tensor.name).dump() + ":{\"dtype\":\"" + tensor.type + "\",\"shape\":" + nlohmann::json(tensor.shape).dump();
        text += ",\"data_offsets\":[" + std::to_string(tensor.begin) + "," + std::to_string(tensor.end) + "]}";
    }
    text += "}";
    text.resize((text.size() + kLengthWord - 1) / kLengthWord * kLengthWord, ' ');
    return text;
}

} // namespace

std::size_t safetensorsWidth(std::string_view type) {
    using Row = std::pair<std::string_view, std::size_t>;
    static constexpr std::array<Row, 17> kWidths = {{{"BOOL", 1},
                                                     {"U8", 1},
                                                     {"I8", 1},
                                                     {"F8_E5M2", 1},
                                                     {"F8_E4M3", 1},
                                                     {"F8_E8M0", 1},
                                                     {"I16", 2},
                                                     {"U16", 2},
                                                     {"F16", 2},
                                                     {"BF16", 2},
                                                     {"I32", 4},
                                                     {"U32", 4},
                                                     {"F32", 4},
                                                     {"C64", 8},
                                                     {"F64", 8},
                                                     {"I64", 8},
                                                     {"U64", 8}}};
    const auto found = std::find_if(kWidths.begin(), kWidths.end(), [&](const auto& row) { return row.first == type; });
    return found == kWidths.end() ? 0 : found->second;
}

Result<SafetensorsTable> readSafetensors(const ByteReader& file) {
    if (file.size < kLengthWord)
        return refused("it has " + std::to_string(file.size) + " bytes");
    DANLU_TRY(const Bytes word, file.read(0, kLengthWord));
    std::uint64_t length = 0;
    std::memcpy(&length, word.data(), kLengthWord);
    if (length > kSafetensorsHeaderBytes)
        return refused("its header claims " + std::to_string(length) + " bytes, more than the limit of " + sizeText(kSafetensorsHeaderBytes));
    if (length > file.size - kLengthWord)
        return refused("its header claims " + std::to_string(length) + " bytes, the file has " + std::to_string(file.size));
    DANLU_TRY(const Bytes json, file.read(kLengthWord, length));
    auto header = parseSafetensorsHeader(json);
    if (!header)
        return refused(header.error().message());
    SafetensorsTable table{std::move(header->tensors), std::move(header->metadata), kLengthWord + length};
    DANLU_CHECK(checkTensors(table.tensors, table.dataBegin, file.size - table.dataBegin));
    return table;
}

Result<SafetensorsLayout> layOutSafetensors(std::vector<TensorPlan> plans, const std::map<std::string, std::string>& metadata) {
    std::sort(plans.begin(), plans.end(), [](const auto& a, const auto& b) {
        const auto left = safetensorsWidth(a.type), right = safetensorsWidth(b.type);
        return left != right ? left > right : a.name < b.name;
    });
    SafetensorsLayout layout;
    std::unordered_set<std::string> names;
    std::uint64_t next = 0;
    for (const auto& plan : plans) {
        const auto bytes = byteCount(plan.type, plan.shape);
        const auto end = bytes ? checkedAdd(next, *bytes) : std::nullopt;
        if (!end || !isText(plan.name) || !names.insert(plan.name).second)
            return Error(ErrorCode::Usage, "tensor " + shownName(plan.name) + " of type " + plan.type + " cannot be written as safetensors");
        layout.tensors.push_back({plan.name, plan.type, plan.shape, next, *end});
        next = *end;
    }
    const auto text = headerText(layout.tensors, metadata);
    const std::uint64_t length = text.size();
    layout.header.assign(reinterpret_cast<const char*>(&length), kLengthWord);
    layout.header += text;
    for (auto& tensor : layout.tensors) {
        tensor.begin += layout.header.size();
        tensor.end += layout.header.size();
    }
    layout.fileSize = layout.header.size() + next;
    return layout;
}

Result<> writeSafetensors(const SafetensorsLayout& layout, const ByteSink& sink, const TensorProducer& produce) {
    DANLU_CHECK(sink(layout.header));
    for (const auto& tensor : layout.tensors)
        DANLU_CHECK(produceTensor(tensor, sink, produce));
    return ok();
}

Result<> produceTensor(const TensorEntry& tensor, const ByteSink& sink, const TensorProducer& produce) {
    std::uint64_t left = tensor.end - tensor.begin;
    const ByteSink counted = [&](std::string_view bytes) -> Result<> {
        if (bytes.size() > left)
            return Error(ErrorCode::Failed, "tensor " + shownName(tensor.name) + " has more bytes than its place in the file");
        left -= bytes.size();
        return sink(bytes);
    };
    DANLU_CHECK(produce(tensor, counted));
    if (left > 0)
        return Error(ErrorCode::Failed, "tensor " + shownName(tensor.name) + " has " + std::to_string(left) + " bytes less than its place in the file");
    return ok();
}

} // namespace danlu::formats
